import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import type { NetworkSecurityGroupSecurityRule, VirtualNetwork } from "../providers.ts";
import { NetworkSecurityGroup, Subnet, SubnetNetworkSecurityGroupAssociation } from "../providers.ts";
import type { SubnetPurpose } from "./address-plan.ts";
import type { Delegation } from "./defaults.ts";
import { delegationActions } from "./defaults.ts";
import { refuseMissing } from "../required.ts";

export interface GuardedSubnetProps extends CommonProps {
  readonly purpose: SubnetPurpose;
  readonly virtualNetwork: VirtualNetwork;
  readonly range: string;
  readonly rules: readonly NetworkSecurityGroupSecurityRule[];
  /** @default - none */
  readonly delegation?: Delegation | undefined;
}

/** A subnet that nothing leaves or enters but what its own security group allows. */
export class GuardedSubnet extends Construct {
  readonly resource: Subnet;
  readonly securityGroup: NetworkSecurityGroup;
  #id: string;

  constructor(scope: Construct, id: string, props: GuardedSubnetProps) {
    super(scope, id);
    refuseMissing(this, "GuardedSubnetProps", props);
    const { naming, resourceGroup, purpose, delegation } = props;
    this.resource = new Subnet(this, "Resource", {
      name: naming.of("subnet", purpose),
      resourceGroupName: resourceGroup.name,
      virtualNetworkName: props.virtualNetwork.name,
      addressPrefixes: [props.range],
      // Azure.VNET.PrivateSubnet: a resource without a way out of its own gets none from the platform.
      defaultOutboundAccessEnabled: false,
      // Otherwise private endpoints ignore the security group.
      privateEndpointNetworkPolicies: "Enabled",
      ...(delegation && {
        delegation: [
          { name: "service", serviceDelegation: { name: delegation, actions: [delegationActions[delegation]] } },
        ],
      }),
    });
    this.securityGroup = new NetworkSecurityGroup(this, "SecurityGroup", {
      name: naming.of("networkSecurityGroup", purpose),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      securityRule: [...props.rules],
    });
    protect(this, this.securityGroup, props);
    this.#id = new SubnetNetworkSecurityGroupAssociation(this, "SecurityGroupAssociation", {
      subnetId: this.resource.id,
      networkSecurityGroupId: this.securityGroup.id,
    }).subnetId;
  }

  /**
   * The subnet's id as its last association gives it: a resource in the subnet waits until the subnet is guarded and has its way out.
   */
  get id(): string {
    return this.#id;
  }

  /** Associates something with the subnet, after all that is associated already: Azure changes a subnet one step at a time. */
  associate(make: (scope: Construct, subnetId: string) => { readonly subnetId: string }): void {
    this.#id = make(this, this.#id).subnetId;
  }
}

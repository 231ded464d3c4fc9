import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { NatGateway, NatGatewayPublicIpAssociation, SubnetNatGatewayAssociation } from "../providers.ts";
import type { GuardedSubnet } from "./guarded-subnet.ts";
import { PublicAddress } from "./public-address.ts";
import { refuseMissing } from "../required.ts";

export interface NatEgressProps extends CommonProps {
  readonly zoneRedundant: boolean;
}

/** One known address for all that leaves the network; where to, the security groups decide. */
export class NatEgress extends Construct {
  readonly resource: NatGateway;
  readonly address: PublicAddress;
  readonly #natGatewayId: string;

  constructor(scope: Construct, id: string, props: NatEgressProps) {
    super(scope, id);
    refuseMissing(this, "NatEgressProps", props);
    this.address = new PublicAddress(this, "Address", { ...props, purpose: "nat" });
    this.resource = new NatGateway(this, "Resource", {
      name: props.naming.of("natGateway"),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      skuName: "Standard",
    });
    // The id comes from the association, so that no subnet gets a way out that has no address yet.
    this.#natGatewayId = new NatGatewayPublicIpAssociation(this, "AddressAssociation", {
      natGatewayId: this.resource.id,
      publicIpAddressId: this.address.resource.id,
    }).natGatewayId;
  }

  lead(subnet: GuardedSubnet): void {
    subnet.associate(
      (scope, subnetId) =>
        new SubnetNatGatewayAssociation(scope, "EgressAssociation", { subnetId, natGatewayId: this.#natGatewayId }),
    );
  }
}

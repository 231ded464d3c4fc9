import type { IConstruct } from "constructs";
import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { refuseUnless } from "../errors.ts";
import type { VirtualNetwork } from "../providers.ts";
import {
  Firewall,
  FirewallPolicy,
  FirewallPolicyRuleCollectionGroup,
  RouteTable,
  Subnet,
  SubnetRouteTableAssociation,
} from "../providers.ts";
import type { AddressPlan } from "./address-plan.ts";
import { firewallDefaults } from "./defaults.ts";
import type { AllowedNames } from "./firewall-rules.ts";
import { applicationRules, networkRules } from "./firewall-rules.ts";
import type { GuardedSubnet } from "./guarded-subnet.ts";
import { PublicAddress, zones } from "./public-address.ts";
import type { Flow } from "./traffic.ts";
import { refuseMissing } from "../required.ts";

/** A firewall in the network, through which everything leaves it. */
export interface FirewallOptions {
  /**
   * `Premium` also refuses what looks like an attack.
   * @default "Standard"
   */
  readonly tier?: "Standard" | "Premium";
  /**
   * Names on the internet that may be reached, by keys of your choice.
   * @default - none but those that the platform needs
   */
  readonly allow?: Readonly<Record<string, AllowedNames>>;
}

export interface FirewallEgressProps extends CommonProps, FirewallOptions {
  readonly virtualNetwork: VirtualNetwork;
  readonly addresses: AddressPlan;
  readonly flows: readonly Flow[];
  readonly zoneRedundant: boolean;
  /** Whether the gateway is managed from the internet, which must not take the way through the firewall. */
  readonly managedGateway: boolean;
}

/** An allow-list by name and by service tag for all that leaves the network. */
export class FirewallEgress extends Construct {
  readonly resource: Firewall;
  readonly address: PublicAddress;
  readonly policy: FirewallPolicy;
  readonly rules: FirewallPolicyRuleCollectionGroup;
  readonly subnet: Subnet;
  readonly routes: RouteTable;

  constructor(scope: Construct, id: string, props: FirewallEgressProps) {
    super(scope, id);
    refuseMissing(this, "FirewallEgressProps", props);
    const { naming, resourceGroup, addresses, flows, tier = firewallDefaults.tier, allow = {} } = props;
    refuseLooseNames(this, allow, addresses);
    const place = { resourceGroupName: resourceGroup.name, location: resourceGroup.location };
    this.subnet = new Subnet(this, "Subnet", {
      // Azure finds the firewall's subnet by this name and takes no security group on it.
      name: "AzureFirewallSubnet",
      resourceGroupName: resourceGroup.name,
      virtualNetworkName: props.virtualNetwork.name,
      addressPrefixes: [addresses.firewall!],
      defaultOutboundAccessEnabled: false,
    });
    this.address = new PublicAddress(this, "Address", { ...props, purpose: "firewall" });
    this.policy = new FirewallPolicy(this, "Policy", {
      name: naming.of("firewallPolicy"),
      ...place,
      sku: tier,
      threatIntelligenceMode: firewallDefaults.threatIntelligenceMode,
      ...(tier === "Premium" ? { intrusionDetection: { mode: firewallDefaults.intrusionDetectionMode } } : {}),
    });
    this.rules = new FirewallPolicyRuleCollectionGroup(this, "Rules", {
      name: "egress",
      firewallPolicyId: this.policy.id,
      priority: 100,
      networkRuleCollection: [
        { name: "service-tags", priority: 100, action: "Allow", rule: [...networkRules(flows, addresses)] },
      ],
      applicationRuleCollection: [
        { name: "names", priority: 200, action: "Allow", rule: [...applicationRules(flows, allow, addresses)] },
      ],
    });
    this.resource = new Firewall(this, "Resource", {
      name: naming.of("firewall"),
      ...place,
      skuName: "AZFW_VNet",
      skuTier: tier,
      firewallPolicyId: this.policy.id,
      ipConfiguration: [{ name: "egress", subnetId: this.subnet.id, publicIpAddressId: this.address.resource.id }],
      ...(props.zoneRedundant ? { zones: [...zones] } : {}),
      // A policy cannot be changed while a firewall takes it in, and no traffic leaves before the list is complete.
      dependsOn: [this.rules],
    });
    protect(this, this.resource, props);
    this.routes = new RouteTable(this, "Routes", {
      name: naming.of("routeTable"),
      ...place,
      // Routes that a gateway to other networks announces must not lead around the firewall.
      bgpRoutePropagationEnabled: false,
      route: [
        {
          name: "everything",
          addressPrefix: "0.0.0.0/0",
          nextHopType: "VirtualAppliance",
          nextHopInIpAddress: this.resource.ipConfiguration.get(0).privateIpAddress,
        },
        ...(props.managedGateway
          ? [{ name: "gateway-management", addressPrefix: "ApiManagement", nextHopType: "Internet" }]
          : []),
      ],
    });
  }

  lead(subnet: GuardedSubnet): void {
    subnet.associate(
      (scope, subnetId) =>
        new SubnetRouteTableAssociation(scope, "EgressAssociation", { subnetId, routeTableId: this.routes.id }),
    );
  }
}

const hostName = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** A bare wildcard, or one below a top-level domain, allows unknown hosts. */
const refuseLooseNames = (
  at: IConstruct,
  allow: Readonly<Record<string, AllowedNames>>,
  addresses: AddressPlan,
): void => {
  for (const [key, { from = "containers", names }] of Object.entries(allow)) {
    const field = `egress.firewall.allow.${key}`;
    refuseUnless(addresses[from] !== undefined, "NOT_FOUND", {
      at,
      field: `${field}.from`,
      received: from,
      expected: "a segment that this network has",
    });
    refuseUnless(names.length > 0, "VALUE_INVALID", {
      at,
      field: `${field}.names`,
      received: names,
      expected: "at least one name",
    });
    for (const name of names) {
      refuseUnless(hostName.test(name), "VALUE_INVALID", {
        at,
        field: `${field}.names`,
        received: name,
        expected: "a lower-case host name such as api.example.com, or *.example.com for all names below it",
      });
    }
  }
};

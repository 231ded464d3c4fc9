import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { ConstructError, refuseUnless } from "../errors.ts";
import type { GatewaySubnetProps } from "../gateway/subnet.ts";
import { gatewaySubnet } from "../gateway/subnet.ts";
import { VirtualNetwork } from "../providers.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import type { AddressPlan, SubnetPurpose } from "./address-plan.ts";
import { planAddresses, smallest } from "./address-plan.ts";
import { parseCidr } from "./cidr.ts";
import type { Delegation } from "./defaults.ts";
import { networkDefaults } from "./defaults.ts";
import type { FirewallOptions } from "./firewall-egress.ts";
import { FirewallEgress } from "./firewall-egress.ts";
import { FlowLogs } from "./flow-logs.ts";
import { GuardedSubnet } from "./guarded-subnet.ts";
import { NatEgress } from "./nat-egress.ts";
import { securityRules } from "./security-rules.ts";
import { permittedTraffic } from "./traffic.ts";
import { refuseMissing } from "../required.ts";

/** A network with the subnets that this package builds in. */
export interface NetworkRef {
  /** The resource id of the virtual network. */
  readonly id: string;
  /** Throws for a subnet that the network does not have. */
  subnetId(purpose: SubnetPurpose): string;
  /** From which the gateway calls, where this deployment has chosen the addresses. */
  readonly gatewayRange?: string | undefined;
}

/** What `IsolatedNetwork` takes. */
export interface IsolatedNetworkProps extends CommonProps, Weakenable<"internetEgress"> {
  /** Its name in Azure. @default - from naming */
  readonly name?: string;
  /**
   * IMPORTANT: the addresses must be outside of every range that the network will be connected to, and a later change replaces all subnets.
   * @default "10.64.0.0/21"
   */
  readonly addressSpace?: string;
  /**
   * Ranges of your own choice, by segment.
   * @default - each segment has an eighth of the address space, always the same one
   */
  readonly subnets?: AddressPlan;
  /**
   * The gateway that the network is for: its tier decides what its subnet must be like, and whether there is one.
   * @default - the gateway's own defaults
   */
  readonly gateway?: GatewaySubnetProps;
  /**
   * Ranges or service tags, beside the network's own segments, that may call a gateway which is private. `VirtualNetwork` stands for all connected
   * networks. A gateway behind a private endpoint shares its subnet with the other endpoints, which clients then reach as well.
   * @default - none
   */
  readonly clients?: readonly string[];
  /**
   * Ports of private endpoints that the server calls. Azure Managed Redis answers on 10000.
   * @default [443]
   */
  readonly endpointPorts?: readonly number[];
  /**
   * How traffic leaves the network. `nat` gives it one address, and the security groups allow the service tags that the platform needs; a firewall
   * allows names on the internet besides.
   * @default "nat"
   */
  readonly egress?: "nat" | { readonly firewall: FirewallOptions };
  /**
   * Name servers of a landing zone with central DNS; at least two.
   * @default - Azure's own, in which the private zones resolve
   */
  readonly dnsServers?: readonly string[];
  /**
   * Spread addresses and firewall over availability zones. The region must have zones.
   * @default false
   */
  readonly zoneRedundant?: boolean;
  /**
   * Keeps a record of every connection. A storage account that needs this network for its own endpoint comes later: use `FlowLogs` then.
   * @default - none
   */
  readonly flowLogs?: { readonly storageAccountId: string };
}

/**
 * A network in which each component has a subnet of its own, and each subnet a security group that allows what its component needs and denies the
 * rest both ways.
 *
 * @example
 * const isolated = new IsolatedNetwork(stack, "network", { ...surroundings, addressSpace: "10.80.0.0/21" });
 * isolated.subnetId("endpoints");
 */
export class IsolatedNetwork extends Construct implements NetworkRef {
  /** A network that exists already. Its security groups and its way out are its owner's. */
  static fromExisting(
    scope: Construct,
    id: string,
    existing: { readonly id: string; readonly subnetIds: Readonly<Partial<Record<SubnetPurpose, string>>> },
  ): NetworkRef {
    const at = new Construct(scope, id);
    return { id: existing.id, subnetId: (purpose) => known(at, purpose, existing.subnetIds[purpose]) };
  }

  readonly resource: VirtualNetwork;
  readonly subnets: Readonly<Partial<Record<SubnetPurpose, GuardedSubnet>>>;
  readonly gatewayRange: string | undefined;
  readonly egress: NatEgress | FirewallEgress;
  readonly flowLogs: FlowLogs | undefined;

  constructor(scope: Construct, id: string, props: IsolatedNetworkProps) {
    super(scope, id);
    refuseMissing(this, "IsolatedNetworkProps", props);
    const { naming, resourceGroup, diagnostics, egress = networkDefaults.egress, dnsServers } = props;
    const gateway = gatewaySubnet(props.gateway);
    const addressSpace = props.addressSpace ?? networkDefaults.addressSpace;
    const addresses = planAddresses(this, {
      addressSpace,
      ...(props.subnets ? { subnets: props.subnets } : {}),
      needs: {
        ...(gateway ? { gateway: gateway.smallest } : {}),
        containers: smallest.containers,
        endpoints: smallest.endpoints,
        ...(egress === "nat" ? {} : { firewall: smallest.firewall }),
      },
    });
    refuseUnless(dnsServers === undefined || areNameServers(dnsServers), "VALUE_INVALID", {
      at: this,
      field: "dnsServers",
      received: dnsServers,
      expected: "addresses of at least two name servers (CKV_AZURE_182), or nothing for Azure's own",
    });
    this.resource = new VirtualNetwork(this, "Resource", {
      name: props.name ?? naming.of("virtualNetwork"),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      addressSpace: [addressSpace],
      ...(dnsServers ? { dnsServers: [...dnsServers] } : {}),
      ...(props.preventDestroy ? { lifecycle: { preventDestroy: true } } : {}),
    });
    protect(this, this.resource, props);

    // Rights and tags belong to the network as a whole; tags reach the parts through the tree.
    const parts: CommonProps = { naming, resourceGroup, diagnostics, ...(props.lock ? { lock: props.lock } : {}) };
    const flows = permittedTraffic({
      gateway,
      clients: props.clients ?? networkDefaults.clients,
      endpointPorts: props.endpointPorts ?? networkDefaults.endpointPorts,
      nameServers: dnsServers ?? [],
      internet: this.#opensInternet(props, egress),
    });
    const subnet = (purpose: SubnetPurpose, delegation?: Delegation): GuardedSubnet =>
      new GuardedSubnet(this, purpose, {
        ...parts,
        purpose,
        virtualNetwork: this.resource,
        range: addresses[purpose]!,
        rules: securityRules(purpose, flows, addresses),
        delegation,
      });
    this.gatewayRange = addresses.gateway;
    this.subnets = {
      ...(gateway ? { gateway: subnet("gateway", gateway.delegation) } : {}),
      containers: subnet("containers", "Microsoft.App/environments"),
      endpoints: subnet("endpoints"),
    };

    // A classic gateway has a way out of its own and is managed from outside.
    const managedGateway = gateway !== undefined && gateway.delegation === undefined;
    const zoneRedundant = props.zoneRedundant ?? networkDefaults.zoneRedundant;
    this.egress =
      egress === "nat"
        ? new NatEgress(this, "nat", { ...parts, zoneRedundant })
        : new FirewallEgress(this, "firewall", {
            ...parts,
            ...egress.firewall,
            virtualNetwork: this.resource,
            addresses,
            flows,
            zoneRedundant,
            managedGateway,
          });
    const { gateway: gatewaySegment, containers } = this.subnets;
    if (gatewaySegment && !(egress === "nat" && managedGateway)) this.egress.lead(gatewaySegment);
    if (containers) this.egress.lead(containers);

    this.flowLogs =
      props.flowLogs && new FlowLogs(this, "flow-logs", { ...parts, ...props.flowLogs, networkId: this.resource.id });
  }

  get id(): string {
    return this.resource.id;
  }

  subnetId(purpose: SubnetPurpose): string {
    return known(this, purpose, this.subnets[purpose]?.id);
  }

  #opensInternet(props: IsolatedNetworkProps, egress: NonNullable<IsolatedNetworkProps["egress"]>): boolean {
    const weakened = isWeakened(this, props, "internetEgress");
    refuseUnless(!weakened || egress === "nat", "VALUES_CONFLICT", {
      at: this,
      field: "weaken.internetEgress",
      received: props.weaken?.internetEgress,
      expected: "nothing with a firewall: name what may be reached in egress.firewall.allow",
    });
    return weakened || egress !== "nat";
  }
}

const areNameServers = (addresses: readonly string[]): boolean =>
  addresses.length >= 2 && addresses.every((address) => parseCidr(`${address}/32`) !== undefined);

const known = (at: Construct, purpose: SubnetPurpose, subnetId: string | undefined): string => {
  if (subnetId !== undefined) return subnetId;
  throw new ConstructError("NOT_FOUND", {
    at,
    field: "subnetId",
    received: purpose,
    expected: purpose === "gateway" ? "a gateway tier that reaches into a network" : "a subnet that this network has",
  });
};

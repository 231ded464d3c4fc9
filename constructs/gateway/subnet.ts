import type { Exposure, PlacementProps } from "./placement.ts";
import { placementDefaults } from "./placement.ts";
import { factsOf } from "./tiers.ts";

/** One rule of a network security group, in azurerm's words; sources and destinations are service tags. */
export interface GatewaySubnetRule {
  /** The name of the rule. */
  readonly name: string;
  /** Whether it is about traffic in or out. */
  readonly direction: "Inbound" | "Outbound";
  /** The source of the traffic: a service tag, a range or `*`. */
  readonly source: string;
  /** The destination of the traffic: a service tag, a range or `*`. */
  readonly destination: string;
  /** The ports that it is for. */
  readonly ports: readonly string[];
  /** What breaks without it. */
  readonly why: string;
}

/** Requirements of the gateway's subnet. */
export interface GatewaySubnet {
  /** The service to which the subnet is delegated. */
  readonly delegation: "Microsoft.Web/serverFarms" | "Microsoft.Web/hostingEnvironments" | undefined;
  /** Prefix length of the smallest subnet that works; v2 tiers want /24 to grow. */
  readonly smallest: 27 | 29;
  /** What must be allowed beside the way to the backends. */
  readonly rules: readonly GatewaySubnetRule[];
}

const to = (destination: string, ports: readonly string[], why: string): GatewaySubnetRule => ({
  name: `Allow${destination}Outbound`,
  direction: "Outbound",
  source: "VirtualNetwork",
  destination,
  ports,
  why,
});

const from = (source: string, port: string, why: string): GatewaySubnetRule => ({
  name: `Allow${source.replace(".", "")}Inbound`,
  direction: "Inbound",
  source,
  destination: "VirtualNetwork",
  ports: [port],
  why,
});

/** https://learn.microsoft.com/azure/api-management/virtual-network-reference */
const classicRules: readonly GatewaySubnetRule[] = [
  from("ApiManagement", "3443", "the control plane manages the gateway through this port"),
  from("AzureLoadBalancer", "6390", "health probe of the platform; without it every request is dropped"),
  to("Storage", ["443"], "the gateway's configuration and logs"),
  to("Sql", ["1433"], "the gateway's configuration"),
  to("AzureKeyVault", ["443"], "certificates and the platform's own secrets"),
  to("AzureActiveDirectory", ["443"], "tokens of the managed identities, signing keys of callers' tokens"),
  to("AzureMonitor", ["443", "1886"], "logs and metrics"),
  to("Internet", ["80"], "certificate chains: revocation lists and responders are served without TLS"),
];

const clients = {
  internet: from("Internet", "443", "clients; the gateway is what may be reached from the internet"),
  frontDoor: from("AzureFrontDoor.Backend", "443", "clients, through Front Door alone"),
} as const;

/** What `GatewaySubnet` takes. */
export interface GatewaySubnetProps extends Pick<PlacementProps, "tier" | "exposure" | "privateBy"> {
  /**
   * Whether Front Door stands in front of a public gateway, so that no other source needs to reach it.
   * @default false
   */
  readonly behindFrontDoor?: boolean;
}

/**
 * Requirements of the subnet of such a gateway; undefined for a tier that cannot use one.
 *
 * @example
 * gatewaySubnet({ tier: "StandardV2", exposure: "private" }); // what its subnet has to be like
 */
export const gatewaySubnet = (props: GatewaySubnetProps = {}): GatewaySubnet | undefined => {
  const { tier = placementDefaults.tier, exposure = placementDefaults.exposure, privateBy, behindFrontDoor } = props;
  const { reach } = factsOf(tier);
  if (reach === "none") return undefined;
  if (reach === "injection") {
    return { delegation: undefined, smallest: 29, rules: [...inbound(exposure, behindFrontDoor), ...classicRules] };
  }
  if (privateBy !== "injection") return { delegation: "Microsoft.Web/serverFarms", smallest: 27, rules: [] };
  const rules = [
    from("AzureLoadBalancer", "80", "health probe of the platform"),
    to("Storage", ["443"], "the gateway's configuration and logs"),
    to("AzureKeyVault", ["443"], "certificates and the platform's own secrets"),
  ];
  return { delegation: "Microsoft.Web/hostingEnvironments", smallest: 27, rules };
};

const inbound = (exposure: Exposure, behindFrontDoor = false): readonly GatewaySubnetRule[] =>
  exposure === "private" ? [] : [behindFrontDoor ? clients.frontDoor : clients.internet];

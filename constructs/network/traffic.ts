import type { GatewaySubnet } from "../gateway/subnet.ts";
import type { SubnetPurpose } from "./address-plan.ts";

/** A source outside the network: a service tag, or ranges. */
export interface Outsider {
  readonly name: string;
  readonly addresses: readonly string[];
}

export type Peer = SubnetPurpose | Outsider;

/** A permitted connection from one peer to another. All other traffic is denied on both sides. */
export interface Flow {
  readonly from: Peer;
  readonly to: Peer;
  readonly protocol: "Tcp" | "*";
  readonly ports: readonly string[];
  /** At most 140 characters: it stands in Azure as the rule's description. */
  readonly why: string;
}

export interface TrafficProps {
  /** What the gateway's tier asks of its subnet; nothing for a tier without one. */
  readonly gateway: GatewaySubnet | undefined;
  /** Ranges or tags, beside the network's own segments, that may call the gateway where it is private. */
  readonly clients: readonly string[];
  /** What private endpoints answer on. */
  readonly endpointPorts: readonly number[];
  /** Name servers that are not Azure's own, which no security group stands before. */
  readonly nameServers: readonly string[];
  /** Whether the server may open HTTPS connections to the internet; a firewall on the way decides to which names. */
  readonly internet: boolean;
}

const tag = (name: string): Outsider => ({ name: name.replace(".", ""), addresses: [name] });

const tcp = (from: Peer, to: Peer, ports: readonly string[], why: string): Flow => ({
  from,
  to,
  protocol: "Tcp",
  ports,
  why,
});

/** A gateway that is only integrated takes requests in elsewhere. */
const answersInSubnet = (gateway: GatewaySubnet): boolean => gateway.delegation !== "Microsoft.Web/serverFarms";

const https = ["443"] as const;
// Behind the environment's load balancer its proxy listens on 31443, and that is the port which the receiving side sees.
const environment = ["443", "31443"] as const;

/**
 * Everything that the services need, and nothing else.
 * https://learn.microsoft.com/azure/container-apps/firewall-integration
 * https://learn.microsoft.com/azure/api-management/virtual-network-reference
 */
export const permittedTraffic = (props: TrafficProps): readonly Flow[] => {
  const { gateway, clients, endpointPorts, nameServers, internet } = props;
  return [
    ...(gateway === undefined ? [] : gatewayTraffic(gateway, clients)),
    tcp(
      tag("AzureLoadBalancer"),
      "containers",
      ["30000-32767"],
      "health probes; their two ports are chosen from this range",
    ),
    {
      from: "containers",
      to: "containers",
      protocol: "*",
      ports: ["*"],
      why: "the environment's nodes among themselves",
    },
    tcp("containers", "endpoints", endpointPorts.map(String), "the server, to private services"),
    tcp("containers", tag("MicrosoftContainerRegistry"), https, "system containers of the environment"),
    tcp("containers", tag("AzureFrontDoor.FirstParty"), https, "what the Microsoft container registry serves from"),
    tcp(
      "containers",
      tag("AzureActiveDirectory"),
      https,
      "tokens of the server's identity, keys that callers' tokens are signed with",
    ),
    tcp("containers", tag("AzureMonitor"), https, "logs and metrics of the platform"),
    ...(nameServers.length === 0
      ? []
      : ([...(gateway === undefined ? [] : ["gateway" as const]), "containers"] as const).map((from): Flow => ({
          from,
          to: { name: "NameServers", addresses: nameServers },
          protocol: "*",
          ports: ["53"],
          why: "names, from the network's own name servers",
        }))),
    ...(internet ? [tcp("containers", tag("Internet"), https, "calls of tools to the outside")] : []),
  ];
};

const gatewayTraffic = (gateway: GatewaySubnet, clients: readonly string[]): readonly Flow[] => {
  const own: readonly Flow[] = [
    tcp("gateway", "containers", environment, "requests, through the gateway alone"),
    tcp("gateway", "endpoints", https, "the gateway, to private services and telemetry"),
    tcp(
      "gateway",
      tag("AzureActiveDirectory"),
      https,
      "tokens of the gateway's identity, keys that callers' tokens are signed with",
    ),
    tcp("gateway", tag("AzureMonitor"), https, "logs and metrics of the platform"),
  ];
  // Where a tier speaks of the whole network, its own subnet is meant.
  const tier = gateway.rules.map(({ direction, source, destination, ports, why }) =>
    direction === "Inbound" ? tcp(tag(source), "gateway", ports, why) : tcp("gateway", tag(destination), ports, why),
  );
  const asked = new Set(tier.map(({ to }) => (typeof to === "string" ? to : to.name)));
  return [
    ...own.filter(({ to }) => typeof to === "string" || !asked.has(to.name)),
    ...tier,
    ...(clients.length === 0
      ? []
      : [
          tcp(
            { name: "Clients", addresses: clients },
            answersInSubnet(gateway) ? "gateway" : "endpoints",
            https,
            "callers of the private gateway",
          ),
        ]),
  ];
};

import { describe, expect, it } from "vitest";
import type { StackJson } from "../testing.ts";
import { resourcesOf, surroundings, synthesize } from "../testing.ts";
import { contains, parseCidr } from "./cidr.ts";
import type { IsolatedNetworkProps, SubnetPurpose } from "./index.ts";
import { IsolatedNetwork } from "./index.ts";

const network = (props: Partial<IsolatedNetworkProps> = {}): StackJson =>
  synthesize((stack) => {
    new IsolatedNetwork(stack, "network", { ...surroundings, ...props });
  });

type Rule = Readonly<Record<string, unknown>>;

const rulesOf = (stack: StackJson, segment: SubnetPurpose): readonly Rule[] =>
  resourcesOf(stack, "azurerm_network_security_group").find(({ name }) => String(name).endsWith(segment))![
    "security_rule"
  ] as Rule[];

interface Packet {
  readonly direction: "Inbound" | "Outbound";
  /** An address, or a service tag. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly protocol: "Tcp" | "Udp";
}

const values = (rule: Rule, one: string, more: string): readonly string[] =>
  [rule[one], ...((rule[more] as unknown[] | null) ?? [])].filter((value) => typeof value === "string");

const names = (range: string, peer: string): boolean => {
  const [outer, inner] = [parseCidr(range), parseCidr(`${peer}/32`)];
  return range === "*" || range === peer || Boolean(outer && inner && contains(outer, inner));
};

const covers = (ports: string, port: number): boolean => {
  const [first = 0, last = first] = ports.split("-").map(Number);
  return ports === "*" || (port >= first && port <= last);
};

/** What Azure would do: the first rule by priority that matches decides, and its own rules below allow the whole network. */
const verdict = (rules: readonly Rule[], packet: Packet): boolean => {
  const decisive = rules
    .filter(({ direction }) => direction === packet.direction)
    .sort((a, b) => Number(a["priority"]) - Number(b["priority"]))
    .find(
      (rule) =>
        [packet.protocol, "*"].includes(String(rule["protocol"])) &&
        values(rule, "source_address_prefix", "source_address_prefixes").some((at) => names(at, packet.from)) &&
        values(rule, "destination_address_prefix", "destination_address_prefixes").some((at) => names(at, packet.to)) &&
        values(rule, "destination_port_range", "destination_port_ranges").some((ports) => covers(ports, packet.port)),
    );
  return decisive?.["access"] !== "Deny";
};

/** An address in each segment of the default address space; every other source is an address or a service tag. */
const within = { gateway: "10.64.0.4", containers: "10.64.1.4", endpoints: "10.64.2.4" } as const;
const addressOf = (peer: string): string => (within as Record<string, string>)[peer] ?? peer;

const enters = (stack: StackJson, from: string, to: SubnetPurpose, port: number, protocol: "Tcp" | "Udp" = "Tcp") =>
  verdict(rulesOf(stack, to), { direction: "Inbound", from: addressOf(from), to: within[to], port, protocol });

const leaves = (stack: StackJson, from: SubnetPurpose, to: string, port: number, protocol: "Tcp" | "Udp" = "Tcp") =>
  verdict(rulesOf(stack, from), { direction: "Outbound", from: within[from], to: addressOf(to), port, protocol });

const secondContainer = "10.64.1.9";
const elsewhere = "10.64.7.7";

describe("traffic in an isolated network", () => {
  const standard = network();

  it.each<[string, SubnetPurpose, number, boolean]>([
    ["gateway", "containers", 443, true],
    ["gateway", "containers", 31443, true],
    ["gateway", "containers", 80, false],
    ["gateway", "containers", 22, false],
    ["endpoints", "containers", 443, false],
    [elsewhere, "containers", 443, false],
    ["Internet", "containers", 443, false],
    [secondContainer, "containers", 9000, true],
    ["AzureLoadBalancer", "containers", 30_000, true],
    ["AzureLoadBalancer", "containers", 443, false],
    ["gateway", "endpoints", 443, true],
    ["containers", "endpoints", 443, true],
    ["containers", "endpoints", 10_000, false],
    ["gateway", "endpoints", 80, false],
    [elsewhere, "endpoints", 443, false],
    ["VirtualNetwork", "endpoints", 443, false],
    ["containers", "gateway", 443, false],
    ["Internet", "gateway", 443, false],
  ])("R-86 from %s into %s on %i: %s", (from, to, port, allowed) => {
    expect(enters(standard, from, to, port)).toBe(allowed);
  });

  it.each<[SubnetPurpose, string, number, boolean]>([
    ["gateway", "containers", 443, true],
    ["gateway", "endpoints", 443, true],
    ["gateway", "AzureActiveDirectory", 443, true],
    ["gateway", "AzureMonitor", 443, true],
    ["gateway", "Storage", 443, false],
    ["gateway", "Internet", 443, false],
    ["containers", "endpoints", 443, true],
    ["containers", secondContainer, 9000, true],
    ["containers", "gateway", 443, false],
    ["containers", elsewhere, 443, false],
    ["containers", "MicrosoftContainerRegistry", 443, true],
    ["containers", "AzureFrontDoor.FirstParty", 443, true],
    ["containers", "AzureActiveDirectory", 443, true],
    ["containers", "AzureMonitor", 443, true],
    ["containers", "Internet", 443, false],
    ["containers", "Internet", 22, false],
    ["endpoints", "gateway", 443, false],
    ["endpoints", "containers", 443, false],
    ["endpoints", "Internet", 443, false],
  ])("R-86 out of %s to %s on %i: %s", (from, to, port, allowed) => {
    expect(leaves(standard, from, to, port)).toBe(allowed);
  });

  it("R-86 lets names be asked of the network's own name servers, and of no others", () => {
    const named = network({ dnsServers: ["10.1.0.4", "10.1.0.5"] });
    for (const segment of ["gateway", "containers"] as const) {
      expect(leaves(named, segment, "10.1.0.5", 53, "Udp")).toBe(true);
      expect(leaves(named, segment, "10.1.0.5", 53)).toBe(true);
      expect(leaves(named, segment, "10.1.0.5", 443)).toBe(false);
      expect(leaves(named, segment, "10.1.0.6", 53, "Udp")).toBe(false);
      expect(leaves(standard, segment, "10.1.0.5", 53, "Udp")).toBe(false);
    }
  });

  it("R-86 denies what no rule names, in both directions and last, on every subnet", () => {
    for (const segment of Object.keys(within) as SubnetPurpose[]) {
      for (const direction of ["Inbound", "Outbound"]) {
        const rules = rulesOf(standard, segment).filter((rule) => rule["direction"] === direction);
        const last = rules.sort((a, b) => Number(a["priority"]) - Number(b["priority"])).at(-1);
        expect(last).toMatchObject({
          access: "Deny",
          priority: 4096,
          protocol: "*",
          source_address_prefix: "*",
          destination_address_prefix: "*",
          destination_port_range: "*",
        });
        expect(rules.filter(({ access }) => access === "Deny")).toHaveLength(1);
      }
    }
  });

  it("R-86 allows no protocol but TCP across a subnet's border", () => {
    expect(enters(standard, "gateway", "containers", 443, "Udp")).toBe(false);
    expect(leaves(standard, "containers", "endpoints", 443, "Udp")).toBe(false);
  });

  it("opens the port of Managed Redis to the server alone, when asked", () => {
    const stack = network({ endpointPorts: [443, 10_000] });
    expect(enters(stack, "containers", "endpoints", 10_000)).toBe(true);
    expect(leaves(stack, "containers", "endpoints", 10_000)).toBe(true);
    expect(enters(stack, "gateway", "endpoints", 10_000)).toBe(false);
  });

  it("lets the server out to the internet only for a reason", () => {
    const stack = network({ weaken: { internetEgress: "tools fetch pages; the server has the list of hosts" } });
    expect(leaves(stack, "containers", "Internet", 443)).toBe(true);
    expect(leaves(stack, "containers", "Internet", 80)).toBe(false);
    expect(leaves(stack, "gateway", "Internet", 443)).toBe(false);
    expect(enters(stack, "Internet", "containers", 443)).toBe(false);
  });

  it("leaves the way to the internet open towards a firewall, which has the list of names", () => {
    expect(leaves(network({ egress: { firewall: {} } }), "containers", "Internet", 443)).toBe(true);
  });

  describe("to a private gateway", () => {
    const clients = ["10.20.0.0/16", "10.30.0.0/16"];

    it("comes through its endpoint from named clients, and from nowhere by default", () => {
      expect(enters(standard, "10.20.3.4", "endpoints", 443)).toBe(false);
      const stack = network({ clients });
      expect(enters(stack, "10.20.3.4", "endpoints", 443)).toBe(true);
      expect(enters(stack, "10.30.3.4", "endpoints", 443)).toBe(true);
      expect(enters(stack, "10.40.3.4", "endpoints", 443)).toBe(false);
      expect(enters(stack, "10.20.3.4", "gateway", 443)).toBe(false);
      expect(enters(stack, "10.20.3.4", "containers", 443)).toBe(false);
    });

    it.each(["PremiumV2", "Developer"] as const)("comes straight to an injected %s", (tier) => {
      const stack = network({ gateway: { tier, privateBy: "injection" }, clients });
      expect(enters(stack, "10.20.3.4", "gateway", 443)).toBe(true);
      expect(enters(stack, "10.40.3.4", "gateway", 443)).toBe(false);
      expect(enters(stack, "10.20.3.4", "endpoints", 443)).toBe(false);
    });
  });

  describe("of a classic gateway", () => {
    const stack = network({ gateway: { tier: "Developer", exposure: "internet" } });

    it.each<[string, number, boolean]>([
      ["Internet", 443, true],
      ["Internet", 3443, false],
      ["ApiManagement", 3443, true],
      ["AzureLoadBalancer", 6390, true],
      ["containers", 443, false],
    ])("R-86 from %s on %i: %s", (from, port, allowed) => {
      expect(enters(stack, from, "gateway", port)).toBe(allowed);
    });

    it.each<[string, number, boolean]>([
      ["Storage", 443, true],
      ["Sql", 1433, true],
      ["AzureKeyVault", 443, true],
      ["AzureActiveDirectory", 443, true],
      ["AzureMonitor", 1886, true],
      ["Internet", 80, true],
      ["Internet", 443, false],
      ["containers", 443, true],
      ["endpoints", 443, true],
    ])("R-86 to %s on %i: %s", (to, port, allowed) => {
      expect(leaves(stack, "gateway", to, port)).toBe(allowed);
    });
  });

  describe("of an injected PremiumV2", () => {
    const stack = network({ gateway: { tier: "PremiumV2", privateBy: "injection" } });

    it("R-86 lets the platform's probe in and refuses all else", () => {
      expect(enters(stack, "AzureLoadBalancer", "gateway", 80)).toBe(true);
      expect(enters(stack, "Internet", "gateway", 443)).toBe(false);
      expect(enters(stack, "ApiManagement", "gateway", 3443)).toBe(false);
    });

    it.each<[string, number, boolean]>([
      ["Storage", 443, true],
      ["AzureKeyVault", 443, true],
      ["Sql", 1433, false],
      ["Internet", 80, false],
    ])("R-86 to %s on %i: %s", (to, port, allowed) => {
      expect(leaves(stack, "gateway", to, port)).toBe(allowed);
    });
  });

  it.each<IsolatedNetworkProps["gateway"]>([
    { tier: "StandardV2" },
    { tier: "PremiumV2", privateBy: "injection" },
    { tier: "Developer", exposure: "internet", behindFrontDoor: true },
    { tier: "Premium", exposure: "internet" },
  ])("has rules that Azure takes, for %j", (gateway) => {
    const stack = network({
      ...(gateway ? { gateway } : {}),
      clients: ["VirtualNetwork"],
      endpointPorts: [443, 10_000],
    });
    for (const segment of Object.keys(within) as SubnetPurpose[]) {
      const rules = rulesOf(stack, segment);
      const unique = (key: (rule: Rule) => unknown) => expect(new Set(rules.map(key)).size).toBe(rules.length);
      unique(({ name }) => name);
      unique(({ direction, priority }) => `${String(direction)} ${String(priority)}`);
      for (const rule of rules) {
        expect(rule["name"]).toMatch(/^[A-Za-z][A-Za-z0-9]{0,79}$/);
        expect(String(rule["description"]).length).toBeLessThanOrEqual(140);
        for (const [one, more] of [
          ["source_address_prefix", "source_address_prefixes"],
          ["destination_address_prefix", "destination_address_prefixes"],
          ["destination_port_range", "destination_port_ranges"],
        ] as const) {
          // Exactly one of the two, and the plural one for ranges only.
          expect([rule[one], rule[more]].filter((value) => value !== null && value !== undefined)).toHaveLength(1);
          expect((rule[more] as unknown[] | null)?.length ?? 2).toBeGreaterThan(1);
        }
      }
    }
  });
});

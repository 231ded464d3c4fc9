import type { Profile } from "@mcp-landing-zone/constructs";
import { profiles } from "@mcp-landing-zone/constructs";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import { pricedOn, prices } from "@mcp-landing-zone/constructs";
import { fixedCost, total } from "../../stacks/reports/cost.ts";

const table = (rows: readonly (readonly string[])[]): string =>
  [rows[0]!, rows[0]!.map(() => "---"), ...rows.slice(1)].map((row) => `| ${row.join(" | ")} |`).join("\n");

const names = Object.keys(profiles) as (keyof typeof profiles)[];
const yesNo = (value: boolean): string => (value ? "yes" : "no");

const decisions: readonly [string, (profile: Profile) => string][] = [
  ["API Management", ({ gateway }) => `${gateway.tier}, ${gateway.capacity} unit${gateway.capacity > 1 ? "s" : ""}`],
  ["availability zones", ({ zoneRedundant }) => yesNo(zoneRedundant)],
  ["replicas of the server", ({ server }) => `${server.minReplicas} to ${server.maxReplicas}`],
  ["state shared by replicas", ({ sharedState }) => (sharedState ? "Managed Redis" : "none needed")],
  ["logs kept for", ({ logs }) => `${logs.retentionDays} days`],
  ["logs can be read from the internet", ({ logs }) => yesNo(logs.queryFromInternet)],
  ["audit records cannot be changed for", ({ archive }) => `${archive.immutableDays} days`],
  ["copies of what is stored", ({ archive }) => archive.replication],
  [
    "encryption keys",
    ({ keys }) => ({ platform: "Azure's", customer: "yours", "customer-hsm": "yours, in an HSM" })[keys],
  ],
  [
    "way out of the network",
    ({ egress }) => (egress === "nat" ? "NAT gateway" : "Azure Firewall, names allowed one by one"),
  ],
  [
    "web application firewall",
    ({ frontDoor, gateway }) =>
      frontDoor
        ? "Front Door, when exposed to the internet"
        : gateway.tier === "StandardV2"
          ? "Front Door, with `frontDoor: true` and exposed to the internet"
          : "no",
  ],
  ["record of every connection", ({ flowLogs }) => yesNo(flowLogs)],
  ["Terraform refuses to destroy data", ({ preventDestroy }) => yesNo(preventDestroy)],
];

/** docs/profiles.md, made from what the profiles are and from what the stacks of each contain. */
export const profilesPage = (stacks: Readonly<Record<keyof typeof profiles, readonly StackJson[]>>): string => {
  const costs = Object.fromEntries(names.map((name) => [name, fixedCost(stacks[name])]));
  const items = Object.keys(prices).filter((item) =>
    names.some((name) => costs[name]!.some(({ what }) => what === item)),
  );
  const cell = (name: string, item: string): string => {
    const line = costs[name]!.find(({ what }) => what === item);
    return line ? `${line.count} × ${prices[item]!.monthly} = ${Math.round(line.monthly)}` : "";
  };
  return `# Profiles

A profile decides size, redundancy, retention and cost. It never decides identity, logging or input rules: those are the same in all of them.

${table([["", ...names], ...decisions.map(([what, of]) => [what, ...names.map((name) => of(profiles[name]))])])}

Unless the configuration says otherwise, \`dev\` is exposed to the internet and the others are private. A profile that \`--profile\` names makes a
deployment of its own: without \`environment\` in the configuration its name is that of the profile. A deployment that lives keeps its profile, because
the gateway's tier, zones and the registry's key are chosen when they are made: a change to \`standard\` or \`regulated\` is then refused, one to \`dev\` would make
them anew.

Keys of yours encrypt images, documents and what Content Safety keeps. Logs, the archive and shared state stay with keys of Azure's: a holder who may take a
key away could otherwise make the record of it unreadable.

\`frontDoor: true\` puts Front Door Premium with its web application firewall before a gateway of \`standard\` that the internet reaches, for about 330 USD a month.
The gateway's public name is closed then: Front Door reaches it by Private Link alone, and the endpoint refuses a request that does not carry this Front Door's id (\`X-Azure-FDID\`),
so that a way into the network is no way around the firewall. \`dev\` cannot have it: its gateway is in the network, where Front Door reaches none privately.

A deployment behind Front Door needs a host name of its own, because Front Door's own is only known after deployment. The
archive's policy holds until a person with the right to changes it; \`lockArchive\` in the configuration makes it irreversible, in any profile.

## What it costs before the first request

**An estimate**, in US dollars a month, from list prices looked up on ${pricedOn}. Traffic, requests, stored gigabytes and logs come on top;
discounts and other regions change everything. A price without a source is from memory and rounded up: check it before you rely on it.

${table([
  ["", "per", ...names],
  ...items.map((item) => {
    const { per, source } = prices[item]!;
    return [`\`${item}\``, source ? `[${per}](${source})` : per, ...names.map((name) => cell(name, item))];
  }),
  ["**total**", "", ...names.map((name) => `**${total(costs[name]!)}**`)],
])}

The counts are those of the deployments in \`test/deployments.ts\`; \`npm run synth\` prints the total of yours. This page is made by a test and
fails when it is not what the code says.
`;
};

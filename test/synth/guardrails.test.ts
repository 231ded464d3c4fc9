import type { GuardrailReport } from "@mcp-landing-zone/governance/guardrails";
import {
  exemptionRequests,
  guardrails,
  landingZoneRules,
  passes,
  toMarkdown,
  unruledTypes,
} from "@mcp-landing-zone/governance/guardrails";
import { afterAll, describe, expect, it } from "vitest";
import { factOf } from "../../constructs/azure-types/index.ts";
import { guardrailReport } from "../../stacks/reports/guardrail-report.ts";
import { resolved } from "../../stacks/resolved.ts";
import { deploymentKeys, deployments, first } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import type { DeploymentConfig } from "../../stacks/config.ts";

const made = deploymentKeys.map((key) => {
  const approval = { by: "Security review board", on: "2026-11-02" };
  const given: DeploymentConfig = deployments[key];
  const servers = given.servers.map((server) => (server.url === undefined ? { ...server, approval } : server));
  const config: DeploymentConfig = { ...given, servers };
  const deployment = synthesisedDeployment(config);
  return { key, deployment, report: guardrailReport(deployment.stacks(), resolved(config), "2026-11-29T00:00:00Z") };
});
afterAll(() => made.forEach(({ deployment }) => deployment.remove()));

const reportOf = (key: string): GuardrailReport => made.find((each) => each.key === key)?.report as GuardrailReport;
const denials = ({ landingZone }: GuardrailReport, enforced: boolean) =>
  [
    ...new Set(
      landingZone.filter((each) => each.enforced === enforced && each.effect === "deny").map(({ rule }) => rule),
    ),
  ].sort();

const external = "783ea2a8-b8fd-46be-896a-9ae79643a0b1";
const offered = [
  "42781ec6-6127-4c30-bdfa-fb423a0047d3",
  "Deny-Storage-CopyScope",
  "c15dcc82-b93c-4dcb-9332-fbf121685b54",
];
const ownNetwork = "Deny-Subnet-Without-Udr";
const ownKeys = "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580";
const tier = "73ef9241-5d81-4cd4-b483-8443d1730fe5";

describe.each(deploymentKeys)("R-84 R-118 %s", (key) => {
  it("complies with every guardrail of ours, none left open", () => {
    expect(reportOf(key).own).toEqual([]);
  });

  it("has no resource that is neither judged nor on the list of types that no rule judges", () => {
    expect(reportOf(key).unjudged).toEqual({});
  });

  it("has an answer for each rule with which a landing zone would refuse it", () => {
    expect(passes(reportOf(key))).toBe(true);
    expect(reportOf(key).landingZone.filter(({ error }) => error !== undefined)).toEqual([]);
  });
});

it.each([
  ["dev", [external, "Deny-Subnet-Without-Nsg"], [ownKeys, ownNetwork, ...offered]],
  ["standard", [external, "Deny-Subnet-Without-Nsg"], [ownKeys, ownNetwork, tier, ...offered]],
  // Subnets of the platform team need no exemption.
  ["existing-network", [external], [ownKeys, tier, ...offered]],
  ["regulated", [external, "Deny-Subnet-Without-Nsg"], [ownNetwork, tier, ...offered]],
])("R-84 a corporate landing zone would refuse %s by these rules and no other", (key, enforced, notEnforced) => {
  expect(denials(reportOf(key), true)).toEqual([...enforced].sort());
  expect(denials(reportOf(key), false)).toEqual([...notEnforced].sort());
});

describe("R-84 the types that no rule judges", () => {
  const listed = Object.entries(unruledTypes);
  const rules = JSON.stringify([guardrails, landingZoneRules]).toLowerCase();

  it("are all made by some deployment, and each has its reason", () => {
    const used = new Set(made.flatMap(({ report }) => Object.keys(report.unruled)));
    expect([...used].sort()).toEqual(listed.map(([type]) => type).sort());
    for (const [, { why }] of listed) expect(why.length).toBeGreaterThan(25);
    const [why] = listed.map(([, each]) => each.why);
    expect(toMarkdown(reportOf("dev"))).toContain(`: ${why}`);
  });

  const typed = listed.flatMap(([name, { type }]) => (type === undefined ? [] : [[name, type.toLowerCase()] as const]));

  it.each(typed)("%s is named by no rule", (_name, type) => {
    // As a type of its own, and as the beginning of an alias.
    expect(rules).not.toContain(`"${type}"`);
    expect(rules).not.toContain(`${type}/`);
  });

  it("have no region, in which the guardrails would judge them", () => {
    const tagged = listed.filter(([type]) => factOf("tags")[type]);
    // Parts of a zone are global; the group itself is what the assignment is made to.
    const known = [
      "azurerm_private_dns_a_record",
      "azurerm_private_dns_zone_virtual_network_link",
      "azurerm_resource_group",
    ];
    expect(tagged.map(([type]) => type)).toEqual(known);
  });
});

it("R-84 the exemption request names assignment, references, reason and end, one for each assignment", () => {
  const requests = exemptionRequests(reportOf("standard").landingZone, {
    scope: "/subscriptions/s",
    managementGroup: "corp",
    until: "2027-03-31",
  });
  const [first] = requests;
  expect(first?.id).toBe(
    "/subscriptions/s/providers/microsoft.authorization/policyexemptions/mcp-deny-public-endpoints-mitigated",
  );
  expect(first?.properties).toMatchObject({
    policyAssignmentId:
      "/providers/Microsoft.Management/managementGroups/corp/providers/Microsoft.Authorization/policyAssignments/Deny-Public-Endpoints",
    policyDefinitionReferenceIds: ["Deny-ContainerApps-Public-Network-Access"],
    exemptionCategory: "Mitigated",
    expiresOn: "2027-03-31T23:59:59Z",
  });
  expect(
    requests.every(({ properties }) => properties.description.length > 20 && properties.description.length <= 512),
  ).toBe(true);
  expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
});

it("R-118 a server without approval is a shadow server", () => {
  const config: DeploymentConfig = { ...deployments["existing-network"], servers: [first] };
  const deployment = synthesisedDeployment(config);
  try {
    const report = guardrailReport(deployment.stacks(), resolved(config), "2026-11-29T00:00:00Z");
    expect(report.own.map(({ rule }) => rule)).toEqual(["mcp-approved-server"]);
    expect(passes(report)).toBe(false);
    expect(toMarkdown(report)).toContain("| mcp-approved-server |");
  } finally {
    deployment.remove();
  }
});

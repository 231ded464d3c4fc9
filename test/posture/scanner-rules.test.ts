import { policyRules } from "@mcp-landing-zone/gateway/policy/execute";
import type { Graph, Resource } from "@mcp-landing-zone/constructs/posture";
import { graphOf, rules } from "@mcp-landing-zone/constructs/posture";
import { describe, expect, it } from "vitest";
import { describe as wanted, satisfies } from "../../constructs/governance/posture/arguments/want.ts";
import { valuesAt } from "../../constructs/governance/posture/values.ts";
import type { DeploymentKey } from "../deployments.ts";
import { deploymentKeys, deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import { scannerRules } from "./scanner-rules.ts";
import type { ScannerRule, Where } from "./where.ts";

const graphs = new Map<DeploymentKey, Graph>(
  deploymentKeys.map((key) => {
    const deployment = synthesisedDeployment(deployments[key]);
    try {
      return [key, graphOf(deployment.stacks())];
    } finally {
      deployment.remove();
    }
  }),
);
const made = (type: string, keys: readonly DeploymentKey[] = deploymentKeys): Resource[] =>
  keys.flatMap((key) => graphs.get(key)!.resources.filter((resource) => resource.type === type));

/** What speaks against a row: nothing, if it is as the row says. */
const problemsOf = ([ids, type, where]: ScannerRule): readonly string[] =>
  made(type).length === 0 ? [`no deployment makes ${type}`] : againstHolding(ids, type, where);

const againstHolding = (ids: readonly string[], type: string, where: Where): readonly string[] => {
  if ("posture" in where) return againstPosture(where.posture, ids, type);
  if ("policy" in where) return policyRules.some(({ id }) => id === where.policy) ? [] : [`no rule ${where.policy}`];
  if ("unmade" in where) return where.unmade.flatMap((other) => made(other).map(({ address }) => `${address} is made`));
  if ("unwritten" in where) {
    return made(type).flatMap(({ address, attributes }) =>
      valuesAt(attributes, where.unwritten).flatMap((value) =>
        value === undefined ? [] : [`${address}: ${where.unwritten} is written`],
      ),
    );
  }
  if ("declined" in where) return [];
  const resources = made(type, where.in);
  const wrong = resources.flatMap(({ address, attributes }) =>
    valuesAt(attributes, where.argument)
      .filter((value) => !satisfies(value, where.want))
      .map((value) => `${address}: ${where.argument} is ${JSON.stringify(value)}, expected ${wanted(where.want)}`),
  );
  return resources.length === 0 ? [`none of ${where.in?.join(", ")} makes ${type}`] : wrong;
};

const againstPosture = (id: string, ids: readonly string[], type: string): readonly string[] => {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) return [`no posture rule ${id}`];
  const addresses = new Set(made(type).map(({ address }) => address));
  const looked = [...graphs.values()].some((graph) => rule.check(graph).some(({ subject }) => addresses.has(subject)));
  return [
    ...ids.filter((known) => !rule.references.includes(known)).map((unknown) => `${id} does not name ${unknown}`),
    ...(looked ? [] : [`${id} says nothing of ${type}`]),
  ];
};

const titleOf = ([ids, type, where]: ScannerRule) =>
  `${ids.join(" ")} of ${type}: ${"declined" in where ? `declined, ${where.declined}` : JSON.stringify(where)}`;

describe("R-83 rules of public scanners for the deployed resources", () => {
  it.each(scannerRules.map((row) => [titleOf(row), row] as const))("%s", (_title, row) => {
    expect(problemsOf(row)).toEqual([]);
  });
});

it("a row that is not held is noticed", () => {
  const rows: readonly ScannerRule[] = [
    [["X"], "azurerm_key_vault", { posture: "tls" }],
    [["X"], "azurerm_key_vault", { argument: "purge_protection_enabled", want: { is: false } }],
    [["X"], "azurerm_key_vault", { unwritten: "sku_name" }],
    [["X"], "azurerm_key_vault", { policy: "no-such-rule" }],
    [["X"], "azurerm_key_vault", { unmade: ["azurerm_subnet"] }],
    [["X"], "azurerm_mssql_server", { declined: "none is made here" }],
  ];
  expect(rows.filter((row) => problemsOf(row).length === 0)).toEqual([]);
});

it("every scanner's rule stands once, and those that posture rules name are among them", () => {
  const ids = scannerRules.flatMap(([named]) => named);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  const named = rules.flatMap(({ references }) => references.filter((reference) => !reference.startsWith("R-")));
  const aboutOutputs = ["Azure.Deployment.OutputSecretValue"];
  expect(named.filter((id) => !ids.includes(id))).toEqual(aboutOutputs);
});

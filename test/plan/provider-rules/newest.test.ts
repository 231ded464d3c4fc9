import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { deploymentKeys, deployments } from "../../deployments.ts";
import { synthesisedDeployment } from "../../synthesised-deployment.ts";
import type { Facts, RuleRow } from "./facts.ts";
import { factsOf } from "./facts.ts";
import { complaints } from "./judge.ts";
import { written } from "./written.ts";

/** What the newest releases of the same major versions have otherwise than the pinned ones, for the types that have facts here. */
interface Newest {
  readonly azurerm: string;
  readonly azuread: string;
  /** Arguments that are not there any more. */
  readonly gone: Readonly<Record<string, readonly string[]>>;
  /** Rules of one value that are new or narrower, or that have other values. */
  readonly rules: Readonly<Record<string, readonly RuleRow[]>>;
}

const newest = JSON.parse(readFileSync(join(import.meta.dirname, "newest.json"), "utf8")) as Newest;

const made = deploymentKeys.map((key) => ({ key, deployment: synthesisedDeployment(deployments[key]) }));
afterAll(() => made.forEach(({ deployment }) => deployment.remove()));

const resources = made.flatMap(({ deployment }) =>
  Object.values(deployment.stacks()).flatMap(({ resource }) =>
    Object.entries(resource).flatMap(([type, blocks]) => {
      const facts = factsOf("resource", type);
      return facts === undefined
        ? []
        : Object.entries(blocks).map(([id, block]) => ({ where: `${type}.${id}`, facts, block }));
    }),
  ),
);

const paths = (facts: Facts, value: unknown, prefix = ""): string[] =>
  Object.entries((value ?? {}) as object).flatMap(([name, item]) => {
    const path = `${prefix}${name}`;
    const row = facts.arguments.find(([known]) => known === path);
    const nested = row?.[1].endsWith("block") || row?.[1].endsWith("object");
    const items = nested ? (Array.isArray(item) ? item : [item]) : [];
    return [path, ...items.flatMap((one) => paths(facts, one, `${path}.`))];
  });

/** Terraform's own, on every resource. */
const meta = /^(\/\/|lifecycle|depends_on|provider|count|for_each|connection|provisioner)(\.|$)/;

describe("every argument and value that a deployment writes", () => {
  it("is one of the pinned release", () => {
    const unknown = resources.flatMap(({ where, facts, block }) =>
      paths(facts, block)
        .filter((path) => !meta.test(path) && !facts.arguments.some(([known]) => known === path))
        .map((path) => `${where}: ${path}`),
    );
    expect(unknown).toEqual([]);
    const refused = resources.flatMap(({ where, facts, block }) =>
      complaints(facts, { config: written(block, facts.arguments) }).map(({ text }) => `${where}: ${text}`),
    );
    expect(refused).toEqual([]);
  });

  it(`is one of the newest, azurerm ${newest.azurerm} and azuread ${newest.azuread}`, () => {
    const gone = resources.flatMap(({ where, facts, block }) =>
      paths(facts, block)
        .filter((path) => newest.gone[facts.type]?.includes(path))
        .map((path) => `${where}: ${path}`),
    );
    expect(gone).toEqual([]);
    const refused = resources.flatMap(({ where, facts, block }) =>
      complaints({ ...facts, rules: newest.rules[facts.type] ?? [] }, { config: written(block, facts.arguments) }).map(
        ({ text }) => `${where}: ${text}`,
      ),
    );
    expect(refused).toEqual([]);
  });

  it("of a wrong kind would be seen", () => {
    const facts = factsOf("resource", "azurerm_key_vault")!;
    expect(paths(facts, { network_acls: { colour: "red" } })).toContain("network_acls.colour");
    expect(complaints(facts, { config: written({ sku_name: "basic" }, facts.arguments) })).toHaveLength(1);
    expect(complaints(facts, { config: written({ sku_name: "${var.sku}" }, facts.arguments) })).toEqual([]);
  });
});

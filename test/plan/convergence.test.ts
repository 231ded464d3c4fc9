import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { azapiSchema } from "./azapi-schema.ts";
import { bindingsInUse } from "./bindings-in-use.ts";
import type { OfflineTerraform } from "./offline-terraform.ts";
import { offlineTerraform } from "./offline-terraform.ts";
import { plannedChanges, resolvedResources } from "./plan-json.ts";
import { factsOf } from "./provider-rules/facts.ts";
import { schemaOf } from "./provider-rules/schema-of.ts";
import type { AttributeSchema, BlockSchema } from "./schema.ts";
import type { TypeExpression } from "./values.ts";
import { terraformAvailable } from "./terraform-cli.ts";

/** Every resource type that the constructs can use, with its schema. */
const resourceTypes = (): [string, BlockSchema][] => {
  const bound = bindingsInUse().flatMap(({ mode, type }): [string, BlockSchema][] => {
    const facts = mode === "resource" ? factsOf(mode, type) : undefined;
    return facts === undefined ? [] : [[type, schemaOf(facts)]];
  });
  return [...bound, ...Object.entries(azapiSchema.resources)];
};

interface Completeness {
  readonly extent: string;
  readonly sets: (attribute: AttributeSchema) => boolean;
  readonly optionalBlocks: boolean;
}

const COMPLETENESS: readonly Completeness[] = [
  { extent: "only what is required", sets: ({ required }) => required === true, optionalBlocks: false },
  {
    extent: "everything that can be set",
    sets: ({ required, optional }) => required === true || optional === true,
    optionalBlocks: true,
  },
];

const filled = ({ attributes, blocks }: BlockSchema, completeness: Completeness): object => {
  const set = Object.entries(attributes).filter(([, attribute]) => completeness.sets(attribute));
  const nested = Object.entries(blocks).filter(([, { minItems }]) => minItems > 0 || completeness.optionalBlocks);
  return Object.fromEntries([
    ...set.map(([name, { type }]) => [name, example(type)]),
    ...nested.map(([name, { nesting, block }]) => {
      const value = filled(block, completeness);
      return [name, nesting === "single" ? value : [value]];
    }),
  ]);
};

const example = (type: TypeExpression): unknown => {
  if (type === "string") return "x";
  if (type === "number") return 1.5;
  if (type === "bool") return true;
  if (type === "dynamic") return { text: "1", number: 1, list: ["a", 2], nothing: null };
  if (type[0] === "object")
    return Object.fromEntries(Object.entries(type[1]).map(([name, field]) => [name, example(field)]));
  return type[0] === "map" ? { key: example(type[1]) } : [example(type[1])];
};

it("every binding in use has its facts", () => {
  const bindings = bindingsInUse();
  expect(bindings.filter(({ mode, type }) => factsOf(mode, type) === undefined)).toEqual([]);
  expect(bindings.length).toBeGreaterThan(50);
});

describe.skipIf(!terraformAvailable())("every resource type in use", () => {
  let terraform: OfflineTerraform;
  beforeAll(async () => {
    terraform = await offlineTerraform({ lenient: true });
  });
  afterAll(() => terraform.close());

  it.each(COMPLETENESS)("is planned, applied and then left alone with $extent", async (completeness) => {
    const types = resourceTypes();
    const resource = Object.fromEntries(
      types.map(([type, schema]) => [type, { example: filled(schema, completeness) }]),
    );
    const required_providers = {
      azurerm: { source: "hashicorp/azurerm" },
      azuread: { source: "hashicorp/azuread" },
      time: { source: "hashicorp/time" },
      azapi: { source: "azure/azapi" },
    };
    const stack = join(mkdtempSync(join(tmpdir(), "convergence-")), "stack");
    onTestFinished(() => rmSync(join(stack, ".."), { recursive: true, force: true }));
    mkdirSync(stack);
    writeFileSync(
      join(stack, "cdk.tf.json"),
      JSON.stringify({ terraform: { required_providers }, provider: { azurerm: { features: [{}] } }, resource }),
    );

    const deployment = terraform.deployment();
    expect(resolvedResources(await deployment.apply(stack))).toHaveLength(types.length);
    expect(plannedChanges(await deployment.plan(stack))).toEqual([]);
  });
});

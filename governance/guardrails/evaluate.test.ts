import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import type { Condition, Json } from "./language.ts";
import { EvaluationError, Unsupported } from "./language.ts";
import type { ArmResource } from "./resource.ts";
import type { Value } from "./value.ts";
import { unknown } from "./value.ts";

const app = (properties: Record<string, Value>, rest: Partial<ArmResource> = {}): ArmResource => ({
  type: "Microsoft.App/containerApps",
  name: "ca-one",
  id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.App/containerApps/ca-one",
  location: "westeurope",
  tags: { Owner: "team" },
  properties,
  ...rest,
});
const at = "Microsoft.App/containerApps";
const image = `${at}/template.containers[*].image`;
const containers = `${at}/template.containers[*]`;
const two = app({ template: { containers: [{ image: "a.azurecr.io/x@sha256:1" }, { image: "docker.io/y:latest" }] } });

const judged = (condition: Condition, resource = app({}), parameters: Record<string, Json> = {}) =>
  evaluate(condition, resource, { parameters, now: "2026-11-29T00:00:00Z" });

// https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule and author-policies-for-arrays
describe("R-118 conditions mean what Azure Policy says they mean", () => {
  it.each<[string, Condition, Value]>([
    ["equals ignores case", { field: "location", equals: "WestEurope" }, true],
    ["a boolean is equal to its text", { value: true, equals: "true" }, true],
    ["like has one wildcard and ignores case", { field: "name", like: "CA-*" }, true],
    ["notLike", { field: "name", notLike: "ca-*" }, false],
    ["match keeps case", { field: "name", match: "CA-???" }, false],
    ["match knows digits and letters", { value: "v12", match: "?##" }, true],
    ["contains takes no wildcard", { field: "name", contains: "-on" }, true],
    ["in takes an array", { field: "location", in: ["northeurope", "WESTEUROPE"] }, true],
    ["a missing field is not equal to anything", { field: `${at}/managedEnvironmentId`, equals: "x" }, false],
    ["a missing field is unlike everything", { field: `${at}/managedEnvironmentId`, notEquals: "x" }, true],
    ["a missing field is in no list", { field: `${at}/managedEnvironmentId`, notIn: ["x"] }, true],
    ["a missing field does not exist", { field: `${at}/managedEnvironmentId`, exists: "false" }, true],
    ["a tag by name, without case", { field: "tags['owner']", equals: "team" }, true],
    ["a tag with a dot", { field: "tags.owner", exists: true }, true],
    [
      "an alias of another type has no value",
      { field: "Microsoft.KeyVault/vaults/publicNetworkAccess", notEquals: "Disabled" },
      true,
    ],
    ["numbers compare as numbers", { value: 9, less: 10 }, true],
    ["not", { not: { field: "type", equals: at } }, false],
    ["functions nest", { value: "[concat(toLower('A'), first(split('b-c', '-')))]", equals: "ab" }, true],
    ["an escaped bracket is text", { value: "[[x]", equals: "[[x]" }, true],
    ["if judges only the branch it takes", { value: "[if(equals('a', 'a'), 'yes', int('no'))]", equals: "yes" }, true],
    ["a member of an object", { value: "[requestContext().apiVersion]", greaterOrEquals: "2021-06-01" }, true],
    ["a clock that the caller gives", { value: "[addDays(utcNow(), -365)]", greater: "2025-11-01" }, true],
  ])("%s", (_, condition, expected) => {
    expect(judged(condition)).toBe(expected);
  });

  it.each<[string, Condition, Value]>([
    ["a field with [*] asks for all members", { field: image, contains: "azurecr.io" }, false],
    ["over no members it holds", { field: `${at}/configuration.registries[*].server`, equals: "x" }, true],
    ["count counts members", { count: { field: containers }, equals: 2 }, true],
    [
      "count looks at one member at a time",
      { count: { field: containers, where: { field: image, contains: "@sha256:" } }, equals: 1 },
      true,
    ],
    [
      "current names the member",
      {
        count: { field: containers, where: { value: `[startsWith(current('${image}'), 'docker.io/')]`, equals: true } },
        equals: 1,
      },
      true,
    ],
    [
      "field() in a count is an array of one",
      { count: { field: containers, where: { value: `[length(field('${image}'))]`, equals: 1 } }, equals: 2 },
      true,
    ],
    [
      "a count of values in a count of members",
      {
        count: {
          field: containers,
          where: {
            count: {
              value: ["a.azurecr.io", "b.azurecr.io"],
              name: "r",
              where: { value: `[startsWith(current('${image}'), concat(current('r'), '/'))]`, equals: true },
            },
            equals: 0,
          },
        },
        equals: 1,
      },
      true,
    ],
  ])("arrays: %s", (_, condition, expected) => {
    expect(judged(condition, two)).toBe(expected);
  });

  const undeployed = app({ managedEnvironmentId: unknown, template: { containers: [{ image: unknown }] } });
  it.each<[string, Condition, Value]>([
    ["a value that is not known decides nothing", { field: `${at}/managedEnvironmentId`, equals: "x" }, unknown],
    ["it exists", { field: `${at}/managedEnvironmentId`, exists: true }, true],
    [
      "a false beside it decides",
      {
        allOf: [
          { field: `${at}/managedEnvironmentId`, equals: "x" },
          { field: "name", equals: "other" },
        ],
      },
      false,
    ],
    [
      "a true beside it decides",
      {
        anyOf: [
          { field: `${at}/managedEnvironmentId`, equals: "x" },
          { field: "name", equals: "ca-one" },
        ],
      },
      true,
    ],
    [
      "a count over it is not known",
      { count: { field: containers, where: { field: image, contains: "@" } }, greater: 0 },
      unknown,
    ],
  ])("before deployment: %s", (_, condition, expected) => {
    expect(judged(condition, undeployed)).toBe(expected);
  });

  it.each<[string, Condition]>([
    ["two operators", { field: "name", equals: "a", like: "b" }],
    ["no operator", { field: "name" } as Condition],
    ["an unknown operator", { field: "name", containsKey: "a" } as unknown as Condition],
    ["an unknown alias", { field: `${at}/configuration.secrets`, exists: true }],
    ["an unknown function", { value: "[guid('a')]", equals: "a" }],
    ["exists of all members", { field: image, exists: false }],
    ["an expression that does not parse", { value: "[concat('a'))]", equals: "a" }],
  ])("what is not supported is refused: %s", (_, condition) => {
    expect(() => judged(condition, two)).toThrow(Unsupported);
  });

  it.each<[string, Condition]>([
    ["numbers and text do not compare", { value: 9, less: "10" }],
    ["a missing value has no order", { field: `${at}/managedEnvironmentId`, less: "a" }],
    ["like with two wildcards", { field: "name", like: "*a*" }],
    ["int of a word", { value: "[int('x')]", equals: 1 }],
    ["a parameter without a value", { value: "[parameters('x')]", equals: 1 }],
    ["in without an array", { field: "name", in: "ca-one" }],
  ])("what fails to evaluate is an error: %s", (_, condition) => {
    expect(() => judged(condition)).toThrow(EvaluationError);
  });
});

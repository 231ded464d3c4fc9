import { renderPolicy } from "@mcp-landing-zone/gateway/policy/execute";
import { afterAll, describe, expect, it } from "vitest";
import type { Mode } from "../../local/facts.ts";
import { factsOf } from "../../local/facts.ts";
import { operationsOf } from "../../local/gateway/operations.ts";
import type { DeploymentConfig } from "../../stacks/config.ts";
import { deployments, first } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

type Blocks = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Published {
  readonly operation: string;
  /** The API's document, and the operation's own if it has one. */
  readonly policies: readonly string[];
}

/** The resource that an argument refers to. */
const referred = (argument = ""): string => /\.([^.}]+)\.[a-z_]+\}$/.exec(argument)?.[1] ?? argument;

const removers: (() => void)[] = [];
afterAll(() => removers.forEach((remove) => remove()));

/** What the gateway of a deployment publishes. */
const published = (config: DeploymentConfig): readonly Published[] => {
  const deployment = synthesisedDeployment(config);
  removers.push(deployment.remove);
  const { resource } = JSON.parse(deployment.text(config.servers[0]!.name)) as {
    readonly resource: Readonly<Record<string, Blocks>>;
  };
  const all = (type: string): Blocks => resource[`azurerm_api_management_api${type}`] ?? {};
  return Object.entries(all("_operation")).map(([name, { api_name: api, method, url_template: template = "" }]) => {
    const own = Object.values(all("_operation_policy")).find((one) => referred(one["operation_id"]) === name);
    const common = Object.values(all("_policy")).find((one) => referred(one["api_name"]) === referred(api));
    const path = `/${all("")[referred(api)]?.["path"] ?? ""}${template === "/" ? "" : template.replace(/\{[^}]*\}/, "*")}`;
    const policies = [common, own].flatMap((one) => (one ? [one["xml_content"] ?? ""] : []));
    return { operation: `${method} ${path}`, policies };
  });
};

const locally = (mode: Mode): readonly Published[] =>
  operationsOf(factsOf(mode, 7300), "http://127.0.0.1:7302").flatMap(({ methods, path, document, wider }) =>
    methods.map((method) => ({
      operation: `${method} ${path}`,
      policies: [wider, document].flatMap((one) => (one ? [renderPolicy(one)] : [])),
    })),
  );

/** Every element in its place with its stage: all of a policy but the facts that it is made from. */
const skeleton = (xml: string): readonly string[] => {
  // Which pages may call, and how many clients there are, is the deployment's to say.
  const rules = xml.replace(/<cors[\s\S]*?<\/cors>/g, "").replace(/<application-id>.*?<\/application-id>/g, "");
  return [...rules.matchAll(/<(\/?[a-z-]+)(?: id="([^"]*)")?/g)].map(([, name, id]) =>
    id ? `${name} ${id}` : `${name}`,
  );
};

// Bob is one there.
const approvers = [{ name: "Approvers", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f02" }];
// The laptop's gateway always reads a list of indicators.
const indicators = { keys: [{ name: "soc", thumbprint: "A".repeat(43) }] };
const withApprovers = { ...deployments.dev, indicators, servers: [{ ...first, approvers }] };
const direct = {
  ...deployments["standard-direct"],
  servers: [{ name: "documents", path: "/mcp", image: first.image, users: first.users, approvers }],
};

const byOperation = (a: Published, b: Published): number => (a.operation < b.operation ? -1 : 1);

describe.each([
  ["facade", withApprovers],
  ["direct", direct],
] as const)("the laptop's gateway in %s mode", (mode, config) => {
  it("publishes what the deployed one publishes", () => {
    const names = (all: readonly Published[]) => all.map(({ operation }) => operation).sort();
    expect(names(locally(mode))).toEqual(names(published(config)));
  });
});

it("R-06 the laptop's gateway has every rule of the deployed one, in the same order", () => {
  const skeletons = (all: readonly Published[]) =>
    [...all].sort(byOperation).map(({ operation, policies }) => [operation, policies.map(skeleton)]);
  expect(skeletons(locally("facade"))).toEqual(skeletons(published(withApprovers)));
});

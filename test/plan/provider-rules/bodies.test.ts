import { afterAll, describe, expect, it } from "vitest";
import { deploymentKeys, deployments } from "../../deployments.ts";
import { synthesisedDeployment } from "../../synthesised-deployment.ts";
import type { Value } from "../values.ts";
import { isUnknown } from "../values.ts";
import type { Shape } from "./arm-type.ts";
import { armType, armTypes, misfits, OPEN } from "./arm-type.ts";
import { knownVersion } from "./azapi-rules.ts";
import { plain } from "./written.ts";

type Block = Readonly<Record<string, unknown>>;

const made = deploymentKeys.map((key) => ({ key, deployment: synthesisedDeployment(deployments[key]) }));
afterAll(() => made.forEach(({ deployment }) => deployment.remove()));

/** Every request that a deployment makes through azapi, which looks at the bodies of resources alone. */
const requests = made.flatMap(({ key, deployment }) =>
  Object.entries(deployment.stacks()).flatMap(([stack, { resource, data }]) =>
    [...Object.entries(resource), ...Object.entries(data)]
      .filter(([type]) => type.startsWith("azapi_"))
      .flatMap(([type, blocks]) =>
        Object.entries(blocks).map(([id, block]) => ({ where: `${key} ${stack} ${type}.${id}`, element: type, block })),
      ),
  ),
);

/** What the schema refuses and Azure takes, each with the reason. */
const known: readonly RegExp[] = [
  // The pattern of the name has no dashes, and azurerm names the same resource by a GUID.
  /accessPolicyAssignments.*\.name: .* does not match/,
  // Azure's documentation of SAS authentication names it; the published schema of workflows does not.
  /Microsoft\.Logic\/workflows.*sasAuthenticationPolicy: there is no such property/,
  // The request's own type has the id, which API Management asks for; the schema is that of the answer.
  /privateEndpointConnections.*\.id: cannot be written/,
];

const wrongIn = ({ element, block }: { element: string; block: Block }): string[] => {
  const type = String(block["type"]);
  const version = knownVersion(type);
  if (version !== undefined) return [version];
  const { body, actions = {} } = armType(type)!;
  const action = block["action"] as string | undefined;
  const shape = action === undefined ? body : actions[action];
  if (shape === undefined) return [`${type} has no action ${action}`];
  if (shape === "none") return block["body"] === undefined ? [] : [`${action} takes no body`];
  const partial =
    element === "azapi_update_resource" ||
    block["method"] === "DELETE" ||
    block["method"] === "GET" ||
    element === "azapi_resource_list";
  return misfits(shape, whole(element, block, action)).filter(
    (wrong) => !(partial && / is required$/.test(wrong)) && !named(wrong, element),
  );
};

/** The name of an action's target is in its id. */
const named = (wrong: string, element: string): boolean =>
  element !== "azapi_resource" && wrong === ".name: is required";

const whole = (element: string, block: Block, action: string | undefined): unknown => {
  const asked = open(plain(block["body"] ?? {}));
  if (element !== "azapi_resource" || action !== undefined)
    return merged(asked, open(plain(block["sensitive_body"] ?? {})));
  const { name, location, tags } = block;
  return {
    ...(merged(asked, open(plain(block["sensitive_body"] ?? {}))) as object),
    name: open(plain(name)),
    ...(location !== undefined && { location: open(plain(location)) }),
    ...(tags !== undefined && { tags: open(plain(tags)) }),
    ...(block["identity"] !== undefined && { identity: OPEN }),
  };
};

const merged = (first: unknown, second: unknown): unknown => {
  if (typeof first !== "object" || typeof second !== "object" || first === null || second === null) return second;
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  const [left, right] = [first as Block, second as Block];
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      name in left && name in right ? merged(left[name], right[name]) : (right[name] ?? left[name]),
    ]),
  );
};

const open = (value: Value): unknown => {
  if (isUnknown(value)) return OPEN;
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, open(item as Value)]));
};

describe("request bodies of azapi", () => {
  it("is of a type and version that azapi and Azure know, with a body that fits it", () => {
    const wrong = requests.flatMap((request) =>
      wrongIn(request).map((text) => `${request.where} ${String(request.block["type"])}: ${text}`),
    );
    expect(wrong.filter((text) => !known.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  it("is checked by azapi too, but where the schema is wrong", () => {
    const unchecked = requests.filter(({ block }) => block["schema_validation_enabled"] === false);
    expect(new Set(unchecked.map(({ block }) => block["type"]))).toEqual(
      new Set([
        "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments@2025-07-01",
        "Microsoft.Logic/workflows@2019-05-01",
      ]),
    );
  });

  it("needs no type that nothing uses", () => {
    const used = new Set(requests.map(({ block }) => String(block["type"]).toLowerCase()));
    const idle = armTypes
      .map(({ type, version }) => `${type}@${version}`)
      .filter((name) => !used.has(name.toLowerCase()));
    // Made on demand, not by every deployment of this repository's.
    const onDemand = [
      "Microsoft.ApiManagement/service/apis@2025-09-01-preview",
      "Microsoft.App/containerApps/revisions@2025-07-01",
      "Microsoft.SecurityInsights/settings@2025-10-01-preview",
    ];
    expect(idle.filter((name) => !onDemand.includes(name))).toEqual([]);
  });

  it("a version that Azure has not registered is refused, as azapi refuses it", () => {
    expect(knownVersion("Microsoft.KeyVault/vaults/keys@2026-02-01")).toMatch(/not registered/);
    expect(knownVersion("Microsoft.KeyVault/vaults/keys@2025-05-01")).toBeUndefined();
    expect(knownVersion("Microsoft.KeyVault/vaults/keys@1999-01-01")).toMatch(/2025-05-01/);
  });
});

describe("a shape", () => {
  const shape: Shape = {
    object: {
      "name!": { string: { pattern: "^[a-z]+$", max: 5 } },
      kind: { oneOf: ["a", "b"] },
      count: "number",
      on: "bool",
      list: { array: "string", min: 1 },
      either: { "any of": ["number", { oneOf: ["x"] }] },
    },
    readOnly: ["state"],
  };
  it.each([
    [{}, ".name: is required"],
    [{ name: "A" }, "does not match"],
    [{ name: "abcdef" }, "0 to 5 characters"],
    [{ name: 1 }, "expected a text"],
    [{ name: "a", kind: "c" }, "one of a, b"],
    [{ name: "a", count: "1" }, "expected a number"],
    [{ name: "a", on: "yes" }, "truth value"],
    [{ name: "a", list: [] }, "1 to Infinity items"],
    [{ name: "a", list: "x" }, "expected a list"],
    [{ name: "a", either: "y" }, "fits none"],
    [{ name: "a", state: "x" }, "cannot be written"],
    [{ name: "a", other: 1 }, "no such property"],
    ["text", "expected an object"],
  ])("refuses %j", (value, said) => {
    expect(misfits(shape, value).join()).toContain(said);
  });

  it("selects by the value that is named", () => {
    const either: Shape = { by: "type", object: {}, kinds: { A: { object: { type: "any", "a!": "string" } } } };
    expect(misfits(either, { type: "A", a: "x" })).toEqual([]);
    expect(misfits(either, { type: "A" })).toEqual([".a: is required"]);
    expect(misfits(either, { type: "B" })).toEqual(['.type: expected one of A, got "B"']);
  });

  it("takes what is not known yet", () => {
    expect(misfits(shape, { name: OPEN, kind: OPEN, list: OPEN })).toEqual([]);
    expect(misfits(shape, OPEN)).toEqual([]);
  });
});

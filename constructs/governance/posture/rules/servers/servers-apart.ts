import type { Graph, Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referencesAt, referrers, violation } from "../../rule.ts";

/** Rights on what a server keeps. Rights to read alone are a holding only where what is read is a secret or a key. */
const holding = /^(?:Storage Blob Data (?:Contributor|Owner)|Key Vault (?:Secrets|Crypto|Certificates|Administrator))/;
/** What holds the holdings of all servers. */
const whole = /^azurerm_(?:storage_account|key_vault|managed_redis)$/;
/** Settings in which two servers can never say the same. */
const own = [
  ["AZURE_CLIENT_ID", "MCP_PUBLIC_URL", "MCP_APPROVALS_URL", "MCP_API_CLIENT_ID", "MCP_API_ID_URI"],
  [
    "MCP_AUDIT_KEY_URL",
    "MCP_AUDIT_CONTAINER",
    "MCP_AUDIT_ANCHOR_CONTAINER",
    "MCP_DOCUMENTS_CONTAINER",
    "MCP_STATE_HOST",
  ],
].flat();

export const serversApart: Rule = {
  id: "servers-apart",
  severity: "high",
  title: "Nothing that one server keeps, signs with or goes by is another's",
  why: "A server that was taken over reads, signs and approves as every server that it shares a holding with.",
  references: ["R-30", "R-34", "R-52", "R-116"],
  check: (graph) => {
    const servers = ofType(graph, "azurerm_container_app").map((app) => serverOf(graph, app));
    return examine(
      servers.map(({ app }) => app),
      (app) => {
        const server = servers.find((one) => one.app === app)!;
        return servers.filter((other) => other !== server).flatMap((other) => between(server, other));
      },
    );
  },
};

interface Server {
  readonly app: Resource;
  /** Targets that the identity may write, read as a secret or sign with, by address. */
  readonly holdings: ReadonlySet<string>;
  /** Those that hold more than its own. */
  readonly tooWide: readonly string[];
  readonly settings: ReadonlyMap<string, string>;
}

const serverOf = (graph: Graph, app: Resource): Server => {
  const types = new Map(graph.resources.map(({ address, type }) => [address, type]));
  const identities = ofType(graph, "azurerm_user_assigned_identity").filter(
    (identity) => referrers([app], "identity", identity).length > 0,
  );
  const rights = identities.flatMap((identity) => [
    ...referrers(ofType(graph, "azurerm_role_assignment"), "principal_id", identity)
      .filter(({ attributes }) => holding.test(String(attributes["role_definition_name"])))
      .map((right) => placeOf(right, "scope")),
    ...referrers(ofType(graph, "azapi_resource"), "body", identity)
      .filter(({ attributes }) => /accessPolicyAssignments@/.test(String(attributes["type"])))
      .map((right) => placeOf(right, "parent_id")),
  ]);
  const isTooWide = (place: string): boolean => whole.test(types.get(place) ?? "") && !place.includes("redis");
  return {
    app,
    holdings: new Set(rights),
    tooWide: rights.filter(isTooWide),
    settings: new Map(own.flatMap((name) => settingOf(app, name))),
  };
};

/** The address that an argument leads to, with what is named inside of it. */
const placeOf = (resource: Resource, argument: string): string => {
  const text = String(resource.attributes[argument]);
  const target = referencesAt(resource, argument).findLast(({ to }) => to !== undefined)?.to;
  return target === undefined ? text : `${target}${text.slice(text.lastIndexOf("}") + 1)}`;
};

interface Setting {
  readonly name: string;
  readonly value?: string;
}

const settingOf = ({ attributes, stack }: Resource, name: string): [string, string][] => {
  const template = [attributes["template"]].flat()[0] as { readonly container?: unknown } | undefined;
  const containers = [template?.container ?? []].flat() as { readonly env?: readonly Setting[] }[];
  const value = containers.flatMap(({ env = [] }) => env).find((setting) => setting.name === name)?.value;
  // The same words of two stacks mean two resources.
  return value === undefined ? [] : [[name, value.includes("${") ? `${stack} ${value}` : value]];
};

const between = (server: Server, other: Server): Fault[] => {
  const shared = [...server.holdings].filter((place) => other.holdings.has(place));
  const same = [...server.settings].filter(([name, value]) => other.settings.get(name) === value);
  const reached = server.app.references.filter(({ to }) => to === other.app.address);
  return [
    ...server.tooWide.map((place) =>
      violation(`has a right on all of ${place}, in which ${other.app.address} keeps something, too`),
    ),
    ...shared.map((place) => violation(`shares ${place} with ${other.app.address}, expected one server`)),
    ...same.map(([name]) => violation(`has the ${name} of ${other.app.address}, expected one of its own`)),
    ...reached.map(({ from }) =>
      violation(`refers to ${other.app.address} at ${from}, expected nothing of another server`),
    ),
  ];
};

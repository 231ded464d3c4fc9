import { expect, it } from "vitest";
import type { Architecture } from "../../local/console/architecture.ts";

interface Drawn {
  readonly servers: readonly { readonly id: string; readonly name: string }[];
  readonly elsewhere: readonly string[];
  readonly services: readonly { readonly reachedBy: readonly { readonly by: string }[] }[];
}

const { landscapeOf } = (await import(new URL("../../local/page/architecture-model.js", import.meta.url).href)) as {
  readonly landscapeOf: (architecture: Architecture) => Drawn | undefined;
};

const node = (stack: string, type: string) => ({ id: `${stack}/${type}`, stack, type, path: `${stack}/it/Resource` });
const server = (name: string) => [
  node(`mcp-dev-${name}`, "azurerm_container_app"),
  node(`mcp-dev-${name}`, "azurerm_user_assigned_identity"),
  node(`mcp-dev-${name}`, "azuread_application"),
];
const servers = ["documents", "weather"];
const vault = node("mcp-dev-platform", "azurerm_key_vault");
const identityOf = (name: string) => `mcp-dev-${name}/azurerm_user_assigned_identity`;

const architecture: Architecture = {
  stacks: ["mcp-dev-platform", "mcp-dev-documents", "mcp-dev-weather", "mcp-dev-legacy"],
  nodes: [
    node("mcp-dev-platform", "azurerm_api_management"),
    vault,
    ...servers.flatMap(server),
    node("mcp-dev-legacy", "azuread_application"),
  ],
  edges: servers.map((name) => ({
    from: `mcp-dev-${name}/azurerm_container_app`,
    to: identityOf(name),
    argument: "identity.identity_ids",
  })),
  rights: [{ who: identityOf("weather"), whom: vault.id, role: "Key Vault Secrets User" }],
};

it("every server is drawn under its name with what it alone reaches, and one that runs elsewhere is named", () => {
  const drawn = landscapeOf(architecture);
  expect(drawn?.servers.map(({ name }) => name)).toEqual(servers);
  expect(drawn?.services[0]?.reachedBy.map(({ by }) => by)).toEqual(["mcp-dev-weather/azurerm_container_app"]);
  expect(drawn?.elsewhere).toEqual(["legacy"]);
});

it("the only server is called what it is", () => {
  const nodes = architecture.nodes.filter(({ stack }) => stack !== "mcp-dev-weather");
  expect(landscapeOf({ ...architecture, nodes, rights: [] })?.servers.map(({ name }) => name)).toEqual(["it"]);
});

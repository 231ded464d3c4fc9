import { expect, it } from "vitest";
import { deployment } from "../../deployment.config.ts";
import { withDigests } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { ConfigurationError } from "./validate.ts";
import { validated } from "./validate.ts";

const [{ image, users } = {}] = deployment.servers ?? [];
const health = { live: "/healthz", ready: "/readyz" };
const other = { name: "weather", image, users, catalogue: referenceCatalogue, server: { health } };

const saidIn = (configuration: object): readonly string[] => {
  try {
    validated(configuration);
    return [];
  } catch (error) {
    return (error as ConfigurationError).message
      .split("\n")
      .filter((line) => line.startsWith("  "))
      .map((line) => line.trim());
  }
};

const saidOf = (...servers: readonly object[]): readonly string[] => saidIn({ ...deployment, servers });

it("a server of another make needs no variables", () => {
  expect(saidOf(other)).toEqual([]);
});

it("R-90 two servers have neither one name nor one path", () => {
  expect(saidOf(other, { ...other, path: "/mcp" })).toEqual([
    'servers[1].name: received "weather", expected a name that no other server has',
  ]);
  expect(saidOf({ ...other, path: "/mcp" }, { ...other, name: "storm", path: "/mcp" })).toEqual([
    'servers[1].path: received "/mcp", expected /storm/mcp, because weather is at /mcp already',
  ]);
});

it("no text of a configuration is one that Terraform would evaluate where it is deployed", () => {
  const evaluated = '${file("/etc/hostname")}';
  const right = "a text without ${ and %{, which Terraform would evaluate";
  const received = `received ${JSON.stringify(evaluated)}, expected ${right}`;
  expect(saidOf({ ...other, server: { health, variables: { UNITS: evaluated } } })).toEqual([
    `servers[0].server.variables.UNITS: ${received}`,
  ]);
  expect(saidOf({ ...other, users: [{ ...users![0], name: evaluated }] })).toEqual([
    `servers[0].users[0].name: ${received}`,
  ]);
  const [scope, ...more] = referenceCatalogue.scopes;
  const scopes = [{ ...scope!, title: "%{ if true }x%{ endif }" }, ...more];
  const catalogue = { ...referenceCatalogue, ...withDigests(scopes, referenceCatalogue.tools) };
  expect(saidOf({ ...other, catalogue })).toEqual([
    `servers[0].catalogue.scopes[0].title: received "%{ if true }x%{ endif }", expected ${right}`,
  ]);
  // Run on the laptop, and deployed nowhere.
  expect(saidOf({ ...other, local: { command: ["sh", "-c", "echo ${HOME}"] } })).toEqual([]);
});

it.each([
  ["variables", "PORT"],
  ["variables", "AZURE_CLIENT_ID"],
  ["secrets", "PORT"],
])("R-116 %s cannot set %s, which the deployment sets", (list, name) => {
  const [said] = saidOf({ ...other, server: { health, [list]: { [name]: "x" } } });
  expect(said).toBe(
    `servers[0].server.${list}.${name}: received "${name}", expected absent: the deployment sets it, to the port of its probes and the server's own identity`,
  );
});

it("a variable is a text or a secret, not both", () => {
  const server = { health, variables: { API_KEY_FILE: "x" }, secrets: { API_KEY_FILE: "weather" } };
  expect(saidOf({ ...other, server })).toEqual([
    'servers[0].server.variables.API_KEY_FILE: received "API_KEY_FILE", expected absent: `secrets` gives the server a variable of this name',
  ]);
});

it("R-116 variables whose names differ only in case, and texts with NUL, are refused", () => {
  const server = { health, variables: { UNITS: "x", Units: "y" }, secrets: { units: "weather" } };
  expect(saidOf({ ...other, server })).toEqual([
    'servers[0].server.variables.Units: received "Units", expected absent: UNITS differs only in case, and some programs read one for the other',
    'servers[0].server.secrets.units: received "units", expected absent: UNITS differs only in case, and some programs read one for the other',
  ]);
  expect(saidOf({ ...other, server: { health, variables: { UNITS: "x\0y" } } })[0]).toMatch(
    /^servers\[0\]\.server\.variables\.UNITS: received .*expected a text without NUL/,
  );
});

it("R-55 servers that are each other's upstreams, or their own, are refused", () => {
  const hostName = "mcp.contoso.com";
  const certificate = {
    secretId: "https://kv.vault.azure.net/secrets/mcp",
    vaultId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv",
  };
  const authorization = { mode: "facade", domain: { hostName, certificate } };
  const leadingTo = (name: string, ...to: readonly string[]) => ({
    name,
    image,
    users,
    upstreams: to.map((one) => ({ name: one, url: `https://${hostName}/${one}/mcp` })),
  });
  const judged = (...servers: readonly object[]) =>
    saidIn({ ...deployment, profile: "standard", authorization, servers });
  expect(judged(leadingTo("docs", "news"), leadingTo("news", "maps"), leadingTo("maps"))).toEqual([]);
  expect(judged(leadingTo("docs", "news"), leadingTo("news", "maps"), leadingTo("maps", "docs", "maps"))).toEqual([
    'servers[0].upstreams[0].url: received "https://mcp.contoso.com/news/mcp", expected a server that does not lead back to docs: a call would call itself',
    'servers[1].upstreams[0].url: received "https://mcp.contoso.com/maps/mcp", expected a server that does not lead back to news: a call would call itself',
    'servers[2].upstreams[0].url: received "https://mcp.contoso.com/docs/mcp", expected a server that does not lead back to maps: a call would call itself',
    'servers[2].upstreams[1].url: received "https://mcp.contoso.com/maps/mcp", expected a server that does not lead back to maps: a call would call itself',
  ]);
});

it("an unknown field of an upstream is named, and its value is not", () => {
  const upstreams = [{ name: "weather", url: "https://weather.contoso.com/mcp", secret: "hunter2" }];
  expect(saidOf({ name: "documents", image, users, upstreams })).toEqual([
    'servers[0].upstreams[0].secret: received "secret", expected one of name, spotlight, credential, url, private',
  ]);
});

it("the description of a laptop server names its upstreams and their transport", () => {
  const upstreams = [{ name: "weather", url: "https://weather.contoso.com/mcp" }];
  const reference = { name: "documents", image, users, upstreams };
  const at = (target: unknown, name = "weather") => ({ ...reference, local: { upstreams: { [name]: target } } });
  expect(saidOf(at({ url: "http://127.0.0.1:3000/mcp" }))).toEqual([]);
  expect(saidOf(at({ command: ["node", "weather.js"] }))).toEqual([]);
  const right = '{ command: ["node", "server.js"] } or { url: "http://127.0.0.1:3000/mcp" }';
  expect(saidOf(at("weather.js"))).toEqual([
    `servers[0].local.upstreams.weather: received "weather.js", expected ${right}`,
  ]);
  expect(saidOf(at({ url: "http://127.0.0.1:3000/mcp" }, "storm"))).toEqual([
    'servers[0].local.upstreams.storm: received "storm", expected one of its upstreams: weather',
  ]);
  expect(saidOf({ ...reference, local: { url: "here" } })[0]).toContain(
    `servers[0].local: received {"url":"here"}, expected ${right}, or { upstreams:`,
  );
});

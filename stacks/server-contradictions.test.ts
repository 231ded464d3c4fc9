import { expect, it } from "vitest";
import { deployment } from "../deployment.config.ts";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { ConfigurationError } from "./validate.ts";
import { validated } from "./validate.ts";

const [{ image, users } = {}] = deployment.servers ?? [];
const health = { live: "/healthz", ready: "/readyz" };
const other = { name: "weather", image, users, catalogue: referenceCatalogue, server: { health } };

const saidOf = (...servers: readonly object[]): readonly string[] => {
  try {
    validated({ ...deployment, servers });
    return [];
  } catch (error) {
    return (error as ConfigurationError).message
      .split("\n")
      .filter((line) => line.startsWith("  "))
      .map((line) => line.trim());
  }
};

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

it("an unknown field of an upstream is named, and its value is not", () => {
  const upstreams = [{ name: "weather", url: "https://weather.contoso.com/mcp", secret: "hunter2" }];
  expect(saidOf({ name: "documents", image, users, upstreams })).toEqual([
    'servers[0].upstreams[0].secret: received "secret", expected one of name, spotlight, credential, url, private',
  ]);
});

import type { Upstream } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, synthesize } from "../testing.ts";
import { HardenedMcp } from "./hardened-mcp.ts";

const archive: Upstream = {
  name: "archive",
  url: "https://tools.example/mcp",
  credential: { kind: "secret", name: "archive-key", as: "x-api-key" },
};

const deployed = (upstreams?: readonly Upstream[]) =>
  synthesize((stack) => {
    new HardenedMcp(stack, "mcp", {
      name: "mcp",
      environment: "prod",
      location: "westeurope",
      profile: "dev",
      tenantId: "00000000-0000-0000-0000-000000000000",
      authorization: "facade",
      clients: [{ name: "Visual Studio Code", clientId: "aebc6443-996d-45c2-90f0-388ff96faa56" }],
      users: [{ name: "MCP users", objectId: "00000000-0000-0000-0000-000000000000" }],
      image: `ghcr.io/example/mcp-server@sha256:${"0".repeat(64)}`,
      alertEmails: ["platform-team@example.com"],
      ...(upstreams && { upstreams }),
    });
  });

interface App {
  readonly template: { readonly container: { readonly env: { readonly name: string; readonly value: string }[] }[] };
}

const environmentOf = (stack: ReturnType<typeof deployed>): Record<string, string> => {
  const { template } = resourceOf(stack, "azurerm_container_app") as unknown as App;
  return Object.fromEntries(template.container.flatMap(({ env }) => env.map(({ name, value }) => [name, value])));
};

describe("upstreams of a deployment", () => {
  it("R-34 reach the server, with the names of the secrets that they are shown", () => {
    const { MCP_UPSTREAMS: text = "", MCP_SECRET_NAMES: secrets } = environmentOf(deployed([archive]));
    expect(JSON.parse(text)).toEqual([archive]);
    expect(secrets).toBe("archive-key");
  });

  it("R-86 open the way out to their hosts, and only those that are not in the network", () => {
    const within: Upstream = { name: "near", url: "https://near.internal.example/mcp", private: ["10.0.0.0/8"] };
    const rules = (...upstreams: Upstream[]) =>
      JSON.stringify(resourcesOf(deployed(upstreams), "azurerm_network_security_group"));
    expect(rules(within)).toBe(rules());
    expect(rules(archive)).not.toBe(rules());
  });

  it("are in no environment where there are none", () => {
    expect(Object.keys(environmentOf(deployed())).filter((name) => /UPSTREAM|SECRET/.test(name))).toEqual([]);
  });
});

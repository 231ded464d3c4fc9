import { describe, expect, it } from "vitest";
import { UserAssignedIdentity } from "../providers.ts";
import { synthesize } from "../testing.ts";
import { ServerApp } from "./index.ts";
import { common, digest, settings, synthesized } from "./server-app.testing.ts";

describe("the image of an app", () => {
  it.each([
    "crtest.azurecr.io/mcp-server:1.0.0",
    "crtest.azurecr.io/mcp-server",
    `crtest.azurecr.io/mcp-server@sha256:${"0".repeat(63)}`,
    `crtest.azurecr.io/mcp-server@${digest}:latest`,
  ])("R-142 R-165 is refused as %s", (image) => {
    expect(() => synthesized({ image })).toThrow(expect.objectContaining({ code: "IMAGE_NOT_PINNED", field: "image" }));
  });

  it("R-142 is refused from another registry", () => {
    expect(() => synthesized({ image: `ghcr.io/example/mcp-server@${digest}` })).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "image" }),
    );
  });

  const withUnknown = (image: (unknown: string) => string) => () =>
    synthesize((scope) => {
      const identity = new UserAssignedIdentity(scope, "id", { name: "id", location: "x", resourceGroupName: "rg" });
      const registry = { loginServer: identity.name };
      new ServerApp(scope, "server", { ...common, settings, registry, image: image(identity.name) });
    });

  it.each<[string, (unknown: string) => string]>([
    ["whole reference", (unknown) => unknown],
    ["registry", (unknown) => `${unknown}/mcp-server@${digest}`],
    ["digest", (unknown) => `crtest.azurecr.io/mcp-server@${unknown}`],
    ["digest's value", (unknown) => `crtest.azurecr.io/mcp-server@sha256:${unknown}`],
  ])("may have a %s that is known only at apply", (_, image) => {
    expect(withUnknown(image)).not.toThrow();
  });

  it.each<[string, (unknown: string) => string]>([
    ["tag", (unknown) => `crtest.azurecr.io/mcp-server:${unknown}`],
    ["registry and a tag", (unknown) => `${unknown}/mcp-server:latest`],
    ["registry and no digest", (unknown) => `${unknown}/mcp-server`],
  ])("R-165 is refused with a %s, also where that is known only at apply", (_, image) => {
    expect(withUnknown(image)).toThrow(expect.objectContaining({ code: "IMAGE_NOT_PINNED" }));
  });
});

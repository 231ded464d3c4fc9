import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { RotationJobProps } from "./rotation-job.ts";
import { rotationArguments, RotationJob } from "./rotation-job.ts";

const image = `crtest.azurecr.io/mcp@sha256:${"a".repeat(64)}`;
const key = { id: "/vault/keys/audit", keyId: "https://kv.vault.azure.net/keys/audit", image };
const made = (props: Partial<RotationJobProps> = {}) =>
  synthesize(
    (stack) =>
      new RotationJob(stack, "job", {
        ...surroundings,
        server: "mcp",
        key,
        environmentId: "/environment",
        registry: { id: "/registry", loginServer: "crtest.azurecr.io" },
        ...props,
      }),
  );

describe("R-37 R-76 RotationJob", () => {
  it("starts when it is asked to and never by itself, ends by itself, and holds no secret", () => {
    const job = resourceOf(made(), "azurerm_container_app_job");
    expect(job).toMatchObject({
      name: "caj-mcp-test-rotate-mcp",
      container_app_environment_id: "/environment",
      manual_trigger_config: { parallelism: 1, replica_completion_count: 1 },
      replica_timeout_in_seconds: 300,
      template: { container: [{ name: "rotate-key", image, args: rotationArguments }] },
    });
    expect(job).not.toHaveProperty("secret");
    expect(job).not.toHaveProperty("schedule_trigger_config");
  });

  it("R-52 may read and rotate the one key and pull its image, and nothing else: not sign, not delete, not switch off", () => {
    const stack = made();
    expect(resourcesOf(stack, "azurerm_role_definition")).toMatchObject([
      {
        permissions: [
          {
            actions: [],
            data_actions: ["Microsoft.KeyVault/vaults/keys/read", "Microsoft.KeyVault/vaults/keys/rotate/action"],
          },
        ],
      },
    ]);
    const rights = resourcesOf(stack, "azurerm_role_assignment").map(({ scope }) => scope);
    expect(rights.sort()).toEqual(["/registry", "/vault/keys/audit"]);
  });

  it("R-57 runs under the flags of the image's own command", () => {
    const [, command = ""] = /^CMD (\[.*\])$/m.exec(
      readFileSync(new URL("../../../server/Dockerfile", import.meta.url), "utf8"),
    )!;
    const flags = (JSON.parse(command) as string[]).filter((word) => !/max-http|etc\/mcp/.test(word));
    expect(rotationArguments).toEqual([...flags, "rotate-key"]);
  });

  it("R-72 takes an image by its digest, from the registry of the deployment", () => {
    expect(() => made({ key: { ...key, image: "crtest.azurecr.io/mcp:latest" } })).toThrow(/IMAGE_NOT_PINNED/);
    expect(() => made({ key: { ...key, image: image.replace("crtest", "other") } })).toThrow(/VALUE_INVALID/);
  });

  it("R-71 names the bundle that it expects, where the server does", () => {
    const env = (stack: ReturnType<typeof made>) => JSON.stringify(resourceOf(stack, "azurerm_container_app_job"));
    expect(env(made({ key: { ...key, bundleDigest: "b".repeat(43) } }))).toContain("MCP_BUNDLE_DIGEST");
    expect(env(made())).not.toContain("MCP_BUNDLE_DIGEST");
  });
});

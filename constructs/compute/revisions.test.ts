import { describe, expect, it } from "vitest";
import { Construct } from "constructs";
import { tag } from "../tags.ts";
import { UserAssignedIdentity } from "../providers.ts";
import { resourceOf, resourcesOf, synthesize } from "../testing.ts";
import type { ReferenceServerProps } from "./index.ts";
import { ServerApp } from "./index.ts";
import type { Block } from "./server-app.testing.ts";
import { common, digest, ingress, settings, synthesized, template } from "./server-app.testing.ts";

describe("revisions", () => {
  it("R-77 get the traffic that they are given", () => {
    const traffic = [
      { revisionSuffix: "r0123abcd", percentage: 90 },
      { latest: true, percentage: 10 },
    ] as const;
    expect(ingress({ traffic })["traffic_weight"]).toEqual([
      { latest_revision: false, revision_suffix: "r0123abcd", percentage: 90 },
      { latest_revision: true, percentage: 10 },
    ]);
  });

  it("are switched off when they are retired, after traffic has left them", () => {
    expect(resourceOf(synthesized({ retired: ["rold"] }), "azapi_resource_action")).toMatchObject({
      action: "deactivate",
      resource_id: expect.stringMatching(/\/revisions\/ca-mcp-test-server--rold$/),
      depends_on: [expect.stringMatching(/^azurerm_container_app\./)],
    });
    expect(resourcesOf(synthesized(), "azapi_resource_action")).toEqual([]);
  });

  const suffix = (props: Partial<ReferenceServerProps> = {}) => template(props)["revision_suffix"];

  it("are named after what they hold", () => {
    expect(suffix()).toMatch(/^r[0-9a-f]{9}$/);
    expect(suffix()).toBe(suffix());
  });

  it.each<[string, Partial<ReferenceServerProps>]>([
    ["image", { image: `crtest.azurecr.io/mcp-server@${digest.replace("0", "1")}` }],
    ["environment", { settings: { ...settings, requestsPerMinute: 301 } }],
    ["size", { cpu: 1 }],
    ["scale", { maxReplicas: 11 }],
    ["probes", { port: 9090 }],
    ["patience", { terminationGraceSeconds: 61 }],
    ["release", { release: "again" }],
    // Not of the revision, but of the request: azurerm leaves a suffix out that stays.
    ["list of allowed addresses", { allowedAddresses: { gateway: "10.40.0.0/24" } }],
    ["tag", { tags: { owner: "platform" } }],
  ])("have another name when their %s is another", (_, props) => {
    expect(suffix(props)).not.toBe(suffix());
  });

  it("R-77 keep their name when traffic is shifted between them", () => {
    expect(suffix({ traffic: [{ revisionSuffix: "rabc", percentage: 100 }] })).toBe(suffix());
  });

  it("have another name when a scope around the app gets a tag", () => {
    const tagged = synthesize((scope) => {
      const around = new Construct(scope, "around");
      tag(around, { owner: "platform" });
      new ServerApp(around, "server", { ...common, settings });
    });
    const block = resourceOf(tagged, "azurerm_container_app")["template"] as Block;
    expect(block["revision_suffix"]).toMatch(/^r[0-9a-f]{9}$/);
    expect(block["revision_suffix"]).not.toBe(suffix());
  });

  it("have a name that counts what is known only at apply", () => {
    const stack = synthesize((scope) => {
      const identity = new UserAssignedIdentity(scope, "id", { name: "id", location: "x", resourceGroupName: "rg" });
      new ServerApp(scope, "server", { ...common, settings, identity });
    });
    const block = resourceOf(stack, "azurerm_container_app")["template"] as Block;
    expect(block["revision_suffix"]).toMatch(
      /^r\$\{substr\(sha256\(join\("\|", \["[0-9a-f]{64}", (azurerm_user_assigned_identity\.id\.id, ){2}azurerm_user_assigned_identity\.id\.client_id\]\)\), 0, 9\)\}$/,
    );
  });
});

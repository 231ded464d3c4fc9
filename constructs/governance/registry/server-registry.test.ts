import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import { Hunt } from "./hunt.ts";
import { metadata } from "./metadata.ts";
import { ServerRegistry } from "./server-registry.ts";

const approval = { by: "Security review board", on: "2026-11-02" };
const server = (name: string) => ({
  name,
  url: `https://mcp.contoso.com/${name}/mcp`,
  catalogue: referenceCatalogue,
  resource: `/subscriptions/s/resourceGroups/g/providers/Microsoft.App/containerApps/ca-${name}`,
});
const stack = synthesize((at) => {
  new ServerRegistry(at, "registry", {
    ...surroundings,
    area: { owner: "Platform team" },
    servers: [{ ...server("documents"), approval }, server("x1")],
  });
  new Hunt(at, "hunt", { ...surroundings, registered: [server("documents").resource] });
});

interface Entry {
  readonly type: string;
  readonly name: string;
  readonly body: { readonly properties: Readonly<Record<string, unknown>> };
}
const entries = (type: string) =>
  (resourcesOf(stack, "azapi_resource") as unknown as Entry[]).filter((each) =>
    each.type.startsWith(`Microsoft.ApiCenter/services/${type}@`),
  );

describe("R-118 ServerRegistry", () => {
  it("has an entry for each server with everything that the register asks for", () => {
    const apis = entries("workspaces/apis");
    // A name in API Center has three characters at least.
    expect(apis.map(({ name }) => name)).toEqual(["mcp-documents", "mcp-x1"]);
    for (const { body } of apis) {
      expect(body.properties["kind"]).toBe("mcp");
      expect(Object.keys(body.properties["customProperties"] as object).sort()).toEqual(Object.keys(metadata).sort());
    }
    expect(Object.keys(metadata).sort()).toEqual([
      "approved-by",
      "approved-on",
      "catalogue-digest",
      "owner",
      "resource",
      "review",
      "sensitivity",
    ]);
    expect(apis[0]?.body.properties["customProperties"]).toMatchObject({
      owner: "Platform team",
      sensitivity: "restricted",
      "approved-by": approval.by,
      "approved-on": approval.on,
      "catalogue-digest": `sha256-${referenceCatalogue.digest}`,
      review: "yearly",
      resource: server("documents").resource,
    });
    expect(apis[1]?.body.properties["customProperties"]).toMatchObject({
      "approved-by": "not approved",
      "approved-on": "1970-01-01",
    });
  });

  it("requires every property of every entry, by schemas that are there before the first entry", () => {
    const schemas = entries("metadataSchemas");
    expect(schemas.map(({ name }) => name)).toEqual(Object.keys(metadata).sort());
    for (const { body } of schemas) expect(body.properties["assignedTo"]).toEqual([{ entity: "api", required: true }]);
    const [api] = entries("workspaces/apis") as unknown as { depends_on: readonly string[] }[];
    expect(api?.depends_on).toHaveLength(schemas.length + 1);
  });

  it("says of an unapproved server that it is not in production", () => {
    const stages = entries("workspaces/apis/versions").map(({ body }) => body.properties["lifecycleStage"]);
    expect(stages).toEqual(["production", "testing"]);
    const states = entries("workspaces/apis/deployments").map(({ body }) => body.properties["state"]);
    expect(states).toEqual(["active", "inactive"]);
  });

  it("R-48 shows the tools with their digests, and the address with the definition behind it", () => {
    const [content] = resourcesOf(stack, "azapi_resource_action") as unknown as { body: { value: string } }[];
    const { tools } = JSON.parse(content!.body.value) as {
      tools: readonly { name: string; _meta: Readonly<Record<string, string>> }[];
    };
    expect(tools.map(({ _meta: { effect, classification, approval } }) => [effect, classification, approval])).toEqual(
      referenceCatalogue.tools.map(({ effect, classification, approval }) => [effect, classification, approval]),
    );
    expect(tools.map(({ name, _meta }) => [name, _meta["digest"]])).toEqual(
      referenceCatalogue.tools.map(({ name, digest }) => [name, `sha256-${digest}`]),
    );
    expect(entries("workspaces/apis/deployments")[0]?.body.properties).toMatchObject({
      server: { runtimeUri: ["https://mcp.contoso.com/documents/mcp"] },
      definitionId: "/workspaces/default/apis/mcp-documents/versions/current/definitions/tools",
    });
  });

  it("has the hunt beside it, which passes over what is registered", () => {
    const { data_json } = resourceOf(stack, "azurerm_application_insights_workbook");
    expect(String(data_json)).toContain(server("documents").resource);
  });
});

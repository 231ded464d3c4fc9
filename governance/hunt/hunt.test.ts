import { describe, expect, it } from "vitest";
import { checkQuery, compileQuery } from "../kql/index.ts";
import { foundQuery, graphSchemas, huntWorkbook, shadowQuery } from "./hunt.ts";

const group = "/subscriptions/s/resourceGroups";
const app = (name: string, image: string, more: object = {}) => ({
  id: `${group}/rg/providers/Microsoft.App/containerApps/${name}`,
  name,
  type: "microsoft.app/containerapps",
  resourceGroup: "rg",
  subscriptionId: "s",
  location: "westeurope",
  tags: {},
  properties: {
    configuration: { ingress: { fqdn: `${name}.westeurope.azurecontainerapps.io` } },
    template: { containers: [{ image }] },
  },
  ...more,
});
const ours = app("ca-mcp-workload", "cr.azurecr.io/server@sha256:ab");
const rows = [
  ours,
  app("ca-shop", "cr.azurecr.io/shop:1"),
  app("ca-helper", "docker.io/a-person/Weather-MCP-server:latest"),
  {
    ...app("func-mcp-tools", ""),
    type: "Microsoft.Web/sites",
    properties: { defaultHostName: "func-mcp-tools.azurewebsites.net" },
  },
  { ...app("stmcp", ""), type: "microsoft.storage/storageaccounts", properties: {} },
  app("ca-quiet", "cr.azurecr.io/quiet:1", { tags: { "mcp-server-approved": "true", owner: "field" } }),
];
const run = (query: string, resources: readonly object[] = rows) =>
  compileQuery(query, graphSchemas).evaluate({ resources: resources as never }, 0);

describe("R-118 the hunt for shadow servers", () => {
  it("finds what serves MCP by name, image or tag, and nothing that only sounds like it", () => {
    expect(
      run(foundQuery)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["ca-helper", "ca-mcp-workload", "ca-quiet", "func-mcp-tools"]);
  });

  it("calls a shadow what it finds and the register lacks, in any case of the id", () => {
    const registered = [ours.id.toLowerCase(), rows[5]!.id];
    expect(
      run(shadowQuery(registered))
        .map(({ name, Host }) => [name, Host])
        .sort(),
    ).toEqual([
      ["ca-helper", "ca-helper.westeurope.azurecontainerapps.io"],
      ["func-mcp-tools", "func-mcp-tools.azurewebsites.net"],
    ]);
    expect(run(shadowQuery(rows.map(({ id }) => id)))).toEqual([]);
    expect(run(shadowQuery([]), [])).toEqual([]);
  });

  it("asks Resource Graph for columns that there are, in every subscription that its reader may read", () => {
    const { items } = huntWorkbook([ours.id]) as { items: readonly { content: Readonly<Record<string, unknown>> }[] };
    for (const { content } of items) {
      expect(checkQuery(String(content["query"]), graphSchemas).problems).toEqual([]);
      expect(content).toMatchObject({ queryType: 1, crossComponentResources: ["value::all"] });
    }
  });
});

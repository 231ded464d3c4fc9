import type { Schemas } from "../kql/index.ts";

/** The table of Azure Resource Graph, as far as the hunt reads it. https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources */
export const graphSchemas: Schemas = {
  resources: {
    id: "string",
    name: "string",
    type: "string",
    resourceGroup: "string",
    subscriptionId: "string",
    location: "string",
    tags: "dynamic",
    properties: "dynamic",
  },
};

/** Every resource that can serve MCP: its name, its image or its tags say so. A server that hides all three is found at the gateway, by what it is called with. */
const candidates = `
resources
| where type in~ ("microsoft.app/containerapps", "microsoft.web/sites", "microsoft.containerinstance/containergroups", "microsoft.apimanagement/service/apis", "microsoft.apicenter/services/workspaces/apis")
| extend Image = tolower(tostring(coalesce(properties.template.containers[0].image, properties.containers[0].properties.image, properties.siteConfig.linuxFxVersion)))
| extend Host = tostring(coalesce(properties.configuration.ingress.fqdn, properties.defaultHostName, properties.ipAddress.fqdn))
| extend Approved = tostring(tags["mcp-server-approved"]), Owner = tostring(tags["owner"])
| where name contains "mcp" or Image contains "mcp" or Image contains "modelcontextprotocol" or isnotempty(Approved)`;

const shown = `project id, name, type, resourceGroup, subscriptionId, Host, Image, Owner, Approved`;

const listOf = (ids: readonly string[]): string => `dynamic([${ids.map((id) => `"${id}"`).join(", ")}])`;

/** Every server that there seems to be. */
export const foundQuery = `${candidates}\n| ${shown}`;

/**
 * The shadow servers: what the hunt finds and the register lacks.
 *
 * @example
 * console.log(shadowQuery([])); // every server that the hunt finds
 */
export const shadowQuery = (registered: readonly string[]): string =>
  `let Registered = ${listOf(registered)};${candidates}\n| where id !in~ (Registered)\n| ${shown}`;

interface Tile {
  readonly title: string;
  readonly query: string;
}

const tiles = (registered: readonly string[]): readonly Tile[] => [
  { title: "Shadow servers: found, and in no register", query: shadowQuery(registered) },
  { title: "Every MCP server that was found", query: foundQuery },
];

/**
 * The workbook as Azure keeps it; 1 stands for queries of Azure Resource Graph.
 *
 * @example
 * JSON.stringify(huntWorkbook(["/subscriptions/s/resourceGroups/rg/providers/Microsoft.App/containerApps/mcp"]));
 */
export const huntWorkbook = (registered: readonly string[]): object => ({
  version: "Notebook/1.0",
  items: tiles(registered).map(({ title, query }) => ({
    type: 3,
    name: title,
    content: {
      version: "KqlItem/1.0",
      query: query.trim(),
      size: 0,
      title,
      queryType: 1,
      resourceType: "microsoft.resourcegraph/resources",
      crossComponentResources: ["value::all"],
      visualization: "table",
    },
  })),
  isLocked: false,
});

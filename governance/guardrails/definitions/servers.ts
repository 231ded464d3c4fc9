import { types } from "../conditions.ts";
import { guardrail } from "../guardrail.ts";

const { app, api, environment } = types;
const image = app.alias("template.containers[*].image");

/** Tags that a container app carries once a person has approved it as an MCP server. */
export const approvalTags = {
  approved: "mcp-server-approved",
  owner: "owner",
  reviewed: "security-review-date",
} as const;

export const approvedServer = guardrail({
  name: "mcp-approved-server",
  displayName: "A container app carries its approval as an MCP server, its owner and a recent review",
  description: `Denies a container app without the tags ${Object.values(approvalTags).join(", ")}, or with a review older than a year: a shadow server.`,
  requirements: ["R-118"],
  mode: "Indexed",
  parameters: {
    reviewDays: {
      type: "Integer",
      defaultValue: -365,
      metadata: { displayName: "Age of a review, as a negative number of days" },
    },
  },
  if: app.any(
    { field: `tags['${approvalTags.approved}']`, notEquals: "true" },
    { field: `tags['${approvalTags.owner}']`, exists: false },
    { field: `tags['${approvalTags.reviewed}']`, exists: false },
    {
      value: "[addDays(utcNow(), parameters('reviewDays'))]",
      greater: `[field('tags[''${approvalTags.reviewed}'']')]`,
    },
  ),
});

export const approvedImageSource = guardrail({
  name: "mcp-approved-registry",
  displayName: "Container apps run images of approved registries",
  description: "Denies a container image from a registry that is not in the list.",
  requirements: ["R-118", "R-142"],
  mode: "All",
  parameters: { registries: { type: "Array", metadata: { displayName: "Login servers of approved registries" } } },
  if: app.and(
    app.someOf("template.containers[*]", {
      count: {
        value: "[parameters('registries')]",
        name: "registry",
        where: { value: `[startsWith(current('${image}'), concat(current('registry'), '/'))]`, equals: true },
      },
      equals: 0,
    }),
  ),
});

export const pinnedImage = guardrail({
  name: "mcp-pinned-image",
  displayName: "Container apps run images by digest",
  description: "Denies a container image by tag: a tag can change after review.",
  requirements: ["R-112", "R-165"],
  mode: "All",
  if: app.and(app.someOf("template.containers[*]", { field: image, notContains: "@sha256:" })),
});

export const approvedNetwork = guardrail({
  name: "mcp-approved-network",
  displayName: "Container Apps environments stand in approved subnets",
  description: "Denies an environment outside of the subnets in the list, or without one.",
  requirements: ["R-118", "R-86"],
  mode: "All",
  parameters: { subnets: { type: "Array", metadata: { displayName: "Ids of approved subnets" } } },
  if: environment.and(environment.notIn("vnetConfiguration.infrastructureSubnetId", "[parameters('subnets')]")),
});

export const registeredGateway = guardrail({
  name: "mcp-registered-gateway",
  displayName: "MCP APIs stand on the registered gateway",
  description:
    "Denies an API of type mcp, or with mcp in its path, on any other API Management service. Most servers are plain HTTP APIs: the type alone misses them.",
  requirements: ["R-118"],
  mode: "All",
  parameters: {
    gatewayId: { type: "String", metadata: { displayName: "Id of the registered API Management service" } },
  },
  if: api.and(
    { anyOf: [api.equals("type", "mcp"), { field: api.alias("path"), contains: "mcp" }] },
    { field: "id", notLike: "[concat(parameters('gatewayId'), '/*')]" },
  ),
});

import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { classifications, contentsOf } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import { AzapiResource, AzapiResourceAction } from "../../azapi/index.ts";
import type { CommonProps } from "../../protection/protect.ts";
import type { RegistryArea } from "./area.ts";
import type { Metadata } from "./metadata.ts";
import { metadata } from "./metadata.ts";
import { refuseMissing } from "../../required.ts";

/** One server as the register shows it. */
export interface RegisteredServer {
  /** The name of the server. */
  readonly name: string;
  /** Where clients reach it. */
  readonly url: string;
  /** The tools of the server, with their scopes and limits. */
  readonly catalogue: ToolCatalogue;
  /** The resource that runs it, or the host of a server elsewhere. */
  readonly resource: string;
  /** None for a server without approval: the register says so. */
  readonly approval?: { readonly by: string; readonly on: string };
}

/** What `ServerRegistry` takes. */
export interface ServerRegistryProps extends CommonProps {
  /** What the configuration says of the register. */
  readonly area: RegistryArea;
  /** The servers to register. */
  readonly servers: readonly RegisteredServer[];
}

const version = "2024-03-01";

/**
 * The register of MCP servers, as Azure API Center: each server with its version, definition, deployment, and owner. A server that the hunt finds
 * and the register lacks is a shadow server.
 *
 * @example
 * new ServerRegistry(stack, "registry", {
 *   ...surroundings,
 *   area: { owner: "platform-team@example.com" },
 *   servers: [{ name: "orders", url: "https://mcp.example.com/mcp", resource: workload.node.id, catalogue }],
 * });
 */
export class ServerRegistry extends Construct {
  readonly resource: AzapiResource;
  readonly environmentName: string;

  constructor(scope: Construct, id: string, props: ServerRegistryProps) {
    super(scope, id);
    refuseMissing(this, "ServerRegistryProps", props);
    const { naming, resourceGroup, area } = props;
    this.resource = new AzapiResource(this, "Resource", {
      type: `Microsoft.ApiCenter/services@${version}`,
      parentId: resourceGroup.id,
      name: naming.of("apiCenter"),
      location: area.location ?? resourceGroup.location,
      body: { properties: {} },
    });
    const schemas = Object.entries(metadata).map(
      ([name, schema]) =>
        new AzapiResource(this, `metadata ${name}`, {
          type: `Microsoft.ApiCenter/services/metadataSchemas@${version}`,
          parentId: this.resource.id,
          name,
          body: {
            properties: { schema: JSON.stringify(schema), assignedTo: [{ entity: "api", required: true }] },
          },
        }),
    );
    const { environment } = naming.deployment;
    // A name in API Center has three characters at least.
    this.environmentName = `mcp-${environment}`;
    const place = new AzapiResource(this, "Environment", {
      type: `Microsoft.ApiCenter/services/workspaces/environments@${version}`,
      parentId: this.#workspace,
      name: this.environmentName,
      body: {
        properties: { title: naming.of("apiManagement"), kind: "production", server: { type: "Azure API Management" } },
      },
    });
    for (const server of props.servers) this.#register(server, props, [...schemas, place]);
  }

  /** There is one, from the start. */
  get #workspace(): string {
    return `${this.resource.id}/workspaces/default`;
  }

  #register(server: RegisteredServer, { area }: ServerRegistryProps, dependsOn: AzapiResource[]): void {
    const at = new Construct(this, server.name);
    const name = `mcp-${server.name}`;
    const api = new AzapiResource(at, "Resource", {
      type: `Microsoft.ApiCenter/services/workspaces/apis@${version}`,
      parentId: this.#workspace,
      name,
      body: {
        properties: {
          title: server.name,
          kind: "mcp",
          summary: `MCP server with ${contentsOf(server.catalogue)}`,
          customProperties: metadataOf(server, area),
        },
      },
      dependsOn,
    });
    const release = new AzapiResource(at, "Version", {
      type: `Microsoft.ApiCenter/services/workspaces/apis/versions@${version}`,
      parentId: api.id,
      name: "current",
      body: { properties: { title: "current", lifecycleStage: server.approval ? "production" : "testing" } },
    });
    const definition = new AzapiResource(at, "Definition", {
      type: `Microsoft.ApiCenter/services/workspaces/apis/versions/definitions@${version}`,
      parentId: release.id,
      name: "tools",
      body: { properties: { title: "Tools", description: `Catalogue ${named(server.catalogue.digest)}` } },
    });
    const content = new AzapiResourceAction(at, "Tools", {
      type: `Microsoft.ApiCenter/services/workspaces/apis/versions/definitions@${version}`,
      resourceId: definition.id,
      action: "importSpecification",
      method: "POST",
      body: {
        format: "inline",
        value: JSON.stringify(offersOf(server.catalogue)),
        specification: { name: "mcp", version: "2026-07-28" },
      },
    });
    // The endpoint shows only with a deployment and a definition.
    new AzapiResource(at, "Deployment", {
      type: `Microsoft.ApiCenter/services/workspaces/apis/deployments@${version}`,
      parentId: api.id,
      name: this.environmentName,
      body: {
        properties: {
          title: this.environmentName,
          environmentId: `/workspaces/default/environments/${this.environmentName}`,
          definitionId: `/workspaces/default/apis/${name}/versions/current/definitions/tools`,
          state: server.approval ? "active" : "inactive",
          server: { runtimeUri: [server.url] },
        },
      },
      dependsOn: [content],
    });
  }
}

/** A digest with its algorithm as prefix, so that a scanner does not report it as a secret. */
const named = (digest: string): string => `sha256-${digest}`;

/** A tool as `tools/list` shows it, with the facts for an approver's decision. */
const listed = ({
  name,
  title,
  description,
  effect,
  classification,
  approval,
  input,
  digest,
}: ToolCatalogue["tools"][number]) => ({
  name,
  title,
  description,
  inputSchema: input,
  _meta: { effect, classification, approval, digest: named(digest) },
});

/** Resources and prompts as their lists would show them. */
const readable = ({
  name,
  title,
  description,
  classification,
  digest,
}: NonNullable<ToolCatalogue["prompts"]>[number]) => ({
  name,
  title,
  description,
  _meta: { classification, digest: named(digest) },
});

const offersOf = ({ tools, resources, prompts }: ToolCatalogue) => ({
  tools: tools.map(listed),
  ...(resources && { resources: resources.map(({ uri, mimeType, ...one }) => ({ ...readable(one), uri, mimeType })) }),
  ...(prompts && { prompts: prompts.map(readable) }),
});

const metadataOf = (server: RegisteredServer, { owner, review = "yearly" }: RegistryArea): Metadata => ({
  owner,
  sensitivity: highest(server.catalogue),
  "approved-by": server.approval?.by ?? "not approved",
  "approved-on": server.approval?.on ?? "1970-01-01",
  review,
  "catalogue-digest": named(server.catalogue.digest),
  resource: server.resource,
});

const highest = ({ tools, resources = [], prompts = [] }: ToolCatalogue): string => {
  const levels = [...tools, ...resources, ...prompts].map(({ classification }) =>
    classifications.indexOf(classification),
  );
  return classifications[Math.max(0, ...levels)]!;
};

import type { Foundation, Platform, WorkloadProps } from "@mcp-landing-zone/constructs";
import { Workload } from "@mcp-landing-zone/constructs";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { App } from "cdktf";
import { TerraformOutput } from "cdktf";
import type { DeploymentConfig, ServerConfig } from "../config.ts";
import type { DeploymentStackProps } from "./deployment-stack.ts";
import { DeploymentStack } from "./deployment-stack.ts";

interface ServerStackProps extends DeploymentStackProps {
  readonly foundation: Foundation;
  readonly platform: Platform;
  readonly server: ServerConfig;
}

/** One server, its Entra application and who may use it: what changes often. */
export class ServerStack extends DeploymentStack {
  readonly serverName: string;
  readonly workload: Workload;

  constructor(app: App, props: ServerStackProps) {
    const { config, foundation, platform } = props;
    const { name, wasOnlyServer, local, imageSignedBy, ...server } = props.server;
    super(app, "server", props, name);
    this.serverName = name;
    this.workload = new Workload(this, "workload", {
      ...this.landingZone,
      foundation,
      platform,
      tenantId: config.tenantId,
      authorization: config.authorization.mode,
      clients: config.clients,
      ...facadeOf(config, server),
      ...server,
      ...(wasOnlyServer ? {} : { name }),
    });
    const { publicUrl, approvals, server: container, identity } = this.workload;
    this.#tell("mcp_url", publicUrl, "The address for MCP clients");
    if (approvals) {
      this.#tell(
        "approvals_url",
        new URL(`/${approvals.path}`, publicUrl).href,
        "Where approvers see and decide what waits",
      );
    }
    if (container) {
      this.#tell("server_revision", container.revisionSuffix, "The revision of this deployment, for a later rollback");
    }
    if (server.application && identity && !wasOnlyServer) {
      this.#tell("server_object_id", identity.principalId, "The subject of the application's federated credential");
    }
  }

  #tell(name: string, value: string, description: string): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }
}

/** The façade's clients, each with those of its pre-authorized scopes that this server has. */
const facadeOf = (
  { authorization }: DeploymentConfig,
  { catalogue = referenceCatalogue }: Pick<ServerConfig, "catalogue">,
): Pick<WorkloadProps, "facadeClients"> => {
  if (authorization.mode !== "facade" || !authorization.clients) return {};
  const scopes = catalogue.scopes.map(({ name }) => name);
  const clients = authorization.clients.map((client) =>
    client.preAuthorized
      ? { ...client, preAuthorized: client.preAuthorized.filter((scope) => scopes.includes(scope)) }
      : client,
  );
  // The configuration was judged: no list in it is empty.
  return { facadeClients: clients as unknown as NonNullable<WorkloadProps["facadeClients"]> };
};

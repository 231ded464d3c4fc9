import { type Foundation, type Platform, Workload, type WorkloadProps } from "@mcp-landing-zone/constructs";
import { routes } from "@mcp-landing-zone/contract";
import { type App, TerraformOutput } from "cdktf";
import type { DeploymentConfig } from "./config.ts";
import { DeploymentStack, type DeploymentStackProps } from "./deployment-stack.ts";

/** The server, its Entra application and who may use it: what changes often. */
export class WorkloadStack extends DeploymentStack {
  readonly workload: Workload;

  constructor(
    app: App,
    props: DeploymentStackProps & { readonly foundation: Foundation; readonly platform: Platform },
  ) {
    super(app, "workload", props);
    const { config, foundation, platform } = props;
    this.workload = new Workload(this, "workload", {
      ...this.landingZone,
      foundation,
      platform,
      tenantId: config.tenantId,
      authorization: config.authorization.mode,
      clients: config.clients,
      users: config.users,
      approvers: config.approvers ?? [],
      image: config.image,
      profileFromGraph: config.profileFromGraph ?? false,
      egressHosts: config.egressHosts ?? [],
      upstreams: config.upstreams ?? [],
      catalogueApprovers: config.catalogueApprovers ?? [],
      classifications: config.classifications ?? {},
      ...(config.approval ? { approval: config.approval } : {}),
      ...facadeOf(config),
      ...(config.application ? { application: config.application } : {}),
    });
    this.#tell("mcp_url", this.workload.publicUrl, "What MCP clients are told");
    if (this.workload.approvals) {
      const url = new URL(routes.approvals, this.workload.publicUrl).href;
      this.#tell("approvals_url", url, "Where approvers see and decide what waits");
    }
    this.#tell(
      "server_revision",
      this.workload.server.revisionSuffix,
      "The revision of this deployment, for a later rollback",
    );
  }

  #tell(name: string, value: string, description: string): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }
}

function facadeOf({ authorization }: DeploymentConfig): Pick<WorkloadProps, "facadeClients"> {
  if (authorization.mode !== "facade" || !authorization.clients) return {};
  // The configuration was judged: no list in it is empty.
  return { facadeClients: authorization.clients as unknown as NonNullable<WorkloadProps["facadeClients"]> };
}

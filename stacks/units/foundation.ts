import { egressHostsOf, Foundation } from "@mcp-landing-zone/constructs";
import type { App } from "cdktf";
import type { DeploymentStackProps } from "./deployment-stack.ts";
import { DeploymentStack } from "./deployment-stack.ts";
import { offerToServers } from "./offered.ts";

/** Network, names and logs: the other stacks need them, and they rarely change. */
export class FoundationStack extends DeploymentStack {
  readonly foundation: Foundation;

  constructor(app: App, props: DeploymentStackProps) {
    super(app, "foundation", props);
    const { config } = props;
    this.foundation = new Foundation(this, "foundation", {
      ...this.landingZone,
      network: config.network,
      ...(config.gatewayClients === undefined ? {} : { gatewayClients: config.gatewayClients }),
      ...(config.workspaceId === undefined ? {} : { workspaceId: config.workspaceId }),
      egressHosts: egressHostsOf(config.servers),
      hasOnlyServer: config.servers.some(({ wasOnlyServer }) => wasOnlyServer),
      alertEmails: config.alerts.emails,
      lockArchive: config.lockArchive ?? false,
      exportActivityLog: config.exportActivityLog ?? false,
    });
    offerToServers(this);
  }
}

import type { Foundation } from "@mcp-landing-zone/constructs";
import { imagesOf, Platform } from "@mcp-landing-zone/constructs";
import type { App } from "cdktf";
import { TerraformOutput } from "cdktf";
import type { DeploymentStackProps } from "./deployment-stack.ts";
import { DeploymentStack } from "./deployment-stack.ts";
import { offerToServers } from "./offered.ts";

/** The services that all workloads share; they take long to create. */
export class PlatformStack extends DeploymentStack {
  readonly platform: Platform;

  constructor(app: App, props: DeploymentStackProps & { readonly foundation: Foundation }) {
    super(app, "platform", props);
    const { config, foundation } = props;
    const { domain } = config.authorization;
    this.platform = new Platform(this, "platform", {
      ...this.landingZone,
      foundation,
      publisherEmail: config.alerts.emails[0]!,
      images: imagesOf(config.servers),
      hasOnlyServer: config.servers.some(({ wasOnlyServer }) => wasOnlyServer),
      ...(config.indicators ? { indicatorKeys: config.indicators.keys } : {}),
      ...(domain ? { domain } : {}),
      ...(config.contentSafetyLocation ? { contentSafetyLocation: config.contentSafetyLocation } : {}),
    });
    const { frontDoor, gateway, gatewayIdentity, onlyServer } = this.platform;
    if (frontDoor) {
      this.#tell(
        "dns_record",
        `CNAME ${frontDoor.hostName} -> ${frontDoor.endpoint.hostName}`,
        "The record that leads clients to Front Door",
      );
    } else if (domain) {
      // A private gateway's own name leads to its private address in every network that has its zone.
      this.#tell(
        "dns_record",
        `CNAME ${domain.hostName} -> ${gateway.name}.azure-api.net`,
        "The record that leads clients to the gateway",
      );
    }
    offerToServers(this);
    // Output for the owner of an existing application, who must act before its server can admit users.
    const ofOthers = config.servers.filter(({ application }) => application !== undefined);
    if (ofOthers.length > 0) {
      this.#tell("gateway_object_id", gatewayIdentity.principalId, "Gets the application's role Gateway.Forward");
    }
    if (onlyServer && ofOthers.some(({ wasOnlyServer }) => wasOnlyServer)) {
      this.#tell(
        "server_object_id",
        onlyServer.identity.principalId,
        "The subject of the application's federated credential",
      );
    }
  }

  #tell(name: string, value: string, description: string): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }
}

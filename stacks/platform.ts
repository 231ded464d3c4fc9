import { type Foundation, Platform } from "@mcp-landing-zone/constructs";
import { type App, TerraformOutput } from "cdktf";
import { DeploymentStack, type DeploymentStackProps } from "./deployment-stack.ts";

/** What serves every workload, and what takes long to make. */
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
      ...(domain ? { domain } : {}),
      ...(config.contentSafetyLocation ? { contentSafetyLocation: config.contentSafetyLocation } : {}),
    });
    const { frontDoor } = this.platform;
    if (frontDoor) {
      new TerraformOutput(this, "dns_record", {
        value: `CNAME ${frontDoor.hostName} -> ${frontDoor.endpoint.hostName}`,
        description: "The record that leads clients to Front Door",
        staticId: true,
      });
    }
  }
}

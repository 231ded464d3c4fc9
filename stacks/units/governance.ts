import type { Foundation, Platform, Workload } from "@mcp-landing-zone/constructs";
import { Governance } from "@mcp-landing-zone/constructs";
import type { App } from "cdktf";
import type { GovernanceAreas } from "@mcp-landing-zone/constructs";
import type { DeploymentStackProps } from "./deployment-stack.ts";
import { DeploymentStack } from "./deployment-stack.ts";

interface GovernanceStackProps extends DeploymentStackProps {
  readonly foundation: Foundation;
  readonly platform: Platform;
  readonly workloads: readonly Workload[];
  readonly areas: GovernanceAreas;
}

/** What detects, answers and forbids: the security team's stack, deployed last and with rights of its own. */
export class GovernanceStack extends DeploymentStack {
  readonly governance: Governance;

  constructor(app: App, props: GovernanceStackProps) {
    super(app, "governance", props);
    const { foundation, platform, workloads, areas } = props;
    this.governance = new Governance(this, "governance", {
      ...this.landingZone,
      foundation,
      platform,
      workloads,
      areas,
      tenantId: props.config.tenantId,
      subscriptionId: props.config.subscriptionId,
    });
  }
}

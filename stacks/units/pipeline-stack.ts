import type { PipelineTrust } from "@mcp-landing-zone/constructs";
import { Naming, PipelineIdentities } from "@mcp-landing-zone/constructs";
import type { App } from "cdktf";
import { TerraformOutput } from "cdktf";
import { DeploymentStack } from "./deployment-stack.ts";
import type { ResolvedConfig } from "../resolved.ts";

export interface PipelineTrusts {
  readonly planner: PipelineTrust;
  readonly deployer: PipelineTrust;
}

/** The identities of a deployment's pipelines. No stack of the deployment reads from it, and a person with the rights of an owner deploys it once. */
export class PipelineStack extends DeploymentStack {
  constructor(app: App, config: ResolvedConfig, trusts: PipelineTrusts) {
    const { name, environment, subscriptionId, tenantId, location, state, nameSalt } = config;
    const naming = new Naming({
      name,
      environment,
      subscriptionId,
      ...(nameSalt === undefined ? {} : { salt: nameSalt }),
    });
    super(app, "pipeline", { config, naming });
    const group = `/subscriptions/${state.subscriptionId ?? subscriptionId}/resourceGroups/${state.resourceGroup}`;
    const { planner, deployer } = new PipelineIdentities(this, "pipeline", {
      ...trusts,
      naming,
      location,
      subscriptionId,
      tenantId,
      stateAccountId: `${group}/providers/Microsoft.Storage/storageAccounts/${state.storageAccount}`,
      // Playbooks have roles of their own, whose ids are known when they are made.
      assigns: config.governance?.playbooks ? "any" : "ours",
    });
    for (const [id, value] of Object.entries({
      planner_client_id: planner.clientId,
      planner_principal_id: planner.principalId,
      deployer_client_id: deployer.clientId,
      deployer_principal_id: deployer.principalId,
    })) {
      const output = new TerraformOutput(this, id, { value });
      output.overrideLogicalId(id);
    }
  }
}

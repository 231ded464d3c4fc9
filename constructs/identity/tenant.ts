import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { DataAzurermClientConfig } from "../providers.ts";

/** The tenant that the deployer is signed in to, read once per stack. */
export function deployerTenantId(scope: Construct): string {
  const stack = TerraformStack.of(scope);
  const existing = stack.node.tryFindChild("Deployer") as DataAzurermClientConfig | undefined;
  return (existing ?? new DataAzurermClientConfig(stack, "Deployer")).tenantId;
}

/** The issuer of the tenant's own tokens. */
export const tenantIssuer = (tenantId: string): string => `https://login.microsoftonline.com/${tenantId}/v2.0`;

import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { DataAzurermClientConfig } from "../providers.ts";

const deployers = new WeakMap<TerraformStack, DataAzurermClientConfig>();

/** The tenant that the deployer is signed in to, read once per stack. */
export const deployerTenantId = (scope: Construct): string => {
  const stack = TerraformStack.of(scope);
  const deployer = deployers.get(stack) ?? new DataAzurermClientConfig(stack, "SignedInDeployer");
  deployers.set(stack, deployer);
  return deployer.tenantId;
};

/** The issuer of the tenant's own tokens. */
export const tenantIssuer = (tenantId: string): string => `https://login.microsoftonline.com/${tenantId}/v2.0`;

import { type ITerraformDependable, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Gateway } from "../gateway.ts";
import type { GatewayRef } from "../gateway-ref.ts";

/** The gateway on which APIs are put; one of this deployment brings the loggers that it made. */
export type ApiGateway = GatewayRef & Partial<Pick<Gateway, "telemetry" | "workspaceLog">>;

/** Loggers by the diagnostic that uses them. Every gateway has the workspace's under this name. */
export function loggersOf({ id, telemetry }: ApiGateway): Readonly<Record<string, string>> {
  return {
    azuremonitor: `${id}/loggers/azuremonitor`,
    ...(telemetry ? { applicationinsights: telemetry.logger.id } : {}),
  };
}

/** What must exist before a diagnostic names its logger; another stack's exists before this stack is deployed. */
export function loggersReady(scope: Construct, { workspaceLog }: ApiGateway): ITerraformDependable[] {
  const resource = workspaceLog?.resource;
  return resource && TerraformStack.of(resource) === TerraformStack.of(scope) ? [resource] : [];
}

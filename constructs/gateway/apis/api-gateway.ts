import type { ITerraformDependable } from "cdktf";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Gateway } from "../gateway.ts";
import type { GatewayRef } from "../gateway-ref.ts";

/** The gateway on which APIs are put; one of this deployment brings the loggers that it made. */
export type ApiGateway = GatewayRef & Partial<Pick<Gateway, "telemetry" | "workspaceLog">>;

/** What must exist before a diagnostic names the workspace's logger; another stack's exists before this stack is deployed. */
export const loggersReady = (scope: Construct, { workspaceLog }: ApiGateway): ITerraformDependable[] => {
  const resource = workspaceLog?.resource;
  return resource && TerraformStack.of(resource) === TerraformStack.of(scope) ? [resource] : [];
};

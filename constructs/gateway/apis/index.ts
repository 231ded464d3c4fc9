export type { ApiGateway } from "./api-gateway.ts";
export type { ApiLog } from "./api-log.ts";
export { NamedValues, type NamedValueSetting, type NamedValuesProps } from "./named-values.ts";
export { type ApiPlacement, PolicyApi, type PolicyApiProps, type PolicyOperation } from "./policy-api.ts";
export { ServerBackend, type ServerBackendProps } from "./server-backend.ts";
export { ApprovalsApi, type ApprovalsApiProps } from "./approvals-api.ts";
export { type ApprovalsLimits, approvalsLimits } from "@mcp-landing-zone/gateway/documents/approvals";
export { AuthorizationFacade, type AuthorizationFacadeProps, type RegisteredClient } from "./authorization-facade.ts";
export { clientKey, type ClientProfile, redirectUrisOf } from "@mcp-landing-zone/gateway/documents/facade";
export { type McpLimits, mcpLimits } from "@mcp-landing-zone/gateway/documents/mcp";
export { type ApiAudience, McpApi, type McpApiProps } from "./mcp-api.ts";
export { NativeMcpApi, type NativeMcpApiProps } from "./native-mcp-api.ts";
export {
  type AuthorizationServer,
  ProtectedResourceMetadata,
  type ProtectedResourceMetadataProps,
} from "./protected-resource-metadata.ts";

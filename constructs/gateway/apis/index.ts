export type { ApiGateway } from "./api-gateway.ts";
export { ApiLog } from "./api-log.ts";
export { NamedValues, type NamedValueSetting, type NamedValuesProps } from "./named-values.ts";
export { type ApiPlacement, PolicyApi, type PolicyApiProps, type PolicyOperation } from "./policy-api.ts";
export { ServerBackend, type ServerBackendProps } from "./server-backend.ts";

export type { RegistryArea } from "./area.ts";
export type { HuntProps } from "./hunt.ts";
export { Hunt } from "./hunt.ts";
export type { RegisteredServer, ServerRegistryProps } from "./server-registry.ts";
export { ServerRegistry } from "./server-registry.ts";

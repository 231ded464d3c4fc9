export type { RegistryArea } from "./area.ts";
export { Hunt, type HuntProps } from "./hunt.ts";
export { type RegisteredServer, ServerRegistry, type ServerRegistryProps } from "./server-registry.ts";

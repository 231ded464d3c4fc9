export type { ClientProfile, FacadeClient } from "./clients.ts";
export { checkClients, clientKey, redirectUrisOf } from "./clients.ts";
export type { FacadeFacts, FacadePaths } from "./facade.ts";
export { facadePaths } from "./facade.ts";
export type { FacadeRoute, FacadeRouteName, FacadeRoutes, SharedRoute } from "./routes.ts";
export { facadeRoutes } from "./routes.ts";
export { usualClients } from "./usual-clients.ts";

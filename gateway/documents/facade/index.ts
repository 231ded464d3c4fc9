export { type ClientProfile, checkClients, clientKey, type FacadeClient, redirectUrisOf } from "./clients.ts";
export { type FacadeFacts, type FacadePaths, facadePaths } from "./facade.ts";
export { type FacadeRoute, type FacadeRouteName, type FacadeRoutes, type SharedRoute, facadeRoutes } from "./routes.ts";
export { usualClients } from "./usual-clients.ts";

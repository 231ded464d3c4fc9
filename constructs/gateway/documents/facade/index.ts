export { type FacadeClient, redirectUrisOf } from "./clients.ts";
export { type FacadeProps, facadePaths } from "./facade.ts";
export { type FacadeRoute, type FacadeRouteName, facadeRoutes } from "./routes.ts";
export type { FacadeScope } from "./scopes.ts";

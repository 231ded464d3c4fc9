// Stand-in for Microsoft Entra ID: reads `scope` and `resource` of a request.
import { graphClientId } from "../directory/azure-services.ts";
import { applicationOf, resourceOf } from "../directory/directory.ts";
import type { Application, Directory, Resource } from "../directory/directory.ts";
import { refuse } from "./entra-error.ts";

export interface RequestedScopes {
  readonly resource: Resource;
  /** The resource in the words of the request. */
  readonly requested: string;
  /** Short names, without those of OpenID Connect. */
  readonly scopes: readonly string[];
  /** `openid`, `profile`, `email`, `offline_access`. */
  readonly openId: readonly string[];
  /** Whether `/.default` stands among them: all that was agreed to beforehand. */
  readonly preconsented: boolean;
}

const openIdScopes = ["openid", "profile", "email", "offline_access"];
const defaultScope = ".default";

const graphOf = (directory: Directory): Resource => {
  const graph = applicationOf(directory, graphClientId);
  if (!graph?.api) throw new Error(`directory: no application ${graphClientId}; Microsoft Graph is in every tenant`);
  return graph as Resource;
};

const readScope = (directory: Directory, scope: string): { resource: Resource; requested: string; name: string } => {
  const slash = scope.lastIndexOf("/");
  // A name without its application is taken for one of Graph's.
  if (slash < 0) return { resource: graphOf(directory), requested: "https://graph.microsoft.com", name: scope };
  const requested = scope.slice(0, slash);
  const resource = resourceOf(directory, requested);
  if (!resource) throw refuse.resourceUnknown(requested, directory.tenantId);
  return { resource, requested, name: scope.slice(slash + 1) };
};

/** What is asked for, of which application; `resource` must then be one of its URIs, to the letter. */
export const readScopes = (
  directory: Directory,
  client: Pick<Application, "clientId" | "name">,
  scope: string,
  resource: string | undefined,
): RequestedScopes => {
  const words = scope.split(" ").filter(Boolean);
  const named = words.filter((word) => !openIdScopes.includes(word)).map((word) => readScope(directory, word));
  const first = named[0] ?? { resource: graphOf(directory), requested: "https://graph.microsoft.com" };
  if (named.some((one) => one.resource !== first.resource)) throw refuse.scopeOfSeveral(scope);
  if (resource !== undefined && !first.resource.api.identifierUris.includes(resource)) throw refuse.resourceMismatch();
  if (client.clientId === first.resource.clientId && first.requested.toLowerCase() !== client.clientId) {
    throw refuse.tokenForItself(client.clientId);
  }
  for (const { name } of named) {
    if (name !== defaultScope && !first.resource.api.scopes.includes(name)) {
      throw refuse.scopeUnknown(client.name, name, first.resource.clientId);
    }
  }
  return {
    resource: first.resource,
    requested: first.requested,
    scopes: [...new Set(named.map(({ name }) => name))].filter((name) => name !== defaultScope),
    openId: words.filter((word) => openIdScopes.includes(word)),
    preconsented: named.some(({ name }) => name === defaultScope),
  };
};

// Stand-in for the managed identity endpoint of Container Apps: tokens for callers that know a header, without a secret.
import { resourceOf } from "../directory/directory.ts";
import type { Directory, ManagedIdentity } from "../directory/directory.ts";
import { applicationClaims } from "../entra/claims.ts";
import { requireRole } from "../entra/consent.ts";
import { EntraError, refuse } from "../entra/entra-error.ts";
import type { Tokens } from "../entra/tokens.ts";
import { json } from "../http/message.ts";
import type { Handler, StandInReply } from "../http/message.ts";

interface ManagedIdentityOptions {
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly now: () => number;
  /** The identity of each container, by the value that only this container sends as `X-IDENTITY-HEADER`. */
  readonly containers: ReadonlyMap<string, ManagedIdentity>;
}

export const identityPath = "/msi/token";
const apiVersion = "2019-08-01";
const lifetimeSeconds = 24 * 3_600;

const refusal = (statusCode: number, message: string): StandInReply => json(statusCode, { statusCode, message });

/** Whether the request leaves the identity open or names the one the container has. */
const means = ({ clientId, principalId }: ManagedIdentity, query: URLSearchParams): boolean => {
  // The directory knows no resource ids, so none can be meant by one.
  if (query.has("mi_res_id")) return false;
  const client = query.get("client_id") ?? clientId;
  const principal = query.get("object_id") ?? query.get("principal_id") ?? principalId;
  return client.toLowerCase() === clientId && principal.toLowerCase() === principalId;
};

export const createManagedIdentity = ({ directory, tokens, now, containers }: ManagedIdentityOptions): Handler => {
  const issue = async (identity: ManagedIdentity, requested: string): Promise<StandInReply> => {
    const resource = resourceOf(directory, requested);
    if (!resource) throw refuse.resourceUnknown(requested, directory.tenantId);
    requireRole(identity, resource);
    const at = now();
    const grant = { client: identity, resource, requested, lifetimeSeconds };
    return json(200, {
      access_token: await tokens.sign(applicationClaims(directory, grant, at)),
      expires_on: String(Math.floor(at / 1_000) + lifetimeSeconds),
      resource: requested,
      token_type: "Bearer",
      client_id: identity.clientId,
    });
  };
  return async ({ method, path, query, headers }) => {
    if (path !== identityPath || method !== "GET") return refusal(404, "No such endpoint.");
    const identity = containers.get(String(headers["x-identity-header"]));
    if (!identity) return refusal(401, "X-IDENTITY-HEADER is missing or wrong.");
    if (query.get("api-version") !== apiVersion) return refusal(400, `api-version has to be ${apiVersion}.`);
    if (!means(identity, query)) {
      return refusal(400, "No managed identity was found for the id that was given.");
    }
    try {
      return await issue(identity, query.get("resource") ?? "");
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      return refusal(400, error.message);
    }
  };
};

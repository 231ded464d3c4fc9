// Stand-in for Microsoft Entra ID: an application's token for itself.
import { applicationClaims } from "../claims.ts";
import { requireRole } from "../consent.ts";
import { refuse } from "../entra-error.ts";
import { readScopes } from "../scopes.ts";
import type { Grant } from "./grant.ts";
import { required } from "./grant.ts";
import { bearer } from "./token-reply.ts";

export const clientCredentials: Grant = async ({ directory, tokens, now }, { client, proof, form }) => {
  if (proof === "none") throw refuse.clientUnproven();
  const scope = required(form, "scope");
  if (!scope.split(" ").some((word) => word.endsWith("/.default"))) throw refuse.scopeNotDefault(scope);
  const { resource, requested } = readScopes(directory, client, scope, form.get("resource"));
  requireRole(client, resource);
  return bearer(await tokens.sign(applicationClaims(directory, { client, resource, requested }, now())));
};

// Stand-in for Microsoft Entra ID: new tokens for an old agreement. The earlier refresh token stays good, as it does there.
import { requireAssignment } from "../consent.ts";
import { refuse } from "../entra-error.ts";
import { readScopes } from "../scopes.ts";
import type { Authorization } from "../authorization.ts";
import type { Grant } from "./grant.ts";
import { required } from "./grant.ts";
import { userReply } from "./token-reply.ts";

export const refreshToken: Grant = async (context, { client, proof, form }) => {
  const before = context.authorizations.readRefreshToken(required(form, "refresh_token"));
  const { person } = before.grant;
  if (before.grant.client.clientId !== client.clientId) throw refuse.codeOfOtherClient();
  const scope = form.get("scope") ?? before.grant.scopes.map((name) => `${before.requested}/${name}`).join(" ");
  const asked = readScopes(context.directory, client, scope, form.get("resource"));
  requireAssignment(person, asked.resource);
  const given = context.consents.given(person, client, asked.resource);
  if (!asked.scopes.every((name) => given.has(name))) throw refuse.consentMissing(client.clientId, client.name);
  const after: Authorization = {
    ...before,
    grant: {
      ...before.grant,
      resource: asked.resource,
      scopes: context.consents.issued(person, client, asked.resource),
    },
    requested: asked.requested,
  };
  return userReply(context, after, proof, form.get("client_info") === "1");
};

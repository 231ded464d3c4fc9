// Stand-in for Microsoft Entra ID: a code turned into tokens, once, by the client that asked for it.
import { refuse } from "../entra-error.ts";
import { readScopes } from "../scopes.ts";
import { answersChallenge } from "../authorization.ts";
import type { Grant } from "./grant.ts";
import { required } from "./grant.ts";
import { userReply } from "./token-reply.ts";

export const authorizationCode: Grant = async (context, { client, proof, form }) => {
  const code = required(form, "code");
  const redirectUri = required(form, "redirect_uri");
  const authorization = context.authorizations.redeemCode(code);
  const { grant, challenge } = authorization;
  if (grant.client.clientId !== client.clientId) throw refuse.codeOfOtherClient();
  if (authorization.redirectUri !== redirectUri)
    throw refuse.replyAddressMismatch(redirectUri, authorization.redirectUri);
  if (!answersChallenge(challenge, form.get("code_verifier"))) throw refuse.verifierMismatch();
  const resource = form.get("resource");
  if (resource !== undefined && !grant.resource.api.identifierUris.includes(resource)) throw refuse.resourceMismatch();
  const scope = form.get("scope");
  if (scope !== undefined) {
    const asked = readScopes(context.directory, client, scope, resource);
    const onlyOpenId = asked.scopes.length === 0 && !asked.preconsented;
    if (!onlyOpenId && asked.resource.clientId !== grant.resource.clientId) throw refuse.scopeOfSeveral(scope);
  }
  return userReply(context, authorization, proof, form.get("client_info") === "1");
};

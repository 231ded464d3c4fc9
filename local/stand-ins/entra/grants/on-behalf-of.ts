// Stand-in for Microsoft Entra ID: an API's token for another API, in the name of the person who called it.
import { requireAssignment } from "../consent.ts";
import { refuse } from "../entra-error.ts";
import { readScopes } from "../scopes.ts";
import type { Grant } from "./grant.ts";
import { required } from "./grant.ts";
import { userReply } from "./token-reply.ts";

export const onBehalfOf: Grant = async (context, { client, proof, form }) => {
  if (proof === "none") throw refuse.clientUnproven();
  if (form.get("requested_token_use") !== "on_behalf_of") throw refuse.parameterMissing("requested_token_use");
  const assertion = await context.tokens.read(required(form, "assertion"));
  if (assertion === "signature") throw refuse.userAssertionSignature();
  if (assertion === "time") throw refuse.userAssertionTime();
  const { aud, oid, scp, sid } = assertion as Readonly<Record<string, unknown>>;
  if (aud !== client.clientId) throw refuse.userAssertionAudience();
  const person = context.directory.people.find(({ objectId }) => objectId === oid);
  if (typeof scp !== "string" || !person) throw refuse.userAssertionOfApplication(client.clientId);
  const asked = readScopes(context.directory, client, required(form, "scope"), form.get("resource"));
  requireAssignment(person, asked.resource);
  const given = context.consents.given(person, client, asked.resource);
  const wanted = asked.preconsented ? [...given] : asked.scopes;
  if (wanted.length === 0 || !wanted.every((name) => given.has(name))) {
    throw refuse.consentMissing(client.clientId, client.name);
  }
  const grant = { person, client, resource: asked.resource, scopes: wanted, sessionId: String(sid) };
  const { requested, openId } = asked;
  return userReply(context, { grant, requested, openId }, proof, form.get("client_info") === "1");
};

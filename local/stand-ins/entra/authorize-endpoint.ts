// Stand-in for Microsoft Entra ID: the authorize endpoint.
import { randomUUID } from "node:crypto";
import type { Person } from "../directory/directory.ts";
import { escaped } from "../http/escaped.ts";
import { fieldsOf, formOf } from "../http/message.ts";
import type { StandInReply, StandInRequest } from "../http/message.ts";
import { isRefusal, readAuthorizationRequest, readReturn, returnTo } from "./authorization-request.ts";
import type { AuthorizationRequest, Return } from "./authorization-request.ts";
import { mayConsent, requireAssignment } from "./consent.ts";
import type { EntraContext } from "./context.ts";
import { errorBody, refuse } from "./entra-error.ts";
import type { Form } from "./grants/grant.ts";
import { page } from "./page.ts";
import { signInPage } from "./sign-in-page.ts";

const redirect = (location: string): StandInReply => ({
  status: 302,
  headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
});

/** The scopes of the token, once every one that is asked for is agreed to by a person who may agree. */
const agree = (
  { consents }: EntraContext,
  person: Person,
  { client }: Return,
  { asked }: AuthorizationRequest,
): readonly string[] => {
  const { resource } = asked;
  const given = consents.given(person, client, resource);
  const free = (scope: string): boolean => given.has(scope) || mayConsent(person, scope);
  const scopes = asked.preconsented ? resource.api.scopes.filter(free) : asked.scopes;
  if (!scopes.every(free)) throw refuse.consentNeedsAdministrator(client.name);
  consents.record(person, client, resource, scopes);
  return consents.issued(person, client, resource);
};

const signIn = (context: EntraContext, to: Return, request: AuthorizationRequest, name: string): StandInReply => {
  if (name === "") throw refuse.consentDeclined();
  const person = context.directory.people.find((one) => one.name === name);
  if (!person) throw refuse.personUnknown(name);
  const { asked, challenge, nonce, contexts } = request;
  requireAssignment(person, asked.resource);
  const sessionId = randomUUID();
  const code = context.authorizations.issueCode({
    grant: {
      person,
      client: to.client,
      resource: asked.resource,
      scopes: agree(context, person, to, request),
      contexts,
      sessionId,
    },
    requested: asked.requested,
    openId: asked.openId,
    redirectUri: to.redirectUri,
    challenge,
    nonce,
  });
  return redirect(returnTo(to, { code, session_state: sessionId }));
};

const refusalPage = (error: unknown): StandInReply => {
  if (!isRefusal(error)) throw error;
  return page(400, "Sorry, but we're having trouble signing you in.", `<p>${escaped(error.message)}</p>`);
};

const answer = (context: EntraContext, to: Return, form: Form, name: string | undefined): StandInReply => {
  try {
    const request = readAuthorizationRequest(context, to.client, form);
    if (name !== undefined) return signIn(context, to, request, name);
    return signInPage(context.directory.people, to, request, form);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { error: oauth, error_description: description } = errorBody(error, context.now());
    return redirect(returnTo(to, { error: oauth, error_description: description }));
  }
};

/** GET shows the page; POST is the page sent back with a person. */
export const authorizeEndpoint = (context: EntraContext, request: StandInRequest): StandInReply => {
  const posted = request.method === "POST";
  const form = posted ? formOf(request) : fieldsOf(request.query);
  try {
    return answer(context, readReturn(context, form), form, posted ? form.get("person") : undefined);
  } catch (error) {
    return refusalPage(error);
  }
};

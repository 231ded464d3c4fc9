import type { Element, Expr, Place, PolicyDocument } from "../../policy/index.ts";
import {
  and,
  characters,
  choose,
  equals,
  formEncoded,
  includes,
  isNumber,
  jsonVariable,
  matches,
  not,
  or,
  pick,
  responseVariable,
  sendRequest,
  setVariable,
  stage,
  stringVariable,
  text,
  when,
} from "../../policy/index.ts";
import { isBodyLargerThan } from "../body-size.ts";
import type { Refusal } from "./answers.ts";
import { jsonAnswer, jsonOnError, jsonRefusal } from "./answers.ts";
import type { Facade } from "./facade.ts";
import { browserAccess, routeDocument } from "./facade.ts";
import { field, isForm, isRepeatedField, longestForm } from "./form.ts";
import { grantTypes } from "./metadata.ts";

/** The fields that mean something here. Others are left behind. */
const fields = {
  grant_type: stringVariable("grant-type"),
  client_id: stringVariable("client-id"),
  redirect_uri: stringVariable("redirect-uri"),
  code: stringVariable("code"),
  code_verifier: stringVariable("code-verifier"),
  refresh_token: stringVariable("refresh-token"),
  scope: stringVariable("scope"),
  resource: stringVariable("resource"),
} as const;

const given = (name: keyof typeof fields): Expr<"string"> => fields[name].or("");
const isAbsent = (name: keyof typeof fields): Expr<"boolean"> => equals(given(name), "");

const isCode = equals(given("grant_type"), "authorization_code");
const isRefresh = equals(given("grant_type"), "refresh_token");

/** Entra's codes and refresh tokens hold no blank. */
const opaque = characters("!-~", 1, 4096);
/** RFC 7636. */
const codeVerifier = characters("A-Za-z0-9._~-", 43, 128);

const answer = responseVariable("entra-answer");
const content = jsonVariable("entra-content");

/**
 * Redeems at Entra, which has issued the code, binds it to its address and its challenge, and takes it once. The gateway leaves `resource`
 * out, puts full names of scopes in, and keeps nothing.
 */
export const tokenDocument = (facade: Facade): PolicyDocument =>
  routeDocument(
    facade,
    "token",
    [
      ...browserAccess(facade),
      ...envelopeRules,
      ...Object.entries(fields).map(([name, variable]) => setVariable(variable, field(name))),
      ...refusals(facade).map(([name, refused, refusal]) => stage(name, choose(when(refused, jsonRefusal(refusal))))),
      stage(
        "redeem",
        sendRequest({
          into: answer,
          url: facade.entra.token,
          method: "POST",
          timeoutSeconds: 20,
          headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
          body: redemption(facade),
          ignoreError: true,
        }),
      ),
      setVariable(content, answer.text),
      stage("answer", choose(when(not(isAnswer), jsonRefusal(unavailable, 503, { "Retry-After": "10" })))),
      stage("redeemed", jsonAnswer(answer.status, answer.text)),
    ],
    jsonOnError,
  );

const notForm = { error: "invalid_request", description: "The body must be a form of at most 16 KiB." } as const;
const repeated = { error: "invalid_request", description: "A field is there more than once." } as const;
const unavailable = { error: "temporarily_unavailable", description: "The identity provider gave no answer." } as const;

const envelopeRules: readonly Element<Place<"operation", "inbound">>[] = [
  stage("size", choose(when(isBodyLargerThan(longestForm), jsonRefusal(notForm)))),
  stage("form", choose(when(not(isForm), jsonRefusal(notForm)))),
  stage("once", choose(when(or(...Object.keys(fields).map(isRepeatedField)), jsonRefusal(repeated)))),
];

const refusals = ({
  clients,
  scopes,
  resource,
}: Facade): readonly (readonly [stage: string, refused: Expr<"boolean">, refusal: Refusal])[] => [
  [
    "grant",
    not(includes(grantTypes, given("grant_type"))),
    { error: "unsupported_grant_type", description: `grant_type must be one of ${grantTypes.join(", ")}.` },
  ],
  [
    "client",
    not(clients.has(given("client_id"))),
    { error: "invalid_client", description: "client_id is not known here." },
  ],
  [
    "resource",
    not(or(isAbsent("resource"), equals(given("resource"), resource))),
    { error: "invalid_target", description: "resource must be the URL of the server behind this gateway." },
  ],
  [
    "scope",
    not(or(isAbsent("scope"), scopes.allows(given("scope")))),
    { error: "invalid_scope", description: "scope must name permissions of the server behind this gateway only." },
  ],
  [
    "redirect",
    and(isCode, not(clients.allows(given("client_id"), given("redirect_uri")))),
    { error: "invalid_grant", description: "redirect_uri is not known here for this client." },
  ],
  [
    "code",
    and(isCode, not(matches(given("code"), opaque))),
    { error: "invalid_request", description: "code is missing or malformed." },
  ],
  [
    "verifier",
    and(isCode, not(matches(given("code_verifier"), codeVerifier))),
    { error: "invalid_request", description: "code_verifier must be 43 to 128 unreserved characters." },
  ],
  [
    "refresh-token",
    and(isRefresh, not(matches(given("refresh_token"), opaque))),
    { error: "invalid_request", description: "refresh_token is missing or malformed." },
  ],
];

/** All that goes to Entra. */
const redemption = ({ clients, scopes }: Facade): Expr<"string"> => {
  const asked = formEncoded(scopes.qualified(given("scope")));
  return text(
    "client_id=",
    // Entra takes a code and a refresh token from the application that it gave them to, and from no other.
    formEncoded(clients.atEntra(given("client_id"))),
    pick(
      isCode,
      text(
        "&grant_type=authorization_code&code=",
        formEncoded(given("code")),
        "&redirect_uri=",
        formEncoded(given("redirect_uri")),
        "&code_verifier=",
        formEncoded(given("code_verifier")),
        pick(isAbsent("scope"), "", text("&scope=", asked)),
      ),
      text(
        "&grant_type=refresh_token&refresh_token=",
        formEncoded(given("refresh_token")),
        "&scope=",
        // Without a scope Entra may answer with a token for Microsoft Graph.
        pick(isAbsent("scope"), formEncoded(scopes.kept), asked),
      ),
    ),
  );
};

/** A token, or a refusal in the words of OAuth. Anything else is no answer. */
const isAnswer = or(
  and(isNumber(answer.status, 200), equals(content.at("access_token").kind(), "string")),
  and(or(isNumber(answer.status, 400), isNumber(answer.status, 401)), equals(content.at("error").kind(), "string")),
);

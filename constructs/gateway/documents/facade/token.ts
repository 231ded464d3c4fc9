import {
  type Element,
  type Expr,
  type Place,
  type PolicyDocument,
  and,
  characters,
  choose,
  equals,
  formEncoded,
  includes,
  isMoreThan,
  isNumber,
  jsonVariable,
  matches,
  not,
  or,
  pick,
  request,
  responseVariable,
  sendRequest,
  setVariable,
  stage,
  stringVariable,
  text,
  when,
} from "../../policy/index.ts";
import { type Refusal, jsonAnswer, jsonOnError, jsonRefusal } from "./answers.ts";
import { type Facade, browserAccess, routeDocument } from "./facade.ts";
import { field, isForm, isRepeatedField, longestForm } from "./form.ts";
import { grantTypes } from "./metadata.ts";

const variables = {
  grant_type: stringVariable("grant-type"),
  client_id: stringVariable("client-id"),
  redirect_uri: stringVariable("redirect-uri"),
  code: stringVariable("code"),
  code_verifier: stringVariable("code-verifier"),
  refresh_token: stringVariable("refresh-token"),
  scope: stringVariable("scope"),
  resource: stringVariable("resource"),
} as const;

const [grantType, clientId, redirectUri, code, verifier, refreshToken, scope, resource] = Object.values(variables).map(
  (variable) => variable.or(""),
) as [
  Expr<"string">,
  Expr<"string">,
  Expr<"string">,
  Expr<"string">,
  Expr<"string">,
  Expr<"string">,
  Expr<"string">,
  Expr<"string">,
];

const isCode = equals(grantType, "authorization_code");
const isRefresh = equals(grantType, "refresh_token");

/** What Entra hands out as codes and refresh tokens has no blank in it. */
const opaque = characters("!-~", 1, 4096);
/** RFC 7636. */
const codeVerifier = characters("A-Za-z0-9._~-", 43, 128);

const answer = responseVariable("entra-answer");
const content = jsonVariable("entra-content");

/**
 * Redeems at Entra, which has issued the code, binds it to its address and its challenge, and takes it once. The gateway leaves `resource`
 * out, puts full names of scopes in, and keeps nothing.
 */
export function tokenDocument(facade: Facade): PolicyDocument {
  return routeDocument(
    facade,
    "token",
    [
      ...browserAccess(facade),
      ...envelopeRules,
      ...Object.entries(variables).map(([name, variable]) => setVariable(variable, field(name))),
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
}

const notForm = { error: "invalid_request", description: "The body must be a form of at most 16 KiB." } as const;
const repeated = { error: "invalid_request", description: "A field is there more than once." } as const;
const unavailable = { error: "temporarily_unavailable", description: "The identity provider gave no answer." } as const;

const envelopeRules: readonly Element<Place<"operation", "inbound">>[] = [
  stage("size", choose(when(isMoreThan(request.bodySize, longestForm), jsonRefusal(notForm)))),
  stage("form", choose(when(not(isForm), jsonRefusal(notForm)))),
  stage("once", choose(when(or(...Object.keys(variables).map(isRepeatedField)), jsonRefusal(repeated)))),
];

function refusals({
  clients,
  scopes,
  resource: own,
}: Facade): readonly (readonly [stage: string, refused: Expr<"boolean">, refusal: Refusal])[] {
  return [
    [
      "grant",
      not(includes(grantTypes, grantType)),
      { error: "unsupported_grant_type", description: `grant_type must be one of ${grantTypes.join(", ")}.` },
    ],
    ["client", not(clients.has(clientId)), { error: "invalid_client", description: "client_id is not known here." }],
    [
      "resource",
      not(or(equals(resource, ""), equals(resource, own))),
      { error: "invalid_target", description: "resource must be the URL of the server behind this gateway." },
    ],
    [
      "scope",
      not(or(equals(scope, ""), scopes.allows(scope))),
      { error: "invalid_scope", description: "scope must name permissions of the server behind this gateway only." },
    ],
    [
      "redirect",
      and(isCode, not(clients.allows(clientId, redirectUri))),
      { error: "invalid_grant", description: "redirect_uri is not known here for this client." },
    ],
    [
      "code",
      and(isCode, not(matches(code, opaque))),
      { error: "invalid_request", description: "code is missing or malformed." },
    ],
    [
      "verifier",
      and(isCode, not(matches(verifier, codeVerifier))),
      { error: "invalid_request", description: "code_verifier must be 43 to 128 unreserved characters." },
    ],
    [
      "refresh-token",
      and(isRefresh, not(matches(refreshToken, opaque))),
      { error: "invalid_request", description: "refresh_token is missing or malformed." },
    ],
  ];
}

/** All that goes to Entra. */
function redemption({ clientId: shared, scopes }: Facade): Expr<"string"> {
  const client = text("client_id=", formEncoded(shared));
  const named = pick(equals(scope, ""), "", text("&scope=", formEncoded(scopes.qualified(scope))));
  // Without a scope Entra may answer with a token for Microsoft Graph; `.default` is what this client has been given here before.
  const kept = text("&scope=", formEncoded(scopes.kept));
  return pick(
    isCode,
    text(
      client,
      "&grant_type=authorization_code&code=",
      formEncoded(code),
      "&redirect_uri=",
      formEncoded(redirectUri),
      "&code_verifier=",
      formEncoded(verifier),
      named,
    ),
    text(
      client,
      "&grant_type=refresh_token&refresh_token=",
      formEncoded(refreshToken),
      pick(equals(scope, ""), kept, named),
    ),
  );
}

/** A token, or a refusal in the words of OAuth. Anything else is no answer. */
const isAnswer = or(
  and(isNumber(answer.status, 200), equals(content.at("access_token").kind(), "string")),
  and(or(isNumber(answer.status, 400), isNumber(answer.status, 401)), equals(content.at("error").kind(), "string")),
);

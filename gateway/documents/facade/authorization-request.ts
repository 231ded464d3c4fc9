import type { Element, Expr, Place } from "../../policy/index.ts";
import {
  and,
  characters,
  choose,
  equals,
  formEncoded,
  includes,
  isRepeated,
  matches,
  not,
  only,
  or,
  pick,
  queryValues,
  request,
  setVariable,
  stage,
  stringVariable,
  text,
  when,
} from "../../policy/index.ts";
import type { Refusal } from "./answers.ts";
import { pageRefusal, sendTo } from "./answers.ts";
import type { Facade } from "./facade.ts";

type Inbound = Element<Place<"operation", "inbound">>;

/** The parameters that mean something here. Others are left behind. */
const parameters = [
  "client_id",
  "redirect_uri",
  "response_type",
  "response_mode",
  "code_challenge",
  "code_challenge_method",
  "scope",
  "state",
  "resource",
  "prompt",
  "claims",
  "request",
  "request_uri",
] as const;

type Parameter = (typeof parameters)[number];

/** Nothing when the parameter is missing, and when it is there several times. */
const parameter = (name: Parameter): Expr<"string"> => only(queryValues(name), "");
const isGiven = (name: Parameter): Expr<"boolean"> => not(isAbsent(name));
const isAbsent = (name: Parameter): Expr<"boolean"> => equals(parameter(name), "");

const clientId = stringVariable("client-id");
const redirectUri = stringVariable("redirect-uri");
const challenge = stringVariable("challenge");
const scope = stringVariable("scope");
const state = stringVariable("state");
const prompt = stringVariable("prompt");
const claims = stringVariable("claims");

/** SHA-256 in Base64url. */
const s256 = characters("A-Za-z0-9_-", 43, 43);
/** What RFC 6749 lets a state hold; JSON of claims fits in, too. */
const printable = characters(" -~", 1, 2048);
const prompts = ["login", "select_account", "consent"];

/** An authorization request: how it is judged, and what it becomes. The same for the page and for the form that comes back from it. */
export interface AuthorizationRequest {
  /** Sets what all the rest reads. */
  readonly read: readonly Inbound[];
  /** Ends the request unless it is one that may be asked for. */
  readonly rules: readonly Inbound[];
  readonly clientId: Expr<"string">;
  readonly redirectUri: Expr<"string">;
  readonly scope: Expr<"string">;
  /** The request once more, as a query. */
  readonly query: Expr<"string">;
  /** Where Entra goes on with it: all that may be asked for and nothing else that the client sent. */
  readonly atEntra: Expr<"string">;
  /** Ends it with an answer to the client. */
  refuse(refusal: Refusal, status: 302 | 303, headers?: Readonly<Record<string, string>>): Inbound;
}

export const authorizationRequest = (facade: Facade, status: 302 | 303): AuthorizationRequest => {
  const read = [
    setVariable(clientId, parameter("client_id")),
    setVariable(redirectUri, parameter("redirect_uri")),
    setVariable(challenge, parameter("code_challenge")),
    setVariable(scope, facade.scopes.orDefault(parameter("scope"))),
    // A state that may not be sent is not sent back either.
    setVariable(state, pick(matches(parameter("state"), printable), parameter("state"), "")),
    setVariable(prompt, pick(includes(prompts, parameter("prompt")), parameter("prompt"), "")),
    setVariable(claims, pick(matches(parameter("claims"), printable), parameter("claims"), "")),
  ];
  const rules = [
    stage(
      "client",
      choose(when(not(facade.clients.has(clientId.or(""))), pageRefusal("The application is not known here."))),
    ),
    stage(
      "redirect",
      choose(
        when(
          not(facade.clients.allows(clientId.or(""), redirectUri.or(""))),
          pageRefusal("The application asked for an answer to an address that is not known here."),
        ),
      ),
    ),
    ...refusals(facade).map(([name, refused, refusal]) => stage(name, choose(when(refused, refuse(refusal, status))))),
  ];
  const common = text(
    "&redirect_uri=",
    formEncoded(redirectUri.or("")),
    "&scope=",
    formEncoded(facade.scopes.qualified(scope.or(""))),
    "&response_type=code&code_challenge_method=S256&code_challenge=",
    challenge.or(""),
    whenThere("&state=", state.or("")),
    whenThere("&prompt=", prompt.or("")),
    // how a client answers a challenge for a stronger sign-in. Entra judges what may be asked for.
    whenThere("&claims=", claims.or("")),
  );
  return {
    read,
    rules,
    clientId: clientId.or(""),
    redirectUri: redirectUri.or(""),
    scope: scope.or(""),
    query: text("?client_id=", formEncoded(clientId.or("")), common),
    atEntra: text(
      facade.entra.authorize,
      "?client_id=",
      formEncoded(facade.clients.atEntra(clientId.or(""))),
      common,
      "&response_mode=query",
    ),
    refuse,
  };
};

const whenThere = (name: string, value: Expr<"string">): Expr<"string"> =>
  pick(equals(value, ""), "", text(name, formEncoded(value)));

const refuse = (
  { error, description }: Refusal,
  status: 302 | 303,
  headers: Readonly<Record<string, string>> = {},
): Inbound => {
  const query = new URLSearchParams({ error, error_description: description }).toString();
  return sendTo(text(redirectUri.or(""), `?${query}`, whenThere("&state=", state.or(""))), status, headers);
};

/** Refusals that redirect to a registered client, each with the stage of its rule. */
const refusals = ({
  resource,
  scopes,
}: Facade): readonly (readonly [stage: string, refused: Expr<"boolean">, refusal: Refusal])[] => [
  [
    "once",
    or(...parameters.map((name) => isRepeated(request.query, name))),
    { error: "invalid_request", description: "A parameter is there more than once." },
  ],
  [
    "request-object",
    isGiven("request"),
    { error: "request_not_supported", description: "Requests are made of parameters only." },
  ],
  [
    "request-uri",
    isGiven("request_uri"),
    { error: "request_uri_not_supported", description: "Requests are made of parameters only." },
  ],
  [
    "response-mode",
    not(or(isAbsent("response_mode"), equals(parameter("response_mode"), "query"))),
    { error: "invalid_request", description: "Answers come in the query only." },
  ],
  [
    "response-type",
    not(equals(parameter("response_type"), "code")),
    { error: "unsupported_response_type", description: "response_type must be code." },
  ],
  [
    "challenge-method",
    not(equals(parameter("code_challenge_method"), "S256")),
    { error: "invalid_request", description: "code_challenge_method must be S256." },
  ],
  [
    "challenge",
    not(matches(challenge.or(""), s256)),
    { error: "invalid_request", description: "code_challenge must be a SHA-256 in Base64url." },
  ],
  [
    "state",
    and(isGiven("state"), equals(state.or(""), "")),
    { error: "invalid_request", description: "state must be at most 2048 printable ASCII characters." },
  ],
  [
    "resource",
    not(or(isAbsent("resource"), equals(parameter("resource"), resource))),
    { error: "invalid_target", description: "resource must be the URL of the server behind this gateway." },
  ],
  [
    "scope",
    not(scopes.allows(scope.or(""))),
    { error: "invalid_scope", description: "scope must name permissions of the server behind this gateway only." },
  ],
  [
    "interaction",
    equals(parameter("prompt"), "none"),
    { error: "interaction_required", description: "The user has to agree every time." },
  ],
  [
    "prompt",
    and(isGiven("prompt"), equals(prompt.or(""), "")),
    { error: "invalid_request", description: `prompt must be one of ${prompts.join(", ")}.` },
  ],
  [
    "claims",
    and(isGiven("claims"), equals(claims.or(""), "")),
    { error: "invalid_request", description: "claims must be at most 2048 printable ASCII characters." },
  ],
];

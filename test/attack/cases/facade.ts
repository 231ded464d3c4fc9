import { attack, prepared, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation, Request } from "../case.ts";

const common: Common = { family: "facade", owasp: "MCP07", proves: ["R-74"], needs: ["facade", "observer"] };

const client = "40000000-0000-4000-8000-00000000000a";
const redirect = "https://claude.ai/api/mcp/auth_callback";
const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const scope = "api://30000000-0000-4000-8000-00000000000a/documents.read";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const right: Query = {
  client_id: client,
  redirect_uri: redirect,
  response_type: "code",
  code_challenge: challenge,
  code_challenge_method: "S256",
  scope,
  state: "af0ifjsldkj",
};

const encoded = (query: Query): string =>
  Object.entries(query)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one) => `${name}=${encodeURIComponent(one)}`),
    )
    .join("&");

const authorize = (changes: Query = {}): Request => ({
  method: "GET",
  path: `/oauth/authorize?${encoded({ ...right, ...changes })}`,
  headers: { accept: "text/html" },
});

const page: Expectation = {
  status: 200,
  headers: {
    "content-security-policy": /frame-ancestors 'none'/,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "set-cookie": /^__Host-mcp-consent=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=600$/,
    location: undefined,
  },
};

/** A refusal that goes nowhere: the address to which it would go is not trusted. */
const nowhere: Expectation = {
  status: 400,
  headers: { location: undefined, "set-cookie": undefined },
  silent: /attacker\.invalid|<script>/,
};

/** A refusal told to the client, whose address is known. */
const toClient = (error: string): Expectation => ({
  status: 302,
  headers: {
    location: new RegExp(`^https://claude\\.ai/api/mcp/auth_callback\\?error=${error}&`),
    "set-cookie": undefined,
  },
});

const addresses: Readonly<Record<string, string>> = {
  "another-host": "https://attacker.invalid/callback",
  suffix: "https://claude.ai.attacker.invalid/callback",
  prefix: "https://attackerclaude.ai/api/mcp/auth_callback",
  "extra-path": `${redirect}/more`,
  "extra-slash": `${redirect}/`,
  "path-up": "https://claude.ai/api/mcp/auth_callback/../evil",
  "path-up-encoded": "https://claude.ai/api/mcp/auth_callback%2f..%2fevil",
  "double-encoded": "https://claude.ai/%2561pi/mcp/auth_callback",
  "user-part": "https://claude.ai@attacker.invalid/callback",
  "user-part-first": "https://user@claude.ai/api/mcp/auth_callback",
  "extra-query": `${redirect}?next=https://attacker.invalid`,
  fragment: `${redirect}#fragment`,
  port: "https://claude.ai:8443/api/mcp/auth_callback",
  "plain-http": "http://claude.ai/api/mcp/auth_callback",
  capitals: "https://CLAUDE.ai/api/mcp/auth_callback",
  "trailing-dot": "https://claude.ai./api/mcp/auth_callback",
  backslash: "https://claude.ai\\api/mcp/auth_callback",
  tab: "https://claude.ai/\tapi/mcp/auth_callback",
  "line-break": `${redirect}\r\nX-Injected: 1`,
  javascript: "javascript:alert(1)",
  data: "data:text/html,<script>alert(1)</script>",
  "own-scheme": "editor://callback",
  "loopback-other-path": "http://127.0.0.1:3000/other",
  "loopback-as-user": "http://127.0.0.1:3000@attacker.invalid/callback",
  "loopback-other-address": "http://127.0.0.2/callback",
  "loopback-v6": "http://[::1]/callback",
  "loopback-any": "http://0.0.0.0/callback",
  "localhost-suffix": "http://localhost.attacker.invalid/callback",
  "of-a-documented-client": "https://documented.attack.example/back",
  empty: "",
};

const redirectCases = Object.entries(addresses).flatMap(([name, redirect_uri]) => {
  const proves = ["R-19", "fault:open-redirect"];
  const ofAnother = name === "of-a-documented-client";
  return [
    ...(ofAnother
      ? []
      : [
          attack(
            common,
            `redirect-${name}`,
            `No answer is sent to an address that only resembles a known one: ${name.replaceAll("-", " ")}`,
            step(authorize({ redirect_uri }), nowhere),
            { proves },
          ),
        ]),
    ...(ofAnother || name === "empty"
      ? []
      : [
          attack(
            common,
            `register-${name}`,
            `No client registers with an address that is not known: ${name.replaceAll("-", " ")}`,
            step(
              {
                path: "/oauth/register",
                body: { client_name: "<script>alert(1)</script>", redirect_uris: [redirect_uri] },
              },
              { status: 400, json: { "/error": "invalid_redirect_uri" }, silent: /attacker\.invalid|<script>/ },
            ),
            { proves },
          ),
        ]),
  ];
});

const refusals: Readonly<Record<string, readonly [changes: Query, error: string, proves: readonly string[]]>> = {
  "no-challenge": [{ code_challenge: undefined }, "invalid_request", ["R-18"]],
  "plain-challenge": [{ code_challenge_method: "plain" }, "invalid_request", ["R-18", "fault:plain-pkce"]],
  "no-challenge-method": [{ code_challenge_method: undefined }, "invalid_request", ["R-18", "fault:plain-pkce"]],
  "challenge-method-in-small-letters": [{ code_challenge_method: "s256" }, "invalid_request", ["R-18"]],
  "challenge-too-short": [{ code_challenge: challenge.slice(1) }, "invalid_request", ["R-18"]],
  "challenge-of-other-letters": [{ code_challenge: `${challenge.slice(1)}!` }, "invalid_request", ["R-18"]],
  "two-challenges": [{ code_challenge: [challenge, challenge] }, "invalid_request", ["R-18"]],
  "response-type-token": [{ response_type: "token" }, "unsupported_response_type", []],
  "response-type-id-token": [{ response_type: "code id_token" }, "unsupported_response_type", []],
  "answer-in-a-fragment": [{ response_mode: "fragment" }, "invalid_request", []],
  "answer-in-a-form": [{ response_mode: "form_post" }, "invalid_request", []],
  "scope-of-graph": [{ scope: "https://graph.microsoft.com/.default" }, "invalid_scope", ["R-09"]],
  "scope-of-everything": [{ scope: "*" }, "invalid_scope", ["R-09"]],
  "scope-with-another": [{ scope: `${scope} User.ReadWrite.All` }, "invalid_scope", ["R-09"]],
  "default-scope": [{ scope: "api://30000000-0000-4000-8000-00000000000a/.default" }, "invalid_scope", ["R-09"]],
  "another-resource": [{ resource: "https://attacker.invalid/mcp" }, "invalid_target", ["R-01"]],
  "request-object": [{ request: "eyJhbGciOiJub25lIn0.e30." }, "request_not_supported", []],
  "request-by-reference": [{ request_uri: "https://attacker.invalid/request" }, "request_uri_not_supported", ["R-22"]],
  "without-asking": [{ prompt: "none" }, "interaction_required", ["R-04", "R-138"]],
  "two-scopes-parameters": [{ scope: [scope, scope] }, "invalid_request", []],
  "state-with-a-line-break": [{ state: "a\r\nSet-Cookie: a=b" }, "invalid_request", ["R-20"]],
  "state-too-long": [{ state: "s".repeat(3_000) }, "invalid_request", ["R-20"]],
};

const refusalCases = Object.entries(refusals).map(([name, [changes, error, proves]]) =>
  attack(
    common,
    `authorize-${name}`,
    `An authorization request is refused: ${name.replaceAll("-", " ")}`,
    step(authorize(changes), toClient(error)),
    { proves },
  ),
);

const unknownClients = [
  "",
  "attacker",
  "00000000-0000-4000-8000-000000000000",
  "https://attacker.invalid/client.json",
  `${client}%00`,
  "https://documented.attack.example/client.json/",
];

const clientCases = unknownClients.map((client_id, index) =>
  attack(
    common,
    `unknown-client-${index}`,
    `A client that nobody knows is told nothing: ${client_id || "none"}`,
    step(authorize({ client_id }), nowhere),
    {
      proves: ["R-04", "R-176"],
    },
  ),
);

const open = prepared(authorize(), [
  { as: "cookie", from: { header: "set-cookie" } },
  { as: "nonce", from: { match: /name="nonce" value="([\w-]{43})"/ } },
]);
const openAgain = prepared(authorize(), [{ as: "other", from: { match: /name="nonce" value="([\w-]{43})"/ } }]);

const consent = (
  changes: Request["headers"] = {},
  body = "nonce={{nonce}}&decision=allow",
  query: Query = {},
): Request => ({
  path: `/oauth/consent?${encoded({ ...right, ...query })}`,
  headers: {
    "content-type": "application/x-www-form-urlencoded",
    origin: "{{origin}}",
    "sec-fetch-site": "same-origin",
    cookie: "__Host-mcp-consent={{nonce}}",
    ...changes,
  },
  body,
});

const refusedForm: Expectation = { status: [400, 403], headers: { location: undefined } };

const consentRefusals: Readonly<Record<string, Request>> = {
  "no-cookie": consent({ cookie: undefined }),
  "no-nonce": consent({}, "decision=allow"),
  "another-nonce": consent({}, "nonce={{other}}&decision=allow"),
  "a-made-up-pair": consent(
    { cookie: `__Host-mcp-consent=${"A".repeat(43)}` },
    `nonce=${"B".repeat(43)}&decision=allow`,
  ),
  "an-empty-pair": consent({ cookie: "__Host-mcp-consent=" }, "nonce=&decision=allow"),
  "two-cookies": consent({ cookie: `__Host-mcp-consent={{nonce}}; __Host-mcp-consent=${"A".repeat(43)}` }),
  "a-cookie-without-prefix": consent({ cookie: "mcp-consent={{nonce}}" }),
  "a-foreign-page": consent({ origin: "https://attacker.invalid", "sec-fetch-site": "cross-site" }),
  "a-page-of-the-same-site": consent({ "sec-fetch-site": "same-site" }),
  "no-origin": consent({ origin: undefined }),
  "a-null-origin": consent({ origin: "null" }),
  "no-decision": consent({}, "nonce={{nonce}}"),
  "another-decision": consent({}, "nonce={{nonce}}&decision=yes"),
  "two-decisions": consent({}, "nonce={{nonce}}&decision=deny&decision=allow"),
  json: consent({ "content-type": "application/json" }, '{"nonce":"{{nonce}}","decision":"allow"}'),
  "another-address": consent({}, undefined, { redirect_uri: "https://attacker.invalid/callback" }),
  "another-client": consent({}, undefined, { client_id: "attacker" }),
};

const consentCases = Object.entries(consentRefusals).map(([name, send]) =>
  attack(
    common,
    `consent-with-${name}`,
    `An agreement with ${name.replaceAll("-", " ")} is none`,
    [open, openAgain, step(send, refusedForm)],
    {
      proves: ["R-04", "R-138", "R-20"],
    },
  ),
);

const token = (fields: Query, headers: Request["headers"] = {}): Request => ({
  path: "/oauth/token",
  headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  body: encoded({
    grant_type: "authorization_code",
    client_id: client,
    redirect_uri: redirect,
    code: "code-{{canary}}",
    code_verifier: verifier,
    ...fields,
  })
    .replaceAll("%7B%7B", "{{")
    .replaceAll("%7D%7D", "}}"),
});

const tokenRefusals: Readonly<Record<string, readonly [fields: Query, error: string, proves?: readonly string[]]>> = {
  "no-verifier": [{ code_verifier: undefined }, "invalid_request", ["R-18"]],
  "short-verifier": [{ code_verifier: "a".repeat(42) }, "invalid_request", ["R-18", "fault:short-verifier"]],
  "long-verifier": [{ code_verifier: "a".repeat(129) }, "invalid_request", ["R-18"]],
  "verifier-of-other-letters": [{ code_verifier: `${"a".repeat(43)}!` }, "invalid_request", ["R-18"]],
  "two-verifiers": [{ code_verifier: [verifier, verifier] }, "invalid_request", ["R-18"]],
  "no-code": [{ code: undefined }, "invalid_request"],
  "another-address": [{ redirect_uri: "https://attacker.invalid/callback" }, "invalid_grant", ["R-19"]],
  "unknown-client": [{ client_id: "attacker" }, "invalid_client"],
  "password-grant": [{ grant_type: "password" }, "unsupported_grant_type"],
  "client-credentials": [{ grant_type: "client_credentials" }, "unsupported_grant_type"],
  "device-code": [{ grant_type: "urn:ietf:params:oauth:grant-type:device_code" }, "unsupported_grant_type"],
  "on-behalf-of": [{ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer" }, "unsupported_grant_type", ["R-05"]],
  implicit: [{ grant_type: "implicit" }, "unsupported_grant_type"],
  "scope-of-graph": [{ scope: "https://graph.microsoft.com/User.Read" }, "invalid_scope"],
  "another-resource": [{ resource: "https://attacker.invalid/mcp" }, "invalid_target", ["R-01"]],
};

const tokenCases = Object.entries(tokenRefusals).map(([name, [fields, error, proves = []]]) =>
  attack(
    common,
    `token-${name}`,
    `No token for ${name.replaceAll("-", " ")}`,
    step(token(fields), {
      status: 400,
      json: { "/error": error },
      headers: { "cache-control": "no-store" },
      silent: /canary|attacker\.invalid/,
    }),
    { proves },
  ),
);

const flowCases = [
  attack(
    common,
    "page",
    "The person is asked, on a page that no other page can frame, cache or press",
    step(authorize(), page),
    { proves: ["R-04", "R-161"] },
  ),
  attack(
    common,
    "page-again",
    "An earlier agreement does not spare the next question",
    [open, step({ ...authorize(), headers: { cookie: "__Host-mcp-consent={{nonce}}" } }, page)],
    { proves: ["R-04", "R-138", "R-163"] },
  ),
  attack(
    common,
    "agreement",
    "An agreement goes on to the identity provider, without what the client may not choose",
    [
      open,
      step(consent(), {
        status: 303,
        headers: {
          location: /\/[\w-]+\/oauth2\/v2\.0\/authorize\?client_id=40000000(?!.*resource=).*code_challenge_method=S256/,
          "set-cookie": /__Host-mcp-consent=;.*Max-Age=0/,
        },
      }),
    ],
    { proves: ["R-04", "R-40"] },
  ),
  attack(
    common,
    "refusal",
    "A refusal goes back to the client as one",
    [
      open,
      step(consent({}, "nonce={{nonce}}&decision=deny"), {
        status: 303,
        headers: { location: /\?error=access_denied&/ },
      }),
    ],
    { proves: ["R-04"] },
  ),
  attack(
    common,
    "script-in-scope",
    "What a request holds is never markup of the page",
    step(authorize({ state: '"><script>alert(1)</script>' }), {
      status: 200,
      silent: /<script>alert/,
      headers: { "content-security-policy": /default-src 'none'/ },
    }),
    { proves: ["R-161", "fault:reflected-script"] },
  ),
  attack(
    common,
    "code-used-twice",
    "A code is redeemed once",
    [
      { ...prepared(token({})), setup: true as const },
      step(token({}), { status: 400, json: { "/error": "invalid_grant" } }),
    ],
    { proves: ["fault:code-reuse"], needs: ["facade", "codes"], mustNotHaveHappened: ["effect", "leak"] },
  ),
  attack(
    common,
    "resource-is-left-out",
    "The identity provider is not shown the resource that it would refuse",
    step(token({ resource: "{{resource}}" }), { status: 200, json: { "/access_token": /.+/ } }),
    { proves: ["R-179"], needs: ["facade", "codes"], mustNotHaveHappened: ["effect"] },
  ),
  attack(
    common,
    "token-as-json",
    "A token request is a form",
    step(
      { path: "/oauth/token", body: { grant_type: "authorization_code" } },
      { status: 400, json: { "/error": "invalid_request" } },
    ),
  ),
  attack(
    common,
    "token-too-large",
    "A token request has an end",
    step(token({ code: "c".repeat(20_000) }), { status: 400, json: { "/error": "invalid_request" } }),
    { proves: ["R-55"] },
  ),
  attack(
    common,
    "foreign-page-redeems",
    "A foreign page is not shown a token",
    step(token({ code: undefined }, { origin: "https://attacker.invalid" }), {
      status: [400, 403],
      headers: { "access-control-allow-origin": undefined },
    }),
    { proves: ["R-12"] },
  ),
  attack(
    common,
    "registration-keeps-nothing",
    "Registration hands out the one id, and keeps nothing of what a client says",
    step(
      {
        path: "/oauth/register",
        body: { client_name: "{{canary}}", client_uri: "https://attacker.invalid", redirect_uris: [redirect] },
      },
      {
        status: 201,
        json: { "/client_id": client, "/client_secret": undefined, "/client_name": undefined },
        silent: /canary|attacker/,
      },
    ),
    { proves: ["R-04"] },
  ),
  attack(
    common,
    "metadata",
    "The metadata name the issuer that serves them, and S256 alone",
    step(
      { method: "GET", path: "/.well-known/oauth-authorization-server" },
      {
        status: 200,
        json: {
          "/issuer": /^https?:\/\/[^/]+$/,
          "/code_challenge_methods_supported": /^\["S256"\]$/,
          "/token_endpoint_auth_methods_supported": /^\["none"\]$/,
        },
      },
    ),
    { proves: ["R-18", "fault:plain-pkce", "fault:metadata-issuer"] },
  ),
  ...["GET", "PUT", "DELETE"].map((method) =>
    attack(
      common,
      `register-by-${method}`,
      `Nothing is registered by ${method}`,
      step({ method, path: "/oauth/register" }, { status: [404, 405] }),
      { mustNotHaveHappened: ["effect", "upstream", "leak"] },
    ),
  ),
];

export const facadeCases: readonly AttackCase[] = [
  ...flowCases,
  ...redirectCases,
  ...refusalCases,
  ...clientCases,
  ...consentCases,
  ...tokenCases,
];

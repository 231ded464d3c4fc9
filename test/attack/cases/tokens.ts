// Long: one case for each way in which a token is wrong, at gateway and server.
import { attack, allowed, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation, Request } from "../case.ts";
import { alice, message, toolCall } from "../messages.ts";
import { manglings, spellingNames } from "../../../testing/composition/token.ts";
import type { Claims, Mangling, TokenRequest } from "../../../testing/composition/token.ts";
import { sides } from "./sides.ts";
import type { Side } from "./sides.ts";

const common: Common = { family: "tokens", owasp: "MCP07", proves: ["R-06"] };
const scopes = ["profile.read"];

const challenge = (error: "invalid_token" | "none") =>
  error === "none"
    ? /^Bearer (?!.*error=).*resource_metadata="[^"]+"$/
    : new RegExp(`^Bearer error="${error}".*resource_metadata="[^"]+"$`);

const refused = (at: Side, error: "invalid_token" | "none" = "invalid_token"): Expectation => ({
  status: 401,
  headers: { "www-authenticate": challenge(error) },
  silent: /expired|signature|issuer|audience|kid|jwt/i,
  decided:
    at === "gateway"
      ? ["gateway:token", "gateway:principal", "gateway:credentials"]
      : [error === "none" ? "server:token-missing" : "server:token-invalid"],
});

const whoami = (at: Side, token?: TokenRequest, headers?: Request["headers"]): Request =>
  toolCall("whoami", {}, { at, ...(token && { token }), ...(headers && { headers }) });

/** Whether the gateway's own element can tell: it takes issuers of both versions, and shapes it does not know. */
const mangledCases = (how: Exclude<Mangling, "too-long">): readonly AttackCase[] =>
  sides.map((at) =>
    attack(common, `${how}@${at}`, `A token that is ${how} is refused by the ${at}`, [
      step(whoami(at, { as: "alice", scopes, mangle: how }), refused(at)),
    ]),
  );

const tooLongCases = sides.map((at) =>
  attack(
    common,
    `too-long@${at}`,
    `A token of 20,000 characters is refused by the ${at} like any other that is none`,
    step(whoami(at, { as: "alice", scopes, mangle: "too-long" }), refused(at)),
  ),
);

const now = (): number => Math.floor(Date.now() / 1_000);
const zero = "00000000-0000-4000-8000-000000000000";

interface Forgery {
  readonly claims?: () => Claims;
  readonly header?: Claims;
  readonly proves?: readonly string[];
}

const forgeries: Readonly<Record<string, Forgery>> = {
  "expired-a-moment-ago": { claims: () => ({ exp: now() - 20 }) },
  "a-beginning-in-a-moment": { claims: () => ({ nbf: now() + 20 }) },
  "its-client-in-a-list": { claims: () => ({ azp: ["40000000-0000-4000-8000-00000000000a"] }), proves: ["R-164"] },
  expired: { claims: () => ({ exp: now() - 600 }) },
  "never-expires": { claims: () => ({ exp: undefined }) },
  "expires-as-text": { claims: () => ({ exp: "4102444800" }) },
  "expires-in-milliseconds": { claims: () => ({ exp: (now() + 3_600) * 1_000 }) },
  "expires-in-a-year": { claims: () => ({ exp: now() + 31_536_000 }) },
  "expires-with-a-fraction": { claims: () => ({ exp: now() + 3_600.5 }) },
  "issued-tomorrow": { claims: () => ({ iat: now() + 86_400 }) },
  "issued-as-text": { claims: () => ({ iat: String(now() - 60) }) },
  "begins-in-1970": { claims: () => ({ nbf: 0 }) },
  "audience-in-a-list": { claims: () => ({ aud: ["30000000-0000-4000-8000-00000000000a"] }), proves: ["R-01"] },
  "not-yet-valid": { claims: () => ({ nbf: now() + 3_600 }) },
  "other-issuer": { claims: () => ({ iss: "https://issuer.attacker.invalid/v2.0" }) },
  "issuer-of-every-tenant": {
    claims: () => ({ iss: "https://login.microsoftonline.com/common/v2.0" }),
    proves: ["fault:common-issuer"],
  },
  "issuer-of-another-tenant": {
    claims: () => ({ iss: `https://login.microsoftonline.com/${zero}/v2.0`, tid: zero }),
    proves: ["fault:common-issuer"],
  },
  "other-tenant-own-issuer": { claims: () => ({ tid: zero }) },
  "no-tenant": { claims: () => ({ tid: undefined }) },
  "no-issuer": { claims: () => ({ iss: undefined }) },
  "version-1": { claims: () => ({ ver: "1.0" }) },
  "no-version": { claims: () => ({ ver: undefined }) },
  "audience-graph": { claims: () => ({ aud: "https://graph.microsoft.com" }), proves: ["R-01", "R-116"] },
  "audience-graph-id": { claims: () => ({ aud: "00000003-0000-0000-c000-000000000000" }), proves: ["R-01"] },
  "audience-sibling": { claims: () => ({ aud: "30000000-0000-4000-8000-0000000000ff" }), proves: ["R-01", "R-139"] },
  "audience-missing": { claims: () => ({ aud: undefined }), proves: ["R-01"] },
  "audience-empty": { claims: () => ({ aud: "" }), proves: ["R-01"] },
  "audience-several": {
    claims: () => ({ aud: ["30000000-0000-4000-8000-00000000000a", "00000003-0000-0000-c000-000000000000"] }),
    proves: ["R-01"],
  },
  "audience-prefix": { claims: () => ({ aud: "30000000-0000-4000-8000-00000000000" }), proves: ["R-01"] },
  "no-object": { claims: () => ({ oid: undefined }), proves: ["R-164"] },
  "object-not-an-id": { claims: () => ({ oid: "alice@attacker.invalid" }), proves: ["R-164"] },
  "no-client": { claims: () => ({ azp: undefined }), proves: ["R-164"] },
  "scopes-as-list": { claims: () => ({ scp: ["profile.read", "documents.delete"] }) },
  "a-key-that-it-is-bound-to": { claims: () => ({ cnf: { jkt: "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" } }) },
  "a-critical-extension-that-is-known": { header: { crit: ["b64"], b64: true } },
  "the-right-key-and-no-name-for-it": { header: { kid: undefined } },
  "application-with-scopes": { claims: () => ({ idtyp: "app" }) },
};

const forgedCases = (name: string, { claims, header, proves = [] }: Forgery): readonly AttackCase[] =>
  sides.map((at) =>
    attack(
      common,
      `${name}@${at}`,
      `A token with ${name.replaceAll("-", " ")} is refused by the ${at}`,
      step(whoami(at, { as: "alice", scopes, claims: claims?.() ?? {}, ...(header && { header }) }), refused(at)),
      { proves },
    ),
  );

const spelledCases = spellingNames.flatMap((spelling) =>
  sides.map((at) =>
    attack(
      common,
      `${spelling}@${at}`,
      `A token with ${spelling.replaceAll("-", " ")} has two readings, and is refused by the ${at}`,
      step(whoami(at, { as: "alice", scopes, claims: {}, spelling }), refused(at)),
    ),
  ),
);

const refusedForGood = (decided: string): Expectation => ({
  status: 403,
  headers: { "www-authenticate": undefined },
  silent: /azp|appid/i,
  decided,
});

/** Tokens of this tenant for this server, good in all but the application that got them. */
const foreignTokens: Readonly<Record<string, Readonly<Record<Side, Expectation>> & { readonly claims: Claims }>> = {
  "unknown-client": {
    claims: { azp: zero },
    gateway: refusedForGood("gateway:token"),
    server: refusedForGood("server:client-not-allowed"),
  },
  // The gateway's own element takes the claim of version 1 for a client, too.
  "client-only-in-appid": {
    claims: { azp: undefined, appid: zero },
    gateway: refusedForGood("gateway:token"),
    server: refused("server"),
  },
};

/** A good token of a person who granted its client nothing: the client can ask for the missing scope, so it is no bad token. */
const withoutScopes: Readonly<Record<string, Claims>> = {
  "scopes-that-are-empty": { scp: "" },
  "scopes-that-are-blank": { scp: " " },
  "no-scopes": { scp: undefined },
  "no-scopes-but-roles": { scp: undefined, roles: ["profile.read"] },
};

const withoutScopeCases = Object.entries(withoutScopes).flatMap(([name, claims]) =>
  sides.map((at) =>
    attack(
      { ...common, proves: ["R-08"] },
      `${name}@${at}`,
      `A token with ${name.replaceAll("-", " ")} opens nothing, and the ${at} says which scope does`,
      step(whoami(at, { as: "alice", scopes, claims }), {
        status: 403,
        headers: { "www-authenticate": /^Bearer error="insufficient_scope", scope="[^"]*profile\.read"/ },
        decided: at === "gateway" ? "gateway:right" : "server:scope-missing",
      }),
    ),
  ),
);

const foreignTokenCases = Object.entries(foreignTokens).flatMap(([name, { claims, ...expected }]) =>
  sides.map((at) =>
    attack(
      common,
      `${name}@${at}`,
      `A token with ${name.replaceAll("-", " ")} is refused by the ${at}`,
      step(whoami(at, { as: "alice", scopes, claims }), expected[at]),
      { proves: ["R-164"] },
    ),
  ),
);

/** Credentials that are no one bearer token, and who says so. */
const literals: Readonly<
  Record<string, { readonly values: string | readonly string[]; readonly status?: number; readonly bare?: true }>
> = {
  "basic-scheme": { values: "Basic YWxpY2U6cGFzc3dvcmQ=", bare: true },
  "no-scheme": { values: "{{token}}", bare: true },
  "token-scheme": { values: "Token {{token}}", bare: true },
  "dpop-scheme": { values: "DPoP {{token}}", bare: true },
  "bearer-alone": { values: "Bearer", bare: true },
  "two-tokens": { values: "Bearer {{token}}, Bearer {{token}}", status: 400 },
  "two-headers": { values: ["Bearer {{token}}", "Bearer {{token}}"], status: 400 },
  "token-and-rubbish": { values: "Bearer {{token}} and more" },
};

const literalCases = Object.entries(literals).map(([name, { values, status = 401 }]) =>
  attack(common, name, `Authorization with ${name.replaceAll("-", " ")} is refused`, [
    step(whoami("gateway", { authorization: values, scopes }), {
      status,
      headers: { "www-authenticate": /resource_metadata="[^"]+"/ },
      decided: "gateway:credentials",
    }),
  ]),
);

const elsewhere: Readonly<Record<string, { readonly send: Request; readonly status: number }>> = {
  "in-the-query": { send: { ...whoami("gateway"), path: "/mcp?access_token={{canary}}" }, status: 400 },
  "in-the-query-too": { send: { ...whoami("gateway", alice), path: "/mcp?access_token={{canary}}" }, status: 400 },
  "in-the-query-in-capitals": {
    send: { ...whoami("gateway", alice), path: "/mcp?x=1&ACCESS_TOKEN={{canary}}" },
    status: 400,
  },
  "in-a-cookie": { send: whoami("gateway", undefined, { cookie: "access_token={{canary}}" }), status: 401 },
  "in-the-body": {
    send: {
      ...message("tools/list"),
      body: { jsonrpc: "2.0", id: 1, method: "tools/list", access_token: "{{canary}}" },
    },
    status: 401,
  },
  "in-a-platform-header": {
    send: whoami("gateway", undefined, { "x-ms-token-aad-access-token": "{{canary}}" }),
    status: 401,
  },
  "in-proxy-authorization": {
    send: whoami("gateway", undefined, { "proxy-authorization": "Bearer {{canary}}" }),
    status: 401,
  },
  "as-the-gateways-proof": {
    send: whoami("gateway", undefined, { "x-gateway-authorization": "Bearer {{canary}}" }),
    status: 401,
  },
  "as-a-platform-principal": {
    send: whoami("gateway", undefined, { "x-ms-client-principal-id": "a0000000-0000-4000-8000-000000000000" }),
    status: 401,
  },
};

const elsewhereCases = Object.entries(elsewhere).map(([name, { send, status }]) =>
  attack(
    { ...common, proves: ["R-10"] },
    `token-${name}`,
    `A token ${name.replaceAll("-", " ")} is not taken for one, and stands in no log`,
    step(send, { status, silent: /canary/, decided: ["gateway:credentials", "gateway:token"] }),
    { proves: ["R-23"] },
  ),
);

const methods = [
  "server/discover",
  "initialize",
  "ping",
  "tools/list",
  "tools/call",
  "resources/list",
  "resources/read",
  "prompts/list",
  "prompts/get",
  "subscriptions/listen",
  "completion/complete",
  "logging/setLevel",
  "notifications/initialized",
  "notifications/cancelled",
] as const;

const openDoorCases = methods.flatMap((method) =>
  sides.map((at) =>
    attack(
      { ...common, proves: ["R-02"] },
      `anonymous-${method.replace("/", "-")}@${at}`,
      `${method} without credentials is answered with a bare challenge by the ${at}`,
      step(message(method, method === "tools/call" ? { name: "whoami" } : {}, { at }), refused(at, "none")),
      { proves: ["R-08"] },
    ),
  ),
);

const controlCases = [
  attack(common, "honest@gateway", "An honest token is accepted, without which the refusals would prove nothing", [
    step(whoami("gateway", { as: "alice", scopes }), allowed()),
  ]),
  attack(
    common,
    "two-scopes",
    "A token with two scopes counts for both, where others compare the whole text",
    [step(whoami("gateway", { as: "alice", scopes: ["documents.read", "profile.read"] }), allowed())],
    { proves: ["fault:two-scope-token", "fault:claim-split"] },
  ),
  attack(
    common,
    "application-roles",
    "Each of an application's roles counts",
    [
      step(
        toolCall(
          "search_documents",
          { words: "" },
          { token: { kind: "application", scopes: ["pages.fetch", "documents.read"] } },
        ),
        allowed(),
      ),
    ],
    { proves: ["fault:claim-split"] },
  ),
  attack(
    { ...common, proves: ["R-86", "R-116"] },
    "around-the-gateway",
    "A good token does not open the server to a request around the gateway",
    step(whoami("server", alice, { "x-gateway-authorization": undefined }), {
      status: 403,
      decided: "server:gateway-proof",
    }),
  ),
  ...(["application", "honest"] as const).map((kind) =>
    attack(
      { ...common, proves: ["R-86"] },
      `around-the-gateway-with-${kind}-token`,
      `A token of ${kind === "honest" ? "a user" : "another application"} is no proof of being the gateway`,
      step(
        {
          ...whoami("server", { authorization: "Bearer {{token}}" }),
          headers: { ...whoami("server").headers, "x-gateway-authorization": "Bearer {{canary}}" },
        },
        { status: 403, decided: "server:gateway-proof" },
      ),
    ),
  ),
  attack(
    { ...common, proves: ["R-05"] },
    "gateway-identity-as-caller",
    "The gateway's own token calls nothing",
    step(whoami("gateway", { kind: "gateway-identity", scopes: [] }), refusedForGood("gateway:token")),
  ),
];

export const tokenCases: readonly AttackCase[] = [
  ...controlCases,
  ...manglings.flatMap((how) => (how === "too-long" ? tooLongCases : mangledCases(how))),
  ...Object.entries(forgeries).flatMap(([name, forgery]) => forgedCases(name, forgery)),
  ...spelledCases,
  ...withoutScopeCases,
  ...foreignTokenCases,
  ...literalCases,
  ...elsewhereCases,
  ...openDoorCases,
];

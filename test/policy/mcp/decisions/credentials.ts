import { createHmac, createPublicKey } from "node:crypto";
import { errorCodes } from "@mcp-landing-zone/contract";
import type { Decision } from "../decision.ts";
import {
  audience,
  client,
  issuer,
  metadata,
  person,
  publicUrl,
  scopePrefix,
  tenant,
} from "../../../../testing/policies/facts.ts";
import type { Era, Exchange } from "../../../../testing/policies/requests.ts";
import { eras, message, toolCall, withHeaders, withToken } from "../../../../testing/policies/requests.ts";
import type { Claims } from "../../../../testing/policies/tokens.ts";
import {
  applicationClaims,
  foreign,
  jwt,
  noon,
  spelled,
  tenantKeys,
  userClaims,
  userToken,
} from "../../../../testing/policies/tokens.ts";

const baseline = ["documents.read", "pages.fetch", "profile.read"].map((name) => `${scopePrefix}/${name}`).join(" ");
export const bare = `Bearer scope="${baseline}", resource_metadata="${metadata}"`;
export const invalid = `Bearer error="invalid_token", scope="${baseline}", resource_metadata="${metadata}"`;

const user = (changes: Claims) => jwt({ ...userClaims, ...changes });
const seconds = noon / 1000;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token whose MAC is made with the tenant's public key, for checkers that let the token choose the algorithm. */
const macToken = (): string => {
  const pem = createPublicKey({ key: tenantKeys.keys[0]!, format: "jwk" }).export({ type: "spki", format: "pem" });
  const signed = `${part({ alg: "HS256", typ: "JWT", kid: "key" })}.${part(userClaims)}`;
  return `${signed}.${createHmac("sha256", pem).update(signed).digest("base64url")}`;
};

/** Tokens that are no good here, each with what is wrong with it. */
export const badTokens: Readonly<Record<string, string>> = {
  "R-01 for another server's audience": user({ aud: "99999999-0000-4000-8000-000000000001" }),
  "R-01 for Microsoft Graph": user({ aud: "00000003-0000-0000-c000-000000000000" }),
  "R-01 R-179 whose audience is the URL": user({ aud: publicUrl }),
  "R-01 whose audience is the identifier URI of another spelling": user({ aud: `api://${audience}` }),
  "R-01 for this audience and another": user({ aud: [audience, "99999999-0000-4000-8000-000000000001"] }),
  "R-01 without an audience": user({ aud: undefined }),
  "R-06 of another tenant": user({ tid: "00000000-0000-4000-8000-000000000009" }),
  "R-06 whose issuer is another tenant's": user({
    iss: issuer.replace(tenant, "00000000-0000-4000-8000-000000000009"),
  }),
  "R-06 of the common issuer": user({ iss: "https://login.microsoftonline.com/common/v2.0" }),
  "R-06 without a tenant": user({ tid: undefined }),
  "R-06 of version 1": user({ ver: "1.0", iss: `https://sts.windows.net/${tenant}/`, azp: undefined, appid: client }),
  "R-06 without a version": user({ ver: undefined }),
  "R-06 that is expired": user({ exp: seconds - 1 }),
  "R-06 that never expires": user({ exp: undefined }),
  "R-06 whose end is a text": user({ exp: "tomorrow" }),
  "R-06 that is not valid yet": user({ nbf: seconds + 600 }),
  "R-06 signed by another key of the same id": jwt(userClaims, { key: foreign.privateKey }),
  "R-06 signed by an unknown key": jwt(userClaims, { header: { kid: "unknown" } }),
  "R-06 without a key id": jwt(userClaims, { header: { kid: undefined } }),
  "R-06 that brings its own key": jwt(userClaims, {
    header: { jwk: foreign.publicKey.export({ format: "jwk" }), kid: undefined },
    key: foreign.privateKey,
  }),
  "R-06 that points to its own keys": jwt(userClaims, {
    header: { jku: "https://evil.example/keys", kid: "theirs" },
    key: foreign.privateKey,
  }),
  "R-06 without a signature": `${part({ alg: "none", typ: "JWT" })}.${part(userClaims)}.`,
  "R-06 of the algorithm none with a signature": jwt(userClaims, { header: { alg: "none" } }),
  "R-06 with a MAC of the public key": macToken(),
  "R-06 changed after it was signed": userToken().replace(
    /^([^.]+)\.[^.]+/,
    `$1.${part({ ...userClaims, oid: client })}`,
  ),
  "R-06 without a client": user({ azp: undefined }),
  "R-06 without an object id": user({ oid: undefined }),
  "R-06 whose object id is no id": user({ oid: "administrator" }),
  "R-06 whose object is a list": user({ oid: [person, client] }),
  "R-06 of an application with scopes": user({ idtyp: "app" }),
  "R-06 whose scopes are a list": user({ scp: ["documents.read", "documents.write"] }),
  "that is an ID token of the client": user({ aud: client, scp: undefined, nonce: "n" }),
  "that is no token": "not-a-token",
  "of two parts": userToken().split(".").slice(0, 2).join("."),
  "that is encrypted": `${userToken()}.e.e`,
};

const routes: readonly ((era: Era) => Exchange)[] = [(era) => message(era, "tools/list"), (era) => toolCall(era)];

const headerText = '{"typ":"JWT","alg":"RS256","kid":"key"}';
const claimsText = JSON.stringify(userClaims);
const before = (more: string) => `{${more},${claimsText.slice(1)}`;
const withTime = (name: string, value: string) =>
  spelled(headerText, claimsText.replace(new RegExp(`"${name}":\\d+`), `"${name}":${value}`));

/** Signed by the tenant, and read in more than one way. The server's table is `server/src/identity/token.test.ts`. */
const ambiguousTokens: readonly Decision[] = Object.entries({
  "a claim twice": spelled(headerText, before('"scp":"pages.fetch"')),
  "a claim twice, once escaped": spelled(headerText, before('"\\u0073cp":"pages.fetch"')),
  "an expiry twice": spelled(headerText, before('"exp":9999999999')),
  "an expiry beyond all numbers": withTime("exp", "1e400"),
  "an expiry in milliseconds": withTime("exp", String(noon + 3_600_000)),
  "an expiry with a fraction": withTime("exp", `${seconds + 60}.5`),
  "an expiry that is a year away": withTime("exp", String(seconds + 31_536_000)),
  "an issue time a day ahead": withTime("iat", String(seconds + 86_400)),
  "a beginning that is text": withTime("nbf", `"${seconds}"`),
  "no issue time": user({ iat: undefined }),
  "claims behind a byte order mark": spelled(headerText, `\ufeff${claimsText}`),
  "a header behind a byte order mark": spelled(`\ufeff${headerText}`, claimsText),
  "a header member twice": spelled(`{"alg":"none",${headerText.slice(1)}`, claimsText),
  "half a character": spelled(headerText, before('"name":"\\ud800"')),
  "text behind the claims": spelled(headerText, `${claimsText} {}`),
  "an audience in a list of one": user({ aud: [audience] }),
  "an object id in a list of one": user({ oid: [userClaims["oid"]] }),
  "scopes in a list": user({ scp: ["documents.read"] }),
  "no subject": user({ sub: undefined }),
  "a critical extension": spelled(`{"crit":["x"],"x":1,${headerText.slice(1)}`, claimsText),
  "a key that it is bound to": user({ cnf: { jkt: "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" } }),
  "the type of another token": spelled(headerText.replace("JWT", "dpop+jwt"), claimsText),
}).map(([what, token]) => ({
  title: `R-06 a token with ${what} is refused`,
  exchange: withToken(token)(toolCall("2026-07-28")),
  status: 401,
  code: errorCodes.refused,
  challenge: invalid,
}));

const invalidTokens: readonly Decision[] = Object.entries(badTokens).flatMap(([what, token]) =>
  eras.flatMap((era) =>
    routes.map((route, index) => ({
      title: `R-08 ${what}: ${era}, ${index === 0 ? "tools/list" : "tools/call"}, a token is refused`,
      exchange: withToken(token)(route(era)),
      status: 401,
      code: errorCodes.refused,
      challenge: invalid,
    })),
  ),
);

const foreignClients: Readonly<Record<string, string>> = {
  "another client": "00000000-0000-4000-8000-00000000000c",
  "a client whose id begins like an allowed one": `${client}0`,
  "the API itself": audience,
};

const otherClients: readonly Decision[] = Object.entries(foreignClients).flatMap(([who, azp]) =>
  eras.flatMap((era) =>
    routes.map((route, index) => ({
      title: `R-164 a good token of ${who}: ${era}, ${index === 0 ? "tools/list" : "tools/call"}, is refused for good`,
      exchange: withToken(user({ azp }))(route(era)),
      status: 403,
      code: errorCodes.refused,
      challenge: "none",
    })),
  ),
);

/** Other faults of a token are named first: only a token that is good in all else tells anything about clients. */
const badTokensOfOtherClients: readonly Decision[] = [
  { exp: seconds - 1 },
  { aud: "99999999-0000-4000-8000-000000000001" },
  { tid: "00000000-0000-4000-8000-000000000009" },
].map((fault) => ({
  title: `R-164 R-08 a token of a client that is not allowed, with another ${Object.keys(fault).join()}, is a bad token`,
  exchange: withToken(user({ ...fault, azp: "00000000-0000-4000-8000-00000000000c" }))(toolCall("2026-07-28")),
  status: 401,
  code: errorCodes.refused,
  challenge: invalid,
}));

const missing: readonly Decision[] = eras.flatMap((era) =>
  [
    ...["initialize", "server/discover", "tools/list", "tools/call", "prompts/get", "resources/read", "ping"],
    ...["notifications/initialized", "subscriptions/listen", "logging/setLevel"],
  ].map((method) => ({
    title: `R-02 R-03 R-07 R-09 ${era}: ${method} without credentials asks for them, without an error`,
    exchange: withToken(undefined)(message(era, method)),
    status: 401,
    code: errorCodes.refused,
    challenge: bare,
  })),
);

/** The document itself turns them away: no page of Microsoft says how the token check treats a scheme, or two tokens. */
const otherCredentials: readonly Decision[] = [
  "Basic dXNlcjpwYXNz",
  "Bearer",
  "Bearer ",
  userToken(),
  `DPoP ${userToken()}`,
  `Bearer\t${userToken()}`,
  `Bearer ${userToken()} ${userToken()}`,
].map((authorization) => ({
  title: `R-06 the credentials "${authorization.slice(0, 12)}…" of ${authorization.length} characters are none of ours`,
  exchange: withHeaders({ authorization })(toolCall("2026-07-28")),
  status: 401,
  challenge: invalid,
  stage: "credentials",
}));

const noCredentials: readonly Decision[] = ["", "  "].map((authorization) => ({
  title: `an empty header of ${authorization.length} blanks is no credentials`,
  exchange: withHeaders({ authorization })(toolCall("2026-07-28")),
  status: 401,
  challenge: bare,
}));

const spellings: readonly Decision[] = ["bearer", "BEARER", "Bearer "].map((scheme) => ({
  title: `the scheme "${scheme}" is the same scheme`,
  exchange: withHeaders({ authorization: `${scheme} ${userToken()}` })(toolCall("2026-07-28")),
  status: 200,
}));

const twice: readonly Decision[] = [
  [`Bearer ${userToken()}`, `Bearer ${userToken()}`],
  [`Bearer ${userToken()}`, `Bearer ${badTokens["R-06 that is expired"]}`],
  [`Bearer ${badTokens["R-06 that is expired"]}`, `Bearer ${userToken()}`],
  // As they come from a platform that makes one header of them.
  `Bearer ${userToken()},Bearer ${userToken()}`,
  `Bearer ${userToken()}, Basic dXNlcjpwYXNz`,
].map((authorization, index) => ({
  title: `R-08 two Authorization headers are refused, even with a good one in them (${index + 1})`,
  exchange: withHeaders({ authorization })(toolCall("2026-07-28")),
  status: 400,
  code: errorCodes.refused,
  challenge: `Bearer error="invalid_request", resource_metadata="${metadata}"`,
}));

const inUrl: readonly Decision[] = ["access_token", "ACCESS_TOKEN", "Access%5FToken", "x&aCCESS_TOKEN"].flatMap(
  (name) =>
    [true, false].map((hasHeader) => ({
      title: `R-10 a token in the URL as ${name} is refused, ${hasHeader ? "also beside" : "and not taken instead of"} one in the header`,
      exchange: {
        ...withHeaders(hasHeader ? {} : { authorization: undefined })(toolCall("2026-07-28")),
        url: `${publicUrl}?${name}=${userToken()}`,
      },
      status: 400,
      code: errorCodes.refused,
    })),
);

const accepted: readonly Decision[] = [
  ["two scopes, of which one is enough", user({ scp: "openid documents.read" })],
  ["R-06 of an application with a role", jwt(applicationClaims)],
  ["R-06 of an application that is known by its subject alone", jwt({ ...applicationClaims, idtyp: undefined })],
].map(([what = "", token = ""]) => ({
  title: `${what}: a token is accepted`,
  exchange: withToken(token)(toolCall("2026-07-28")),
  status: 200,
}));

const sessions: readonly Decision[] = [true, false].map((hasToken) => ({
  title: `R-03 R-171 a session id ${hasToken ? "adds nothing to a token, and stops here" : "is no credential"}`,
  exchange: withHeaders({ "mcp-session-id": "s".repeat(32), ...(hasToken ? {} : { authorization: undefined }) })(
    toolCall("2025-11-25"),
  ),
  status: hasToken ? 200 : 401,
  forwarded: ({ headers }) =>
    headers.some(([name]) => name.toLowerCase() === "mcp-session-id") ? ["the session id reached the server"] : [],
}));

export const credentials: readonly Decision[] = [
  ...missing,
  ...invalidTokens,
  ...ambiguousTokens,
  ...otherClients,
  ...badTokensOfOtherClients,
  ...otherCredentials,
  ...noCredentials,
  ...spellings,
  ...twice,
  ...inUrl,
  ...accepted,
  ...sessions,
];

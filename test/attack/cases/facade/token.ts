import { attack, prepared, step } from "../../define.ts";
import type { AttackCase, Request } from "../../case.ts";
import type { Query } from "./requests.ts";
import { client, common, encoded, redirect } from "./requests.ts";

const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

export const token = (fields: Query, headers: Request["headers"] = {}): Request => ({
  path: "/oauth/token",
  headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  body: encoded({
    grant_type: "authorization_code",
    client_id: client,
    redirect_uri: redirect,
    code: "code-{{canary}}",
    code_verifier: verifier,
    ...fields,
  }),
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

const refusedTokens = Object.entries(tokenRefusals).map(([name, [fields, error, proves = []]]) =>
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

export const tokenCases: readonly AttackCase[] = [
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
  ...refusedTokens,
];

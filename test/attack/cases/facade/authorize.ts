import { attack, step } from "../../define.ts";
import type { AttackCase, Expectation } from "../../case.ts";
import { addresses } from "./addresses.ts";
import type { Query } from "./requests.ts";
import { authorize, challenge, client, common, scope } from "./requests.ts";

/** A refusal that goes nowhere: the address to which it would go is not trusted. */
const nowhere: Expectation = {
  status: 400,
  headers: { location: undefined, "set-cookie": undefined },
  silent: /attacker\.invalid|<script>/,
};

/** A refusal sent to the client, whose address is known. */
const toClient = (error: string): Expectation => ({
  status: 302,
  headers: {
    location: new RegExp(`^https://claude\\.ai/api/mcp/auth_callback\\?error=${error}&`),
    "set-cookie": undefined,
  },
});

const redirectCases = Object.entries(addresses).map(([name, redirect_uri]) =>
  attack(
    common,
    `redirect-${name}`,
    `No answer is sent to an address that only resembles a known one: ${name.replaceAll("-", " ")}`,
    step(authorize({ redirect_uri }), nowhere),
    { proves: ["R-19", "fault:open-redirect"] },
  ),
);

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
  "default-scope": [{ scope: "{{scopes}}/.default" }, "invalid_scope", ["R-09"]],
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
    `An unknown client gets no details: ${client_id || "none"}`,
    step(authorize({ client_id }), nowhere),
    {
      proves: ["R-04", "R-176"],
    },
  ),
);

export const authorizeCases: readonly AttackCase[] = [...redirectCases, ...refusalCases, ...clientCases];

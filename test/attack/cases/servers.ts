import { allowed, attack, prepared, refusedCall, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation, Request } from "../case.ts";
import { alice, everyScope, message, toolCall } from "../messages.ts";
import type { TokenRequest } from "../../../testing/composition/token.ts";
import { asked, remove, save } from "./approvals/requests.ts";
import type { Query } from "./facade/requests.ts";
import { right as rightQuery, encoded, redirect } from "./facade/requests.ts";

/** Two servers of one gateway: nothing that is for one opens, stops, counts or decides anything at the other. */
const common: Common = { family: "servers", owasp: "MCP07", proves: ["R-116"], needs: ["neighbour"] };

/** The same person, signed in at the neighbour. */
const theirs: TokenRequest = { as: "alice", scopes: everyScope, server: "neighbour" };
const theirApprover: TokenRequest = { as: "approver", scopes: ["profile.read"], server: "neighbour" };

const refused = (at: NonNullable<Request["at"]>): Expectation => ({
  status: 401,
  headers: { "www-authenticate": /^Bearer error="invalid_token"/ },
  decided: /server$/.test(at) ? "server:token-invalid" : ["gateway:token", "gateway:principal"],
});

const tokenCases = (["gateway", "server", "neighbour", "neighbour-server"] as const).map((at) =>
  attack(
    { ...common, proves: ["R-01", "R-06", "R-116"] },
    `token-of-the-other@${at}`,
    `A token for the other server is refused by the ${at.replace("-", "'s ")}`,
    step(toolCall("whoami", {}, { at, token: at === "gateway" || at === "server" ? theirs : alice }), refused(at)),
  ),
);

const tokensForAnotherServer: Readonly<Record<string, TokenRequest>> = {
  application: { kind: "application", scopes: ["documents.read"], server: "neighbour" },
  "gateway-itself": { kind: "gateway-identity", scopes: [], server: "neighbour" },
};
const otherServerCases = Object.entries(tokensForAnotherServer).flatMap(([who, token]) =>
  (["gateway", "server"] as const).map((at) =>
    attack(
      { ...common, proves: ["R-01", "R-116"] },
      `${who}-of-the-other@${at}`,
      `A token of the ${who.replaceAll("-", " ")} for the other server is refused by the ${at}`,
      step(message("tools/list", {}, { at, token }), refused(at)),
    ),
  ),
);

const proofCases = [
  attack(
    { ...common, proves: ["R-116", "R-86"] },
    "proof-for-the-other",
    "The gateway's proof for one server is none at another",
    step(
      { ...toolCall("whoami", {}, { at: "server", token: alice }), proofFor: "neighbour" },
      {
        status: 403,
        decided: "server:gateway-proof",
      },
    ),
  ),
];

const control = [
  attack(
    common,
    "each-serves-its-own",
    "Each server takes tokens of its own",
    [
      step(toolCall("whoami", {}, { token: alice }), allowed()),
      step(toolCall("whoami", {}, { at: "neighbour", token: theirs }), allowed()),
    ],
    { mustNotHaveHappened: ["leak", "unrecorded"] },
  ),
];

const approve = (at: NonNullable<Request["at"]>, path: string, token: TokenRequest): Request => ({
  at,
  path: `${path}/{{request}}`,
  token,
  body: { decision: "approved" },
});
const unknownThere: Expectation = { status: 404, decided: ["server:not-found", "server:protocol-error"] };
const stillWaits = step(remove(alice, "{{Mine}}"), refusedCall("approval-needed"));

const approvalCases = [
  attack(
    { ...common, owasp: "MCP06", proves: ["R-51", "R-116"] },
    "approver-of-the-other",
    "Approvers of another server decide nothing here, at the gateway or behind it",
    [
      save(),
      asked,
      step(approve("gateway", "/approvals", theirApprover), refused("gateway")),
      step(approve("server", "/approvals", theirApprover), refused("server")),
      stillWaits,
    ],
  ),
  attack(
    { ...common, owasp: "MCP06", proves: ["R-51", "R-116"] },
    "approved-at-the-other",
    "What waits at one server is unknown at another, also to an approver of both",
    [
      save(),
      asked,
      step(approve("neighbour", "/neighbour/approvals", theirApprover), unknownThere),
      step(approve("neighbour-server", "/approvals", theirApprover), unknownThere),
      stillWaits,
    ],
  ),
];

const list = (at: NonNullable<Request["at"]>, path: string, token: TokenRequest): Request => ({
  at,
  method: "GET",
  path,
  token,
});
const listCases = [
  attack(
    { ...common, owasp: "MCP06", proves: ["R-51", "R-116"] },
    "waiting-list-of-the-other",
    "What waits at one server is shown to no approver of another",
    [
      save(),
      asked,
      step(list("gateway", "/approvals", theirApprover), refused("gateway")),
      step(
        list("neighbour", "/neighbour/approvals", { as: "approver", scopes: ["profile.read"] }),
        refused("neighbour"),
      ),
    ],
  ),
];

const operatorCases = [
  attack(
    { ...common, owasp: "MCP08", proves: ["R-76", "R-116"] },
    "switched-off-alone",
    "The switch of one server stops that one",
    [
      { operate: { switch: "all" } },
      step(toolCall("whoami", {}, { token: alice }), { status: 503, decided: "gateway:switch" }),
      step(toolCall("whoami", {}, { at: "neighbour", token: theirs }), allowed()),
    ],
    { mustNotHaveHappened: ["leak", "unrecorded"] },
  ),
  attack(
    { ...common, owasp: "MCP08", proves: ["R-76", "R-116"] },
    "tool-switched-off-alone",
    "A tool that is stopped at one server runs at another",
    [
      { operate: { switch: "tool:whoami" } },
      step(toolCall("whoami", {}, { token: alice }), { status: 503, decided: "gateway:tool-switch" }),
      step(toolCall("whoami", {}, { at: "neighbour", token: theirs }), allowed()),
    ],
    { mustNotHaveHappened: ["leak", "unrecorded"] },
  ),
];

const again = toolCall("delete_document", { id: "AAAAAAAAAAAAAAAAAAAAAA" }, { token: alice });
const limitCases = [
  attack(
    { ...common, owasp: "MCP05", proves: ["R-56", "R-116"] },
    "counted-alone",
    "What a person used up at one server is not used up at another",
    [
      {
        ...step(again, { status: [200, 429] }),
        times: 30,
        until: { status: 429, headers: { "retry-after": /^(?:[5-9]|\d{2,})$/ } },
        setup: true,
      },
      step(again, { status: 429, decided: ["gateway:tool-limit", "server:rate-limited"] }),
      // Not waited for, where a limit answers: that would be the fault.
      step({ ...again, at: "neighbour", token: theirs }, { ...refusedCall("approval-needed"), status: [200, 429] }),
    ],
  ),
];

const legacy = { era: "2025-11-25" } as const;
const opened = prepared(
  message(
    "initialize",
    { protocolVersion: legacy.era, capabilities: {}, clientInfo: { name: "attack", version: "1" } },
    { ...legacy, at: "neighbour-server", token: theirs },
  ),
  [{ as: "session", from: { header: "mcp-session-id" } }],
);
const stateCases = [
  attack(
    { ...common, owasp: "MCP10", proves: ["R-38", "R-116"], needs: ["neighbour", "sessions"] },
    "session-of-the-other",
    "A session of one server is none at another",
    [
      opened,
      step(
        message(
          "tools/list",
          {},
          {
            ...legacy,
            at: "server",
            token: alice,
            headers: { "mcp-session-id": "{{session}}" },
          },
        ),
        { status: 404, decided: "server:session-unknown" },
      ),
    ],
  ),
  attack(
    { ...common, owasp: "MCP10", proves: ["R-30", "R-116"] },
    "document-of-the-other",
    "What a person keeps at one server is not found at another",
    [
      save(),
      step(toolCall("read_document", { id: "{{Mine}}" }, { at: "neighbour", token: theirs }), {
        status: 200,
        json: { "/result/isError": true },
        silent: /Mine/,
      }),
    ],
  ),
];

const metadata = (path: string): Request => ({ method: "GET", path });
const metadataCases = [
  attack(
    { ...common, proves: ["R-07", "R-179", "R-116"] },
    "metadata-alone",
    "The metadata of each server name itself and the issuer in front of itself",
    [
      step(metadata("/.well-known/oauth-protected-resource/neighbour/mcp"), {
        status: 200,
        json: { "/resource": "{{origin}}/neighbour/mcp", "/authorization_servers/0": "{{origin}}/neighbour" },
      }),
      step(metadata("/.well-known/oauth-protected-resource/mcp"), {
        status: 200,
        json: { "/resource": "{{resource}}", "/authorization_servers/0": "{{origin}}" },
      }),
      step(metadata("/.well-known/oauth-authorization-server/neighbour"), {
        status: 200,
        json: { "/issuer": "{{origin}}/neighbour", "/token_endpoint": "{{origin}}/neighbour/oauth/token" },
      }),
    ],
  ),
];

const atTheirIssuer = (changes: Query): Request => ({
  method: "GET",
  path: `/neighbour/oauth/authorize?${encoded({ ...rightQuery, scope: undefined, ...changes })}`,
  headers: { accept: "text/html" },
});
const toClient = (error: string): Expectation => ({
  status: 302,
  headers: { location: new RegExp(`^${redirect.replaceAll(".", "\\.")}\\?error=${error}&`), "set-cookie": undefined },
});
const issuerCases = [
  attack(
    { ...common, proves: ["R-01", "R-116"], needs: ["neighbour", "facade"] },
    "resource-of-the-other",
    "The issuer of one server asks for no token for another",
    step(atTheirIssuer({ resource: "{{resource}}" }), toClient("invalid_target")),
  ),
  attack(
    { ...common, proves: ["R-09", "R-116"], needs: ["neighbour", "facade"] },
    "scope-of-the-other",
    "The issuer of one server gives no scope of another",
    step(atTheirIssuer({ scope: "{{scopes}}/documents.read" }), toClient("invalid_scope")),
  ),
];

export const serverCases: readonly AttackCase[] = [
  ...tokenCases,
  ...otherServerCases,
  ...proofCases,
  ...control,
  ...approvalCases,
  ...listCases,
  ...operatorCases,
  ...limitCases,
  ...stateCases,
  ...metadataCases,
  ...issuerCases,
];

import type { AttackCase, Expectation, Request } from "../case.ts";
import { allowed, attack, prepared, step } from "../define.ts";
import type { Common } from "../define.ts";
import { alice, bob, message, toolCall } from "../messages.ts";
import type { TokenRequest } from "../../../testing/composition/token.ts";

/** Sessions are the server's: the gateway hands no id on, so that they are attacked behind it. */
const common: Common = { family: "sessions", owasp: "MCP10", proves: ["R-38", "R-15"], needs: ["sessions"] };

const legacy = { era: "2025-11-25", at: "server" } as const;
const stream = { accept: "text/event-stream" } as const;

const opening = (token: TokenRequest): Request =>
  message(
    "initialize",
    { protocolVersion: legacy.era, capabilities: {}, clientInfo: { name: "attack", version: "1" } },
    { ...legacy, token },
  );
const opened = prepared(opening(alice), [{ as: "session", from: { header: "mcp-session-id" } }]);

/** What can be done with a session. */
const uses: Readonly<Record<string, Request>> = {
  call: toolCall("whoami", {}, legacy),
  list: message("tools/list", {}, legacy),
  listen: { at: "server", method: "GET", headers: stream },
  resume: { at: "server", method: "GET", headers: { ...stream, "last-event-id": "{{canary}}" } },
  end: { at: "server", method: "DELETE" },
  answer: {
    ...message("ping", {}, legacy),
    body: { jsonrpc: "2.0", id: 1, result: { action: "accept", content: { approve: true } } },
  },
};

const using = (request: Request, id: string | readonly string[], token?: TokenRequest): Request => ({
  ...request,
  ...(token && { token }),
  headers: { ...request.headers, "mcp-session-id": id },
});

const list = uses["list"] as Request;
const unknown: Expectation = {
  status: 404,
  headers: { "mcp-session-id": undefined },
  silent: /canary|whoami|^data:/m,
  decided: "server:session-unknown",
};

interface Thief {
  readonly who: string;
  readonly token?: TokenRequest;
  readonly answered: Expectation;
  readonly proves: readonly string[];
}

/** A client of the server that is not Alice's usual one. */
const otherClient = "41000000-0000-4000-8000-00000000000a";
const throughAnother: TokenRequest = { ...alice, as: "alice", claims: { azp: otherClient } };

const thieves: Readonly<Record<string, Thief>> = {
  "without-a-token": {
    who: "an anonymous caller",
    answered: { status: 401, silent: /canary|^data:/m, decided: "server:token-missing" },
    proves: ["R-03"],
  },
  "as-another-person": { who: "another person", token: bob, answered: unknown, proves: ["R-38"] },
  "through-another-client": {
    who: "another client of its owner",
    token: throughAnother,
    answered: unknown,
    proves: ["R-38"],
  },
  "with-other-rights": {
    who: "its owner, whose rights are others by now",
    token: { as: "alice", scopes: ["profile.read"] },
    answered: unknown,
    proves: ["R-39"],
  },
  "with-a-token-that-expired": {
    who: "a holder of its owner's old token",
    token: { ...alice, as: "alice", claims: { exp: 1 } },
    answered: { status: 401, silent: /canary|^data:/m, decided: "server:token-invalid" },
    proves: ["R-39"],
  },
};

const theft = Object.entries(thieves).flatMap(([how, { who, token, answered, proves }]) =>
  Object.entries(uses).map(([use, request]) =>
    attack(
      common,
      `${use}-${how}`,
      `A session is of no use to ${who}: ${use}`,
      [opened, step(using(request, "{{session}}", token), answered)],
      { proves: [...proves, ...(use === "listen" || use === "resume" ? ["R-16"] : [])] },
    ),
  ),
);

const guesses: Readonly<Record<string, string>> = {
  short: "x",
  "of-the-right-shape": "A".repeat(43),
  "a-path": "../{{session}}",
  "a-pattern": "*",
  longer: "{{session}}x",
  "a-key-of-the-store": "session:{{session}}",
};

const guessed = Object.entries(guesses).map(([name, id]) =>
  attack(common, `guessed-${name}`, `No session is found by an id that is ${name.replaceAll("-", " ")}`, [
    opened,
    step(using(list, id, alice), unknown),
  ]),
);

const missing: Expectation = { status: 400, decided: "server:session-missing" };
const elsewhere = [
  attack(common, "not-named", "Without its id no caller is in a session", step({ ...list, token: alice }, missing)),
  attack(common, "named-in-the-address", "An id in the address is none", [
    opened,
    step({ ...list, token: alice, path: "/mcp?mcp-session-id={{session}}" }, missing),
  ]),
  attack(common, "named-in-a-cookie", "An id in a cookie is none", [
    opened,
    step({ ...list, token: alice, headers: { ...list.headers, cookie: "mcp-session-id={{session}}" } }, missing),
  ]),
  attack(common, "named-twice", "Two ids are none", [
    opened,
    step(using(list, ["{{session}}", "{{session}}"], alice), unknown),
  ]),
  attack(common, "named-to-the-gateway", "The gateway hands no id on", [
    opened,
    step(using({ ...list, at: "gateway" }, "{{session}}", alice), missing),
  ]),
];

const event = prepared(using(uses["call"] as Request, "{{session}}", alice), [
  { as: "event", from: { match: /^id: (.+)$/m } },
]);
const another = (token: TokenRequest) =>
  prepared(opening(token), [{ as: "another", from: { header: "mcp-session-id" } }]);
const replay = (token: TokenRequest) =>
  step(
    using(
      { ...(uses["resume"] as Request), headers: { ...stream, "last-event-id": "{{event}}" } },
      "{{another}}",
      token,
    ),
    {
      status: 400,
      silent: /structuredContent|^data:/m,
    },
  );

const life = [
  attack(
    { ...common, proves: ["R-11"] },
    "id-is-random",
    "The id of a session is long, and made from nothing that came",
    step(opening(alice), allowed({ headers: { "mcp-session-id": /^[A-Za-z0-9_-]{43}$/ }, silent: /canary/ })),
  ),
  attack(common, "owner-is-served", "Its owner is served in a session", [
    opened,
    step(using(list, "{{session}}", alice), allowed()),
  ]),
  attack(common, "survives-a-thief", "Who cannot use a session cannot end it either", [
    opened,
    prepared(using(uses["end"] as Request, "{{session}}", bob), [], 404),
    step(using(list, "{{session}}", alice), allowed()),
  ]),
  attack(common, "survives-another-client", "Another client of its owner cannot end a session either", [
    opened,
    prepared(using(list, "{{session}}", throughAnother), [], 404),
    prepared(using(uses["end"] as Request, "{{session}}", throughAnother), [], 404),
    step(using(list, "{{session}}", alice), allowed()),
  ]),
  attack({ ...common, proves: ["R-39"] }, "after-its-end", "A session that its owner has ended is over", [
    opened,
    prepared(using(uses["end"] as Request, "{{session}}", alice)),
    step(using(list, "{{session}}", alice), unknown),
  ]),
  attack(
    { ...common, proves: ["R-16"] },
    "events-of-another-person",
    "What was sent to one person is not sent again to another",
    [opened, event, another(bob), replay(bob)],
    { mustNotHaveHappened: ["effect", "upstream", "leak"] },
  ),
  attack(
    { ...common, proves: ["R-16"] },
    "events-of-another-session",
    "What was sent in one session is not sent again in another",
    [opened, event, another(alice), replay(alice)],
    { mustNotHaveHappened: ["effect", "upstream", "leak"] },
  ),
  attack({ ...common, proves: ["R-39"] }, "unused-for-half-an-hour", "A session that is not used is over", [
    opened,
    { operate: { pass: 1_799 } },
    prepared(using(list, "{{session}}", alice)),
    { operate: { pass: 1_800 } },
    step(using(list, "{{session}}", alice), unknown),
  ]),
  attack({ ...common, proves: ["R-137", "R-55"] }, "one-id-at-once", "Of equal ids at once each has an answer", [
    opened,
    { ...step(using(uses["call"] as Request, "{{session}}", alice), { status: [200, 409] }), atOnce: 8 },
    step(using(uses["call"] as Request, "{{session}}", alice), allowed({ body: /objectId/ })),
  ]),
  attack(
    { ...common, proves: ["R-170", "R-11"] },
    "none-in-the-current-revision",
    "The current revision knows no sessions",
    step(
      message("tools/list", {}, { at: "server", token: alice, headers: { "mcp-session-id": "{{canary}}" } }),
      allowed({ headers: { "mcp-session-id": undefined }, silent: /canary/ }),
    ),
  ),
];

export const sessionCases: readonly AttackCase[] = [...life, ...theft, ...guessed, ...elsewhere];

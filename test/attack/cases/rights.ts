import { attack, allowed, prepared, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation } from "../case.ts";
import { alice, bob, everyScope, goodArguments, noDocument, toolCall } from "../messages.ts";
import type { TokenRequest } from "../../../testing/composition/token.ts";
import { readingCases } from "./readings.ts";
import { sides } from "./sides.ts";

const common: Common = { family: "rights", owasp: "MCP02", proves: ["R-30", "R-53", "R-111"] };

/** The scope that each tool needs, and the wider ones that contain it: the table that the deployment is judged by, written beside the catalogue and compared with it. */
export const rights: Readonly<Record<string, readonly [scope: string, ...wider: string[]]>> = {
  whoami: ["profile.read"],
  my_profile: ["profile.read"],
  search_documents: ["documents.read", "documents.write"],
  read_document: ["documents.read", "documents.write"],
  save_document: ["documents.write"],
  delete_document: ["documents.delete"],
  fetch_page: ["pages.fetch"],
};
/** Scopes that no application may hold. */
const onlyForPeople = ["profile.read", "documents.delete"];
const reads = ["documents.read", "pages.fetch", "profile.read"];

const lacks = (scope: string): Expectation => ({
  status: 403,
  headers: {
    "www-authenticate": new RegExp(
      `^Bearer error="insufficient_scope", scope="[^" ]+/${scope.replace(".", "\\.")}", resource_metadata="[^"]+"$`,
    ),
  },
  decided: ["gateway:right"],
});

const call = (tool: string, token: TokenRequest) => toolCall(tool, goodArguments[tool], { token });

/** What a call within rights may end with: these arguments name no document. */
const withinRights: Expectation = {
  status: 200,
  json: { "/error": undefined },
  decided: ["server:ok", "server:tool-error", "server:approval-needed", "server:downstream-refused"],
};

const userMatrix = Object.entries(rights).flatMap(([tool, holders]) =>
  everyScope.map((scope) => {
    const may = holders.includes(scope);
    return attack(
      common,
      `${tool}-with-${scope}`,
      `${tool} ${may ? "runs" : "does not run"} for a user who granted ${scope}`,
      step(call(tool, { as: "alice", scopes: [scope] }), may ? withinRights : lacks(holders[0])),
      { proves: may ? [] : ["R-09", "R-08"], ...(may && { mustNotHaveHappened: ["leak", "unrecorded"] }) },
    );
  }),
);

const strange: Readonly<Record<string, (scope: string) => string>> = {
  embedded: (scope) => `x${scope}x`,
  "in-capitals": (scope) => scope.toUpperCase(),
  "under-its-full-name": (scope) => `api://30000000-0000-4000-8000-00000000000a/${scope}`,
  "its-beginning": (scope) => scope.slice(0, -1),
  "with-a-star": (scope) => scope.replace(/\.\w+$/, ".*"),
  "with-commas": (scope) => `openid,${scope}`,
};

const strangeMatrix = Object.entries(rights).flatMap(([tool, [scope]]) =>
  Object.entries(strange).map(([name, change]) =>
    attack(
      common,
      `${tool}-with-scope-${name}`,
      `${tool} does not run for a scope that only resembles ${scope}: ${name.replaceAll("-", " ")}`,
      step(call(tool, { as: "alice", scopes: [change(scope)], claims: {} }), lacks(scope)),
      { proves: ["fault:substring-scope", "fault:wildcard-role"] },
    ),
  ),
);

const applicationMatrix = Object.entries(rights).flatMap(([tool, holders]) =>
  everyScope.map((role) => {
    const may = holders.includes(role) && !onlyForPeople.includes(role);
    return attack(
      common,
      `${tool}-for-an-application-with-${role}`,
      `${tool} ${may ? "runs" : "does not run"} for an application that holds ${role}`,
      step(
        call(tool, { kind: "application", scopes: [role] }),
        may ? withinRights : { status: 403, decided: "gateway:right" },
      ),
      may ? { mustNotHaveHappened: ["leak", "unrecorded"] } : {},
    );
  }),
);

/** A user's roles are for people; no call is made with them. */
const roleCases = Object.entries(rights).map(([tool, [scope]]) =>
  attack(
    common,
    `${tool}-with-a-users-role`,
    `${tool} does not run for a user who holds ${scope} as a role only`,
    step(call(tool, { as: "alice", scopes: ["openid"], claims: { roles: [scope, "Approvals.Decide"] } }), lacks(scope)),
  ),
);

const emptyCases = ["", "openid profile email"]
  .map((scp) =>
    attack(
      common,
      scp === "" ? "no-scope-at-all" : "scopes-of-no-tool-here",
      "A token of the right audience that was granted nothing here learns what to ask for",
      step(call("search_documents", { as: "alice", scopes: [], claims: { scp } }), {
        status: 403,
        headers: { "www-authenticate": /error="insufficient_scope"/ },
        decided: "gateway:right",
      }),
      {
        proves: ["fault:audience-only", "R-08", "fault:empty-roles"],
        ...(scp === "" && { mustNotHaveHappened: ["effect", "upstream", "leak"] }),
      },
    ),
  )
  .filter(({ id }) => id !== "rights/no-scope-at-all");

const listOf = (token: TokenRequest) => ({
  token,
  headers: { "mcp-protocol-version": "2025-11-25" },
  body: { jsonrpc: "2.0", id: 1, method: "tools/list" },
});

const noRightCases = sides.map((at) =>
  attack(
    common,
    `list-without-any-right@${at}`,
    `A token without any right here gets no list from the ${at}`,
    step(
      { ...toolCall("x"), ...listOf({ as: "alice", scopes: ["openid"], claims: { scp: "openid" } }), at },
      {
        status: 403,
        headers: { "www-authenticate": /error="insufficient_scope"/ },
        silent: /"tools"/,
        decided: at === "gateway" ? "gateway:right" : "server:scope-missing",
      },
    ),
    { proves: ["R-08"] },
  ),
);

const listCases = everyScope.map((scope) =>
  attack(
    common,
    `list-with-${scope}`,
    `A list for ${scope} names no tool beyond it`,
    step(
      { ...toolCall("x"), ...listOf({ as: "alice", scopes: [scope] }) },
      {
        status: 200,
        silent: new RegExp(
          Object.entries(rights)
            .filter(([, holders]) => !holders.includes(scope))
            .map(([tool]) => `"name":"${tool}"`)
            .join("|"),
        ),
        decided: "server:ok",
      },
    ),
  ),
);

const save = prepared(toolCall("save_document", { title: "Mine", text: "the secret of alice" }, { token: alice }), [
  { as: "document", from: { json: "/result/structuredContent/id" } },
]);

const foreign = (tool: string, args: Readonly<Record<string, unknown>>, title: string): AttackCase =>
  attack({ ...common, owasp: "MCP10", proves: ["R-31", "R-119", "R-38"] }, `foreign-${tool}`, title, [
    save,
    step(toolCall(tool, args, { token: bob }), {
      status: 200,
      silent: /secret of alice/,
      decided: ["server:tool-error", "server:ok", "server:approval-needed"],
    }),
  ]);

const objectCases = [
  foreign("search_documents", { words: "Mine" }, "A search finds its caller's documents alone"),
  foreign("read_document", { id: "{{document}}" }, "Another's document cannot be read"),
  attack(
    { ...common, owasp: "MCP10", proves: ["R-31", "R-171"] },
    "foreign-is-like-nothing",
    "Another's document and one that never was are the same answer",
    [
      save,
      step(toolCall("read_document", { id: "{{document}}" }, { token: bob }), {
        status: 200,
        json: { "/result/isError": true, "/result/content/0/text": /There is no such document/ },
        decided: "server:tool-error",
      }),
      step(toolCall("read_document", { id: noDocument }, { token: bob }), {
        status: 200,
        json: { "/result/isError": true, "/result/content/0/text": /There is no such document/ },
        decided: "server:tool-error",
      }),
    ],
  ),
  ...(["x-ms-client-principal-id", "x-user", "x-tenant-id", "x-forwarded-user", "x-ms-client-tenant-id"] as const).map(
    (header) =>
      attack(
        { ...common, owasp: "MCP10", proves: ["R-119", "R-38"] },
        `foreign-through-${header}`,
        `A header ${header} changes no caller's identity`,
        [
          save,
          step(
            toolCall(
              "read_document",
              { id: "{{document}}" },
              { token: bob, headers: { [header]: "a0000000-0000-4000-8000-000000000000" } },
            ),
            {
              status: 200,
              json: { "/result/isError": true },
              silent: /secret of alice/,
              decided: "server:tool-error",
            },
          ),
        ],
      ),
  ),
  attack(
    { ...common, owasp: "MCP10", proves: ["R-31"] },
    "own-document",
    "One's own document can be read, without which the refusals would prove nothing",
    [save, step(toolCall("read_document", { id: "{{document}}" }, { token: alice }), allowed({ body: /secret/ }))],
  ),
  attack(
    { ...common, owasp: "MCP10", proves: ["R-05", "R-139"] },
    "downstream-token",
    "The service behind a tool is shown a token of its own, and the caller's stays here",
    step(toolCall("my_profile", {}, { token: alice }), allowed({ silent: /downstream-token/ })),
    { mustNotHaveHappened: ["effect", "leak", "unrecorded"], needs: ["pages"] },
  ),
];

export const rightsCases: readonly AttackCase[] = [
  ...userMatrix,
  ...strangeMatrix,
  ...applicationMatrix,
  ...roleCases,
  ...emptyCases,
  ...noRightCases,
  ...listCases,
  ...objectCases,
  ...readingCases,
];

export { reads };

import { errorCodes } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { Decision } from "../decision.ts";
import { metadata, scopePrefix } from "../../../../testing/policies/facts.ts";
import { eras, message, toolCall, withMembers, withToken } from "../../../../testing/policies/requests.ts";
import { applicationClaims, jwt, userToken } from "../../../../testing/policies/tokens.ts";

const { scopes, tools } = referenceCatalogue;
const insufficient = (...names: readonly string[]) =>
  `Bearer error="insufficient_scope", scope="${names.map((name) => `${scopePrefix}/${name}`).join(" ")}", resource_metadata="${metadata}"`;
const baseline = insufficient("documents.read", "pages.fetch", "profile.read");
const withScopes = (scp: string | undefined) => withToken(userToken({ scp }));

const holds = (scope: string, needed: string): boolean =>
  scope === needed || (scopes.find(({ name }) => name === scope)?.includes ?? []).includes(needed);

/** Every tool with every single scope, in both eras. */
const matrix: readonly Decision[] = tools.flatMap((tool) =>
  scopes.flatMap(({ name: scope }) =>
    (["2026-07-28", "2025-11-25"] as const).map((era) => {
      const isEnough = holds(scope, tool.scope);
      return {
        title: `R-09 R-17 ${era}: ${scope} ${isEnough ? "opens" : "does not open"} ${tool.name}`,
        exchange: withScopes(scope)(toolCall(era, tool.name)),
        status: isEnough ? 200 : 403,
        ...(isEnough ? {} : { code: errorCodes.refused, challenge: insufficient(tool.scope) }),
      };
    }),
  ),
);

const applications: readonly Decision[] = tools.flatMap((tool) => {
  const { applications: isOpen } = scopes.find(({ name }) => name === tool.scope)!;
  const token = (roles: readonly string[]) => withToken(jwt({ ...applicationClaims, roles }));
  return [
    {
      title: `R-06 an application with the role of ${tool.name} ${isOpen ? "may call it" : "may not, because it is for people"}`,
      exchange: token([tool.scope])(toolCall("2026-07-28", tool.name)),
      status: isOpen ? 200 : 403,
    },
    {
      title: `R-08 an application without it learns ${isOpen ? "which it lacks" : "no scope that it could never get"} for ${tool.name}`,
      exchange: token(["Gateway.Forward"])(toolCall("2026-07-28", tool.name)),
      status: 403,
      challenge: isOpen ? insufficient(tool.scope) : "none",
    },
  ];
});

/** Claims that look like a right. */
const lookalikes: readonly Decision[] = [
  "xdocuments.readx",
  "documents.readx",
  "documents",
  "DOCUMENTS.READ",
  "documents.read,documents.write",
  "documents.read;documents.write",
  "documents.read\tpages.fetch",
  "*",
  "documents.*",
  `${scopePrefix}/documents.read`,
  "openid profile offline_access",
  "",
].map((scp) => ({
  title: `R-08 the scopes "${scp}" are not documents.read`,
  exchange: withScopes(scp)(toolCall("2026-07-28", "read_document")),
  status: 403,
  challenge: insufficient("documents.read"),
}));

const lists: readonly Decision[] = [
  {
    title: "the second of two roles counts",
    exchange: withToken(jwt({ ...applicationClaims, roles: ["pages.fetch", "documents.read"] }))(
      toolCall("2026-07-28"),
    ),
    status: 200,
  },
  {
    title: "two roles in one text are none of them",
    exchange: withToken(jwt({ ...applicationClaims, roles: "pages.fetch,documents.read" }))(toolCall("2026-07-28")),
    status: 401,
  },
  {
    title: "R-06 roles of a user are no rights of a call",
    exchange: withToken(userToken({ scp: "profile.read", roles: ["documents.read"] }))(toolCall("2026-07-28")),
    status: 403,
  },
  {
    title: "R-06 roles of a user without scopes are no rights either",
    exchange: withToken(userToken({ scp: undefined, roles: ["documents.read"] }))(toolCall("2026-07-28")),
    status: 403,
  },
];

const nothing: readonly Decision[] = eras.flatMap((era) =>
  ["tools/list", "prompts/list", "resources/list", "ping"].map((method) => ({
    title: `R-08 ${era}: ${method} with the right audience and no right is refused`,
    exchange: withScopes(undefined)(message(era, method, { name: "n", uri: "u" })),
    status: 403,
    code: errorCodes.refused,
    challenge: baseline,
  })),
);

const anyRight: readonly Decision[] = scopes.flatMap(({ name }) =>
  ["tools/list", "server/discover"].map((method) => ({
    title: `R-09 ${name} alone is enough for ${method}`,
    exchange: withScopes(name)(message("2026-07-28", method)),
    status: 200,
  })),
);

const unknownTools: readonly Decision[] = eras.flatMap((era) =>
  [
    "drop_tables",
    "READ_DOCUMENT",
    "read_document ",
    "__proto__",
    "constructor",
    "",
    "read_document|documents.read",
  ].map((name) => ({
    title: `R-17 ${era}: the tool "${name}" is in no catalogue, and no one's right: an error of the protocol, as the server answers`,
    exchange: toolCall(era, name),
    status: 200,
    code: errorCodes.invalidParams,
  })),
);

const unanswered: readonly Decision[] = eras.map((era) => ({
  title: `R-17 ${era}: an unknown tool that no answer is wanted of is refused by the status`,
  exchange: withMembers({ id: undefined })(toolCall(era, "drop_tables")),
  status: 400,
  code: errorCodes.invalidParams,
}));

const nameless: readonly Decision[] = [undefined, 5, null, ["read_document"], { name: "read_document" }].map(
  (name) => ({
    title: `F8 a tool by the name of ${JSON.stringify(name)} is refused`,
    exchange: withMembers({ params: { name, arguments: {} } })(toolCall("2025-11-25")),
    status: 400,
    code: errorCodes.invalidParams,
    parameter: "name",
  }),
);

export const rights: readonly Decision[] = [
  ...matrix,
  ...applications,
  ...lookalikes,
  ...lists,
  ...nothing,
  ...anyRight,
  ...unknownTools,
  ...unanswered,
  ...nameless,
];

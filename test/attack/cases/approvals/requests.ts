import type { Request } from "../../case.ts";
import type { Common } from "../../define.ts";
import { prepared } from "../../define.ts";
import { alice, toolCall } from "../../messages.ts";
import type { Era } from "../../messages.ts";
import type { TokenRequest } from "../../../../testing/composition/token.ts";

export const common: Common = { family: "approvals", owasp: "MCP06", proves: ["R-51"] };

export const approver: TokenRequest = { as: "approver", scopes: ["profile.read"] };

export const save = (title = "Mine") =>
  prepared(toolCall("save_document", { title, text: "text" }, { token: alice }), [
    { as: title, from: { json: "/result/structuredContent/id" } },
  ]);

export const remove = (token: TokenRequest, id: string, era: Era = "2026-07-28"): Request =>
  toolCall("delete_document", { id }, { token, era });

/** The id of the request stands in the refusal, for its approver. */
export const asked = prepared(remove(alice, "{{Mine}}"), [
  { as: "request", from: { match: /\(request ([\w-]{32}),/ } },
]);

export const decision = (token: TokenRequest, body: unknown = { decision: "approved" }): Request => ({
  at: "server",
  path: "/approvals/{{request}}",
  token,
  body,
});

/** As the gateway does, before it looks at the request for approval. */
export const notApprover = { status: 403, decided: "server:role-missing" } as const;

import type { Common } from "../../define.ts";
import { everyScope, message, toolCall } from "../../messages.ts";
import type { Era } from "../../messages.ts";
import type { TokenRequest } from "../../../../testing/composition/token.ts";

export const common: Common = { family: "upstreams", owasp: "MCP03", proves: ["R-112"], needs: ["upstream"] };

/** Calls to the upstream, and to the issuer of its token, are part of the request. */
export const asked = { mustNotHaveHappened: ["effect", "leak", "unrecorded"] } as const;

export const reader: TokenRequest = { as: "alice", scopes: [...everyScope, "library.read"] };

export const toolOf = (name: string): string => `library.${name}`;
export const entry = (name: string, tool = "read", era?: Era) =>
  toolCall(toolOf(tool), { entry: name }, { token: reader, ...(era && { era }) });
export const listing = message("tools/list", {}, { token: { as: "alice", scopes: ["library.read"] } });

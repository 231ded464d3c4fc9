import type { Request } from "../../case.ts";
import type { Common } from "../../define.ts";
import { alice } from "../../messages.ts";
import type { Side } from "../sides.ts";

export const common: Common = { family: "protocol", owasp: "MCP07", proves: ["R-14"] };

export const list = (at: Side, body: unknown, headers: Request["headers"] = {}): Request => ({
  at,
  token: alice,
  headers: { "mcp-protocol-version": "2025-11-25", ...headers },
  body,
});

export const right = { jsonrpc: "2.0", id: 1, method: "tools/list" } as const;

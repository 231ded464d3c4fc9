import { errorCodes } from "@mcp-landing-zone/contract";
import type { Element, Headers } from "../../policy/index.ts";
import { request, returnResponse, text } from "../../policy/index.ts";
import { mcpVariables } from "../mcp/variables.ts";

/** Why a call is turned away: status, JSON-RPC code, and the caller's whole answer. */
const refusals = {
  attack: { status: 403, code: errorCodes.refused, message: "The arguments were refused", headers: {} },
  "no-verdict": {
    status: 503,
    code: errorCodes.unavailable,
    message: "The arguments cannot be inspected now",
    headers: { "Retry-After": "10" },
  },
  "too-long": {
    status: 413,
    code: errorCodes.invalidParams,
    message: "The arguments have more text than is inspected",
    headers: {},
  },
} as const satisfies Readonly<Record<string, { status: number; code: number; message: string; headers: Headers }>>;

/** Ends a call, with the id of its message. */
export const refuseInspected = (name: keyof typeof refusals): Element<"api/inbound"> => {
  const { status, code, message, headers } = refusals[name];
  return returnResponse({
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
    body: text(
      '{"jsonrpc":"2.0",',
      mcpVariables.idMember.or(""),
      `"error":{"code":${code},"message":"${message}","data":{"requestId":"`,
      request.id,
      '"}}}',
    ),
  });
};

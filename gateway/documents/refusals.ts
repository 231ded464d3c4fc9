import type { RefusalKind } from "@mcp-landing-zone/contract";
import { errorCodes, sharedRefusals } from "@mcp-landing-zone/contract";
import type { Element, Given, Headers } from "../policy/index.ts";
import { request, returnResponse, text } from "../policy/index.ts";

/** Every way in which the gateway turns a request away: status, JSON-RPC code, and the caller's whole answer. */
export const refusals = {
  ...sharedRefusals,
  "connection-names-header": {
    status: 400,
    code: errorCodes.refused,
    message: "Connection may name no header of the request",
  },
  "switched-off": { status: 503, code: errorCodes.unavailable, message: "Switched off" },
  "client-stopped": { status: 403, code: errorCodes.refused, message: "This client is switched off" },
  // In the words of one that was never allowed.
  "client-indicated": { status: 403, code: errorCodes.refused, message: "This client is not allowed here" },
  "host-indicated": { status: 200, code: errorCodes.refused, message: "The arguments name a host that is refused" },
  "body-not-json": { status: 400, code: errorCodes.parse, message: "Request body is not unambiguous JSON in UTF-8" },
  // "They are returned as standard JSON-RPC errors" (2025-11-25 and 2026-07-28, server/tools), and a request is answered with one JSON object
  // (transports): no revision asks for a status of its own, and clients of 2025-11-25 read the error of no other status than 200.
  "tool-unknown": { status: 200, code: errorCodes.invalidParams, message: "Unknown tool" },
  "offer-unknown": { status: 200, code: errorCodes.invalidParams, message: "Unknown resource or prompt" },
  "tool-stopped": { status: 503, code: errorCodes.unavailable, message: "This tool is switched off" },
  unavailable: { status: 503, code: errorCodes.unavailable, message: "The server cannot be reached now" },
  "too-slow": { status: 504, code: errorCodes.unavailable, message: "The server took too long" },
} as const satisfies Readonly<Record<string, RefusalKind>>;

export type RefusalName = keyof typeof refusals;

/** What a refusal may say besides. */
export interface RefusalDetail {
  /** @default that of the refusal */
  readonly status?: number;
  readonly headers?: Headers;
  /** Members of the error's data, as JSON. */
  readonly data?: Readonly<Record<string, Given<"string">>>;
  /** The id of the message as the first member of the answer, with a comma after it, where a message has been read. @default none */
  readonly idMember?: Given<"string">;
}

export type Refusal = Element<"api/inbound" | "api/on-error">;

/** Ends the request with a refusal in the words of the server's: a status, a JSON-RPC error, and nothing that would help an attacker. */
export const refuse = (name: RefusalName, detail: RefusalDetail = {}): Refusal => refuseAs(refusals[name], detail);

/** The one form that a refusal has, for a kind that stands in no table as well. */
export const refuseAs = (
  { code, message, status: usual }: RefusalKind,
  detail: RefusalDetail = {},
): Element<"api/inbound" | "api/outbound" | "api/on-error"> => {
  const { headers = {}, data = {}, idMember = "", status = usual } = detail;
  const members = Object.entries(data).flatMap(([key, value]) => [`,"${key}":`, value]);
  return returnResponse({
    status,
    headers: {
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
    body: text(
      '{"jsonrpc":"2.0",',
      idMember,
      `"error":{"code":${code},"message":"${message}","data":{"requestId":"`,
      request.id,
      '"',
      ...members,
      "}}}",
    ),
  });
};

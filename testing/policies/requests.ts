import { publicUrl } from "./facts.ts";
import { userToken } from "./tokens.ts";

/** A request as a client sends it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: string | Uint8Array | undefined;
  readonly clientIp: string;
}

export type Era = "2026-07-28" | "2025-11-25" | "2025-06-18" | "2025-03-26" | "unstated";
export const eras: readonly Era[] = ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "unstated"];

const namedBy: Readonly<Record<string, string>> = {
  "tools/call": "name",
  "prompts/get": "name",
  "resources/read": "uri",
};

/** As a client writes what no header can hold. */
const asHeader = (text: string): string =>
  /^(?! )[ -~]*(?<! )$/.test(text) ? text : `=?base64?${Buffer.from(text).toString("base64")}?=`;

/** A well-formed message of an era, with the headers that belong to it, from a user with every right. */
export const message = (era: Era, method: string, params: Readonly<Record<string, unknown>> = {}): Exchange => {
  const isModern = era === "2026-07-28";
  const meta = isModern
    ? {
        _meta: {
          "io.modelcontextprotocol/protocolVersion": era,
          "io.modelcontextprotocol/clientCapabilities": {},
        },
      }
    : {};
  const target = params[namedBy[method] ?? ""];
  return {
    method: "POST",
    url: publicUrl,
    headers: {
      authorization: `Bearer ${userToken()}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...(era === "unstated" ? {} : { "mcp-protocol-version": era }),
      ...(isModern ? { "mcp-method": method } : {}),
      ...(isModern && typeof target === "string" ? { "mcp-name": asHeader(target) } : {}),
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 7, method, params: { ...params, ...meta } }),
    clientIp: "203.0.113.7",
  };
};

export const toolCall = (era: Era, name = "read_document"): Exchange =>
  message(era, "tools/call", { name, arguments: { id: "AAAAAAAAAAAAAAAAAAAAAA" } });

export type Change = (exchange: Exchange) => Exchange;

export const withHeaders =
  (headers: Exchange["headers"]): Change =>
  (exchange) => ({ ...exchange, headers: { ...exchange.headers, ...headers } });

export const withBody =
  (body: Exchange["body"]): Change =>
  (exchange) => ({ ...exchange, body });

export const withToken = (token: string | undefined): Change =>
  withHeaders({ authorization: token === undefined ? undefined : `Bearer ${token}` });

/** The message with members set; an undefined one is taken away. */
export const withMembers =
  (members: Readonly<Record<string, unknown>>): Change =>
  (exchange) => ({
    ...exchange,
    body: JSON.stringify({ ...(JSON.parse(String(exchange.body)) as object), ...members }),
  });

import { parseStrictJson } from "../guards/strict-json.ts";
import type { Exchange } from "../http/exchange.ts";
import { isMessage, messageBounds } from "../guards/message.ts";
import type { Message } from "../guards/message.ts";
import { saidByBody } from "../mcp/mirrored-headers.ts";

/** The message in a line; undefined for an invalid one, which the endpoint refuses and records. */
export const messageIn = (line: Uint8Array): Message | undefined => {
  try {
    const value = parseStrictJson(line, messageBounds);
    return isMessage(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const headerText = (said: string): string =>
  /^[\x21-\x7e]*$/.test(said) ? said : `=?base64?${Buffer.from(said).toString("base64")}?=`;

/** A line as the request that it would be over HTTP; `standing` are the headers that every one of them has. */
export const lineExchange = (
  line: Uint8Array,
  message: Message | undefined,
  standing: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Exchange => {
  const headers = new Map(Object.entries(standing));
  for (const [name, said] of Object.entries(message ? saidByBody(message) : {})) {
    if (typeof said === "string") headers.set(name, headerText(said));
  }
  return { method: "POST", path: "/mcp", query: "", peer: "", headers, signal, readBody: () => Promise.resolve(line) };
};

import { isInitializeRequest } from "@modelcontextprotocol/server";
import type { HeaderReader } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { Message } from "../guards/message.ts";
import { isModern, revisionIn } from "./mirrored-headers.ts";

/**
 * Refuses a handshake that the SDK would answer with an internal error and the text of its schema. The current revision has none: 404, as for any
 * method that it does not have.
 */
export const assertHandshake = (message: Message, headers: HeaderReader): void => {
  if (message.method !== "initialize") return;
  if (isModern(revisionIn(headers))) return;
  if (!isInitializeRequest(message)) throw new Refusal("handshake-invalid");
};

import { isInitializeRequest } from "@modelcontextprotocol/server";
import { envelope, headers as headerNames, revisions } from "@mcp-landing-zone/contract";
import type { HeaderReader } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { Message } from "../guards/message.ts";

/** Whether a message names its revision, as those of the current one do. */
export const statesRevision = ({ params }: Message): boolean => {
  const meta = params?.["_meta"];
  return typeof meta === "object" && meta !== null && envelope.protocolVersion in meta;
};

/**
 * Refuses a handshake that the SDK would answer with an internal error and the text of its schema. The current revision has none: 404, as for any
 * method that it does not have.
 */
export const assertHandshake = (message: Message, headers: HeaderReader): void => {
  if (message.method !== "initialize") return;
  const revision = headers.get(headerNames.protocolVersion)?.trim();
  if (revisions.modern.some((modern) => modern === revision)) return;
  if (!isInitializeRequest(message)) throw new Refusal("handshake-invalid");
};

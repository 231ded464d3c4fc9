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
 * Refuses a handshake that the SDK would answer with an internal error and the text of its schema. The current revision has none, so that
 * one under its header contradicts it.
 */
export const assertHandshake = (message: Message, headers: HeaderReader): void => {
  if (message.method !== "initialize") return;
  const revision = headers.get(headerNames.protocolVersion)?.trim();
  if (revision && revisions.modern.some((modern) => modern === revision)) {
    // A message of that revision in every other respect asks for a method that it does not have: 404, as for any such method.
    if (statesRevision(message)) return;
    throw new Refusal("header-mismatch", { reason: headerNames.protocolVersion });
  }
  if (!isInitializeRequest(message)) throw new Refusal("handshake-invalid");
};

import { envelope, headers as headerNames, namedBy, revisions } from "@mcp-landing-zone/contract";
import type { HeaderReader } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { Message } from "../guards/message.ts";

const encoded = /^=\?base64\?([A-Za-z0-9+/]*={0,2})\?=$/;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** A header value as text; undefined when it is encoded and the encoding is broken. */
const decodedHeader = (value: string): string | undefined => {
  if (!value.startsWith("=?base64?")) return value;
  const payload = encoded.exec(value)?.[1];
  if (payload === undefined || payload.length % 4 !== 0) return undefined;
  try {
    return decoder.decode(Buffer.from(payload, "base64"));
  } catch {
    return undefined;
  }
};

/** What the body says where a header may say it too. */
export const saidByBody = ({ method, params }: Message): Readonly<Record<string, unknown>> => {
  const meta = params?.["_meta"] as Readonly<Record<string, unknown>> | null | undefined;
  const named = Object.hasOwn(namedBy, method) ? namedBy[method] : undefined;
  return {
    [headerNames.method]: method,
    [headerNames.name]: named && params?.[named],
    ...(meta?.[envelope.protocolVersion] !== undefined && {
      [headerNames.protocolVersion]: meta[envelope.protocolVersion],
    }),
  };
};

const known: readonly string[] = [...revisions.modern, ...revisions.legacy];
const longestRevision = 64;

/** refuses revisions that the SDK would still serve and this deployment does not; the gateway has the same list. */
export const assertKnownRevision = (headers: HeaderReader): void => {
  const revision = headers.get(headerNames.protocolVersion);
  if (revision === null || revision === undefined || known.includes(revision.trim())) return;
  throw new Refusal("revision-unknown", {
    // As `server/discover` answers: who knows none of these goes by the older handshake, not by this list.
    data: { supported: revisions.modern, requested: revision.slice(0, longestRevision) },
  });
};

/**
 * Refuses a request whose headers differ from its body, in every revision: the gateway decides by the header,
 * the server acts by the body.
 */
export const assertMirrored = (message: Message, headers: HeaderReader): void => {
  for (const [name, said] of Object.entries(saidByBody(message))) {
    const value = headers.get(name);
    if (value === null || value === undefined) continue;
    if (decodedHeader(value) !== said) throw new Refusal("header-mismatch", { reason: name });
  }
};

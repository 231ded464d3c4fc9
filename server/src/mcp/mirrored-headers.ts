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

/** The values of the body that a header may mirror. */
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

/** The revision that the protocol header states. */
export const revisionIn = (headers: HeaderReader): string | undefined =>
  headers.get(headerNames.protocolVersion)?.trim();
export const isModern = (revision: string | undefined): boolean =>
  revisions.modern.some((modern) => modern === revision);

/**
 * refuses a revision that header and body state differently, one that the SDK would still serve and this deployment does not, and the current one where
 * the body does not state it. In the order of the gateway's rules (`gateway/documents/mcp/envelope.ts`), so that both give one answer.
 */
export const assertRevision = (message: Message, headers: HeaderReader): void => {
  const revision = revisionIn(headers);
  const { [headerNames.protocolVersion]: stated } = saidByBody(message);
  if (stated !== undefined && stated !== revision) {
    throw new Refusal("header-mismatch", { reason: headerNames.protocolVersion });
  }
  if (revision !== undefined && !known.includes(revision)) {
    throw new Refusal("revision-unknown", {
      // As `server/discover` answers: a client that knows none of these uses the older handshake, not this list.
      data: { supported: revisions.modern, requested: revision.slice(0, longestRevision) },
    });
  }
  if (isModern(revision) && stated === undefined) throw new Refusal("envelope-missing");
};

/**
 * Refuses a request whose headers differ from its body, in every revision: the gateway decides by the header,
 * the server acts by the body. The current revision requires them.
 */
export const assertMirrored = (message: Message, headers: HeaderReader): void => {
  const { method, name } = headerNames;
  const said = saidByBody(message);
  // `assertParams` refuses a name that is no text.
  const required = isModern(revisionIn(headers)) ? [method, ...(typeof said[name] === "string" ? [name] : [])] : [];
  for (const header of [method, name]) {
    const value = headers.get(header);
    const isAbsent = value === null || value === undefined;
    const isRight = isAbsent ? !required.includes(header) : decodedHeader(value) === said[header];
    if (!isRight) throw new Refusal("header-mismatch", { reason: header });
  }
};

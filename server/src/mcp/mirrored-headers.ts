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

/** The revision that the body states. */
const statedRevision = ({ params }: Message): unknown =>
  (params?.["_meta"] as Readonly<Record<string, unknown>> | null | undefined)?.[envelope.protocolVersion];

/** What the body asks for, by its name. */
const askedName = ({ method, params }: Message): unknown => {
  const named = Object.hasOwn(namedBy, method) ? namedBy[method] : undefined;
  return named && params?.[named];
};

/** The values of the body that a header may mirror. */
export const saidByBody = (message: Message): Readonly<Record<string, unknown>> => {
  const revision = statedRevision(message);
  return {
    [headerNames.method]: message.method,
    [headerNames.name]: askedName(message),
    ...(revision !== undefined && { [headerNames.protocolVersion]: revision }),
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
  const stated = statedRevision(message);
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

const assertSame = (headers: HeaderReader, header: string, said: unknown, isRequired: boolean): void => {
  const value = headers.get(header);
  const isAbsent = value === null || value === undefined;
  const isRight = isAbsent ? !isRequired : decodedHeader(value) === said;
  if (!isRight) throw new Refusal("header-mismatch", { reason: header });
};

/**
 * Refuses a request whose headers differ from its body, in every revision: the gateway decides by the header,
 * the server acts by the body. The current revision requires them.
 */
export const assertMirrored = (message: Message, headers: HeaderReader): void => {
  const isRequired = isModern(revisionIn(headers));
  const name = askedName(message);
  assertSame(headers, headerNames.method, message.method, isRequired);
  // `assertParams` refuses a name that is no text.
  assertSame(headers, headerNames.name, name, isRequired && typeof name === "string");
};

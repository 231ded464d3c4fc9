// Stand-in for every Azure service: what one receives and what it answers, free of sockets.
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

export interface StandInRequest {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Scheme, host and port under which the caller asked. */
  readonly origin: string;
}

export interface StandInReply {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

export type Handler = (request: StandInRequest) => StandInReply | Promise<StandInReply>;

export const json = (status: number, value: unknown, headers: OutgoingHttpHeaders = {}): StandInReply => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(value),
});

export const html = (status: number, page: string, headers: OutgoingHttpHeaders = {}): StandInReply => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
  body: page,
});

/** The fields of a form body. A field sent twice keeps its first value. */
export const formOf = ({ body }: StandInRequest): ReadonlyMap<string, string> => fieldsOf(body.toString("utf8"));

export const fieldsOf = (encoded: string | URLSearchParams): ReadonlyMap<string, string> =>
  new Map([...new URLSearchParams(encoded)].reverse());

/** The JSON object in the body, or undefined when there is none. */
export const objectOf = ({ body }: StandInRequest): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return value as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
};

import type { ContextFact, LastError } from "../expression/scope.ts";
import type { HeaderEntry } from "../message/headers.ts";
import type { CounterStore } from "./counters.ts";
import type { Authority, SignatureCheck } from "./jwt.ts";

/** A request as it reached the gateway, with what routing has decided about it. */
export interface GatewayRequest {
  readonly method: string;
  /** Absolute, as the client sees it. */
  readonly url: string;
  readonly headers: readonly HeaderEntry[];
  /** In full; absent when there is none. */
  readonly body?: Uint8Array;
  /** The address of the connection's other end, never one from a header. */
  readonly clientIp: string;
  /** The API's service, and the request's path below the API's own. */
  readonly backend: { readonly baseUrl: string; readonly path: string };
  /** Aborts when the client goes away. */
  readonly signal?: AbortSignal;
  /** What the service knows: the API, the product, the subscription. @default none: an element that reads one fails */
  readonly context?: Readonly<Partial<Record<ContextFact, string>>>;
}

/** The body of a message, read once. */
export type MessageBody = Uint8Array | ReadableStream<Uint8Array>;

/** What the gateway answers. */
export interface GatewayResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderEntry[];
  /** A backend's stream is handed on untouched. */
  readonly body?: MessageBody;
  readonly decision: Decision;
}

/** What decided the answer: for logs and tests, never for the client. */
export interface Decision {
  /** The stage that ended the request; absent when the backend answered. */
  readonly stage?: string;
  readonly error?: LastError;
}

/** What the gateway sends to a backend, or to a service that the policy asks. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderEntry[];
  readonly body?: Uint8Array;
  /** Aborts when the client goes away or the time is up; the latter only until the answer begins. */
  readonly signal: AbortSignal;
}

/** What a backend answers, or a service that the policy asks. */
export interface IncomingResponse {
  readonly status: number;
  readonly reason?: string;
  readonly headers: readonly HeaderEntry[];
  readonly body?: MessageBody;
}

/** A metric that the policy emits. */
export interface Metric {
  readonly name: string;
  readonly namespace: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What `trace` writes. */
export interface TraceRecord {
  readonly source: string;
  readonly severity: "verbose" | "information" | "error";
  readonly message: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The gateway's cache of values. */
export interface ValueStore {
  get(key: string, now: Date): string | undefined;
  set(key: string, value: string, expires: Date): void;
  delete(key: string): void;
}

/** A message to an event hub. */
export interface HubMessage {
  readonly loggerId: string;
  readonly message: string;
  readonly partitionId?: string;
  readonly partitionKey?: string;
}

/** Answers of models by what was asked. */
export interface SemanticStore {
  /** The nearest prompt of a partition that has not expired, and its answer. Distance 0 is the same prompt. */
  nearest(
    partition: string,
    vector: readonly number[],
    now: Date,
  ): { readonly distance: number; readonly answer: string } | undefined;
  add(entry: {
    readonly partition: string;
    readonly vector: readonly number[];
    readonly answer: string;
    readonly expires: Date;
  }): void;
}

/** All that lies outside a policy. */
export interface GatewayPorts {
  /** To the backend. Rejects when no answer begins. */
  forward(request: OutgoingRequest): Promise<IncomingResponse>;
  /** Requests of the gateway's own. Rejects when no answer comes. */
  send(request: OutgoingRequest): Promise<IncomingResponse>;
  /** Whether an authority signed a token. Rejects when its keys cannot be had. */
  checkSignature(token: string, authority: Authority): Promise<SignatureCheck>;
  /** A token of a managed identity. Rejects when there is none. */
  identityToken(identity: { readonly resource: string; readonly clientId?: string }): Promise<string>;
  /** The present value of a named value. */
  namedValue(name: string): string | undefined;
  /** The base URL of a backend that is known by its id. */
  backendUrl(id: string): string | undefined;
  metric(metric: Metric): void;
  /** What `trace` writes. @default nowhere */
  trace?(record: TraceRecord): void;
  /** Called when a request enters a stage of the document, `undefined` between stages. @default no one looks */
  entered?(stage: string | undefined): void;
  /** Where `cache-store-value` keeps values. @default none: elements that need it fail */
  readonly values?: ValueStore;
  /** Where `llm-semantic-cache-store` keeps answers. @default none: elements that need it fail */
  readonly semanticCache?: SemanticStore;
  /** The tokens of a text for a language model. @default one for every four characters */
  tokensOf?(text: string): number;
  /** What `log-to-eventhub` sends. @default nowhere */
  eventHub?(message: HubMessage): void;
  readonly counters: CounterStore;
  random(bytes: number): Uint8Array;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

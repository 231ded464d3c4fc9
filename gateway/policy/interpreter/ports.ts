import type { ContextFact, LastError } from "../expression/scope.ts";
import type { HeaderEntry } from "../message/headers.ts";
import type { CounterStore } from "./counters.ts";
import type { Authority, SignatureCheck } from "./jwt.ts";

/** A request as it reached the gateway, with what routing has decided about it. */
export interface GatewayRequest {
  /** The HTTP method. */
  readonly method: string;
  /** Absolute, as the client sees it. */
  readonly url: string;
  /** The headers, in their order and with repetitions. */
  readonly headers: readonly HeaderEntry[];
  /** In full; absent when there is none. */
  readonly body?: Uint8Array;
  /** The address of the connection's other end, never one from a header. */
  readonly clientIp: string;
  /** The API's service, and the request's path below the API's own. */
  readonly backend: { readonly baseUrl: string; readonly path: string };
  /** Aborts when the client goes away. */
  readonly signal?: AbortSignal;
  /** What the service knows: the API, the product, the subscription. An element that reads what is missing fails. @default none */
  readonly context?: Readonly<Partial<Record<ContextFact, string>>>;
  /** The groups of the developer who owns the subscription. @default none */
  readonly groups?: readonly string[];
  /** What the API's definition has as examples of the operation. @default none */
  readonly examples?: readonly ResponseExample[];
}

/** An answer that the definition of an API has as an example of an operation. */
export interface ResponseExample {
  /** The HTTP status. */
  readonly status: number;
  /** The media type. */
  readonly contentType: string;
  /** The text of the example. */
  readonly body: string;
}

/** The body of a message, read once. */
export type MessageBody = Uint8Array | ReadableStream<Uint8Array>;

/** What the gateway answers. */
export interface GatewayResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The phrase beside the status. */
  readonly reason: string;
  /** The headers, in their order and with repetitions. */
  readonly headers: readonly HeaderEntry[];
  /** A backend's stream is handed on untouched. */
  readonly body?: MessageBody;
  /** What decided the answer. */
  readonly decision: Decision;
}

/** What decided the answer: for logs and tests, never for the client. */
export interface Decision {
  /** The stage that ended the request; absent when the backend answered. */
  readonly stage?: string;
  /** Why an element failed. */
  readonly error?: LastError;
}

/** What the gateway sends to a backend, or to a service that the policy asks. */
export interface OutgoingRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The address, whole. */
  readonly url: string;
  /** The headers, in their order and with repetitions. */
  readonly headers: readonly HeaderEntry[];
  /** The body in full. */
  readonly body?: Uint8Array;
  /** The client certificate that the gateway shows, by its thumbprint or its id at the gateway. */
  readonly certificate?: { readonly thumbprint: string } | { readonly certificateId: string };
  /** Aborts when the client goes away or the time is up; the latter only until the answer begins. */
  readonly signal: AbortSignal;
}

/** What a backend answers, or a service that the policy asks. */
export interface IncomingResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The phrase beside the status. */
  readonly reason?: string;
  /** The headers, in their order and with repetitions. */
  readonly headers: readonly HeaderEntry[];
  /** The body, in full or as a stream. */
  readonly body?: MessageBody;
}

/** A metric that the policy emits. */
export interface Metric {
  /** The name of the metric. */
  readonly name: string;
  /** The namespace of the metric. */
  readonly namespace: string;
  /** What is counted. */
  readonly value: number;
  /** What splits the metric. */
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What `trace` writes. */
export interface TraceRecord {
  /** Who writes it. */
  readonly source: string;
  /** From `information` on it reaches the logs. */
  readonly severity: "verbose" | "information" | "error";
  /** What it says. */
  readonly message: string;
  /** Further values, by name. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The gateway's cache of values. */
export interface ValueStore {
  /** The value of a key, if it has not expired. */
  get(key: string, now: Date): string | undefined;
  /** Keeps a value until it expires. */
  set(key: string, value: string, expires: Date): void;
  /** Forgets a value. */
  delete(key: string): void;
}

/** A message to an event hub. */
export interface HubMessage {
  /** The logger that the gateway knows the hub by. */
  readonly loggerId: string;
  /** The text of the message. */
  readonly message: string;
  /** The partition that it goes to. */
  readonly partitionId?: string;
  /** The key that chooses the partition. */
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
  /** Keeps an answer until it expires. */
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
  /** Takes a metric that a policy emits. */
  metric(metric: Metric): void;
  /** What `trace` writes. @default nowhere */
  trace?(record: TraceRecord): void;
  /** Called when a request enters a stage of the document, `undefined` between stages. @default no one looks */
  entered?(stage: string | undefined): void;
  /** Where `cache-store-value` keeps values. Without it, elements that need it fail. @default none */
  readonly values?: ValueStore;
  /** Where `llm-semantic-cache-store` keeps answers. Without it, elements that need it fail. @default none */
  readonly semanticCache?: SemanticStore;
  /** The tokens of a text for a language model. @default one for every four characters */
  tokensOf?(text: string): number;
  /** What `log-to-eventhub` sends. @default nowhere */
  eventHub?(message: HubMessage): void;
  /** Where limits count. */
  readonly counters: CounterStore;
  /** Fresh random bytes. */
  random(bytes: number): Uint8Array;
  /** The present time. */
  now(): Date;
  /** Waits between two tries. */
  sleep(milliseconds: number): Promise<void>;
}

import type { ElementData } from "../element/data.ts";
import type { Section } from "../element/place.ts";
import type { JsonNode } from "../expression/expr.ts";
import { untagged } from "../expression/ijson.ts";
import type { ContextFact, LastError, RequestView, ResponseView, Scope, VariableValue } from "../expression/scope.ts";
import { bufferedBody } from "./buffered-body.ts";
import type { HeaderEntry } from "../message/headers.ts";
import { HeaderList } from "../message/headers.ts";
import { urlView } from "../message/url.ts";
import type { PolicyError } from "./policy-error.ts";
import type { GatewayPorts, GatewayRequest, MessageBody, OutgoingRequest, ResponseExample } from "./ports.ts";
import { Target } from "./target.ts";

/** Tokens of one call of a language model. */
export interface TokensUsed {
  readonly prompt: number;
  readonly completion: number;
}

/** An answer while it is being made. */
export interface Answer extends ResponseView {
  status: number;
  reason: string;
  readonly headers: HeaderList;
  body?: MessageBody | undefined;
}

/** One request on its way through a policy, and everything that an expression can see of it. */
export class Exchange implements Scope {
  readonly ports: GatewayPorts;
  readonly request: RequestView & { method: string; body: RequestView["body"] };
  readonly variables = new Map<string, VariableValue>();
  readonly target: Target;
  /** Aborts when the client goes away. */
  readonly client: AbortSignal | undefined;
  /** What the backend will get as a body. */
  content: Uint8Array | undefined;
  response: Answer | undefined;
  lastError: LastError | undefined;
  /** What the refusal tells the client, where the policy says so. */
  disclosed: string | undefined;
  section: Section = "inbound";
  /** Headers that `cors` puts on every answer. */
  corsHeaders: readonly HeaderEntry[] = [];
  /** Counters of limits that depend on the answer. */
  readonly afterwards: (() => void)[] = [];
  /** What looks at each answer of the backend before outbound begins. */
  readonly onAnswer: ((answer: Answer) => void | Promise<void>)[] = [];
  /** What counts the tokens of each answer. */
  readonly onTokens: ((used: TokensUsed & { readonly isStreamed: boolean }) => void)[] = [];
  /** The prompt that the semantic cache did not know. */
  missed: { readonly partition: string; readonly vector: readonly number[] } | undefined;
  /** The client certificate for the backend. */
  certificate: OutgoingRequest["certificate"];
  /** Under what the cache keeps the answer that the look-up did not find. */
  answerKey: string | undefined;
  /** The answer came from the cache: the request goes on behind `cache-store`. */
  isFromCache = false;
  readonly groups: readonly string[];
  readonly examples: readonly ResponseExample[];
  readonly #facts: NonNullable<GatewayRequest["context"]>;
  #element: ElementData | undefined;
  #stage: string | undefined;
  readonly #json = new Map<string, JsonNode | undefined>();
  readonly #resolve: (name: string, value: string | undefined) => string;

  constructor(
    request: GatewayRequest,
    ports: GatewayPorts,
    resolve: (name: string, value: string | undefined) => string,
  ) {
    this.ports = ports;
    this.#resolve = resolve;
    this.content = request.body;
    this.client = request.signal;
    this.#facts = request.context ?? {};
    this.groups = request.groups ?? [];
    this.examples = request.examples ?? [];
    this.target = new Target(request);
    let id: string | undefined;
    this.request = {
      get id() {
        return (id ??= uuid(ports.random(16)));
      },
      method: request.method,
      clientIp: request.clientIp,
      url: urlView(request.url),
      headers: new HeaderList(request.headers),
      body: bufferedBody(request.body),
    };
  }

  get stage(): string | undefined {
    return this.#stage;
  }

  /** Notes which element runs now, and which stage it serves. */
  enter(element: ElementData, stage: string | undefined): void {
    this.#element = element;
    if (stage !== this.#stage) this.ports.entered?.(stage);
    this.#stage = stage;
  }

  /** Remembers why the request goes on in on-error, and makes the refusal the answer so far. */
  fail(error: PolicyError): void {
    const { source, reason, message, status, headers, disclosed } = error;
    this.disclosed = disclosed;
    this.lastError = { source, reason, message, section: this.section, policyId: this.#element?.stage ?? "" };
    this.response = { status, reason: "", headers: new HeaderList(headers) };
  }

  namedValue(name: string): string {
    return this.#resolve(name, this.ports.namedValue(name));
  }

  fact(name: ContextFact): string | undefined {
    return this.#facts[name];
  }

  random(bytes: number): Uint8Array {
    return this.ports.random(bytes);
  }

  now(): Date {
    return this.ports.now();
  }

  json(tagged: string): JsonNode | undefined {
    let value = this.#json.get(tagged);
    if (value === undefined && tagged !== "") {
      value = untagged(tagged);
      this.#json.set(tagged, value);
    }
    return value;
  }
}

/** Random bytes as a version 4 UUID. */
const uuid = (bytes: Uint8Array): string => {
  const marked = Uint8Array.from(bytes);
  marked[6] = (marked[6]! & 0x0f) | 0x40;
  marked[8] = (marked[8]! & 0x3f) | 0x80;
  return Buffer.from(marked)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

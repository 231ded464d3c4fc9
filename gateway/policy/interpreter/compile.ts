import type { PolicyDocument } from "../document/document.ts";
import { byName } from "../document/walk.ts";
import type { ElementData } from "../element/data.ts";
import type { ElementName, Section } from "../element/place.ts";
import { sections } from "../element/place.ts";
import { isAcceptable } from "../expression/named-value.ts";
import { HeaderList } from "../message/headers.ts";
import type { Answer } from "./exchange.ts";
import { Exchange } from "./exchange.ts";
import { PolicyError, expressionError } from "./policy-error.ts";
import type { GatewayPorts, GatewayRequest, GatewayResponse } from "./ports.ts";
import type { Run } from "./step.ts";
import { inOrder } from "./step.ts";
import { stepOf } from "./steps.ts";

/** The surroundings of an execution: named values, fragments, ports. */
export interface CompileOptions {
  /** The documents of the wider scopes, the nearest first; after the last come the gateway's own defaults. @default none */
  readonly wider?: readonly PolicyDocument[];
}

/** A document as a gateway: takes a request, gives its answer. Never rejects. */
export type Gateway = (request: GatewayRequest, ports: GatewayPorts) => Promise<GatewayResponse>;

/**
 * Makes a document ready to be executed.
 *
 * @example
 * const gateway = compilePolicy(orders);
 * const { status } = await gateway(testRequest(), testPorts());
 * console.log(status);
 */
export const compilePolicy = (document: PolicyDocument, { wider = [] }: CompileOptions = {}): Gateway => {
  const scopes = [document, ...wider].map(({ sections: content }) => content).concat(platformDefaults);
  const runs = Object.fromEntries(sections.map((section) => [section, sectionRun(scopes, section)])) as Record<
    Section,
    Run
  >;
  const resolve = namedValueResolver([document, ...wider]);

  return async function gateway(request, ports) {
    const exchange = new Exchange(request, ports, resolve);
    const result = (await throughSections(exchange, runs)) ?? (await throughOnError(exchange, runs["on-error"]));
    exchange.response = result.answer;
    for (const count of exchange.afterwards) count();
    return toResponse(exchange, result);
  };
};

/** The gateway's default policy at its widest scope. */
const platformDefaults: PolicyDocument["sections"] = {
  inbound: [],
  backend: [{ element: "forward-request", timeoutSeconds: 300, bufferRequest: false, bufferResponse: true }],
  outbound: [],
  "on-error": [],
};

type Scopes = readonly PolicyDocument["sections"][];

const sectionRun = (scopes: Scopes, section: Section): Run => {
  const [own, ...wider] = scopes;
  return own ? elementsRun(own[section], undefined, () => sectionRun(wider, section)) : () => undefined;
};

const isSkipped = ({ isFromCache, section }: Exchange, isOnTheWay: boolean): boolean =>
  isFromCache && section !== "on-error" && !(isOnTheWay && section === "outbound");

/** What runs in outbound although the answer came from the cache: the request goes on behind `cache-store`, wherever that stands. */
const mayHoldCacheStore: ReadonlySet<ElementName> = new Set<ElementName>([
  "cache-store",
  "base",
  "choose",
  "include-fragment",
  "limit-concurrency",
  "retry",
]);

const elementsRun = (elements: readonly ElementData[], outerStage: string | undefined, base: () => Run): Run =>
  inOrder(
    elements.map((element) => {
      const stage = element.stage ?? outerStage;
      const step = stepOf(element, (inner) => elementsRun(inner, stage, base), base);
      const isOnTheWay = mayHoldCacheStore.has(element.element);
      return (exchange) => {
        if (isSkipped(exchange, isOnTheWay)) return undefined;
        exchange.enter(element, stage);
        return step(exchange);
      };
    }),
  );

interface Result {
  readonly answer: Answer;
  /** The stage that ended the request; none when the backend answered. */
  readonly stage: string | undefined;
}

/** What the first three sections give; nothing when an element failed. */
const throughSections = async (
  exchange: Exchange,
  runs: Readonly<Record<Section, Run>>,
): Promise<Result | undefined> => {
  try {
    for (const section of ["inbound", "backend", "outbound"] as const) {
      exchange.section = section;
      const answer = await runs[section](exchange);
      if (answer) return { answer, stage: exchange.stage };
    }
    return { answer: exchange.response ?? emptyAnswer(), stage: undefined };
  } catch (error) {
    exchange.fail(asPolicyError(error));
    return undefined;
  }
};

const throughOnError = async (exchange: Exchange, onError: Run): Promise<Result> => {
  const { stage } = exchange;
  exchange.section = "on-error";
  try {
    const answer = await onError(exchange);
    return { answer: answer ?? withDefaultBody(exchange.response!, exchange.disclosed), stage };
  } catch (error) {
    exchange.fail(asPolicyError(error));
    return { answer: withDefaultBody(exchange.response!, exchange.disclosed), stage };
  }
};

/** An error that no element foresaw is one of evaluation, and says nothing to the client. */
const asPolicyError = (error: unknown): PolicyError =>
  error instanceof PolicyError ? error : expressionError("expression", String(error));

const emptyAnswer = (): Answer => ({ status: 200, reason: "OK", headers: new HeaderList() });

/** The gateway's own refusal, of a status and nothing else that a client could learn from. */
const withDefaultBody = (answer: Answer, message: string | undefined): Answer => {
  answer.headers.set("Content-Type", ["application/json"]);
  return { ...answer, body: Buffer.from(JSON.stringify({ statusCode: answer.status, message })) };
};

const toResponse = ({ lastError, corsHeaders }: Exchange, { answer, stage }: Result): GatewayResponse => {
  const decision = { ...(stage === undefined ? {} : { stage }), ...(lastError ? { error: lastError } : {}) };
  const headers = [...answer.headers.entries, ...corsHeaders];
  const { status, reason, body } = answer;
  return { status, reason, headers, decision, ...(body === undefined ? {} : { body }) };
};

/** Gives a named value only if it is one that its pattern allows; remembers the last one, because it is read often and changes rarely. */
const namedValueResolver = (documents: readonly PolicyDocument[]) => {
  const declared = byName(documents.flatMap(({ namedValues }) => namedValues));
  const accepted = new Map<string, string>();
  return (name: string, value: string | undefined): string => {
    if (value !== undefined && accepted.get(name) === value) return value;
    const namedValue = declared.get(name);
    if (!namedValue || value === undefined || !isAcceptable(namedValue, value)) {
      throw expressionError(
        "named-value",
        `The named value ${name} is missing, undeclared or not what its pattern allows.`,
      );
    }
    accepted.set(name, value);
    return value;
  };
};

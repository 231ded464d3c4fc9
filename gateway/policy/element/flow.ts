import type { Branch, CommonPlace, Element, EmitMetric, FragmentData, Retry } from "./data.ts";
import type { Dimensions } from "./dimensions.ts";
import { dimensionsOf } from "./dimensions.ts";
import type { Expr, Given, TypeName } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";
import type { Place, PlaceOf, PolicyScope, Section } from "./place.ts";
import { refuseUnless } from "../refusal.ts";

/**
 * The same section of the next wider scope.
 *
 * @example
 * policyDocument({ name: "orders", scope: "api", inbound: [base()], backend: [base()], outbound: [base()], onError: [base()] });
 */
export const base = (): Element<PlaceOf<"base">> => ({ element: "base" });

/**
 * Names the rule that an element serves.
 *
 * @example
 * stage("limit", rateLimitByKey({ key: text("orders:", request.clientIp), calls: 60, periodSeconds: 60 }));
 */
export const stage = <P extends Place>(name: string, element: Element<P>): Element<P> => {
  refuseUnless(/^[a-z][a-z0-9-]*$/.test(name), "stage", name, "lower-case letters, digits and hyphens");
  return { ...element, stage: name };
};

/** Elements for when a condition holds, or for when no condition held. */
interface When<E extends Element> {
  readonly condition?: Expr<"boolean">;
  readonly elements: readonly E[];
}

/**
 * A branch of `choose` with its condition.
 *
 * @example
 * when(equals(request.method, "DELETE"), returnResponse({ status: 405 }));
 */
export const when = <E extends readonly Element[]>(condition: Given<"boolean">, ...elements: E): When<E[number]> => ({
  condition: expr("boolean", condition),
  elements,
});

/**
 * The branch of `choose` that runs when no condition holds.
 *
 * @example
 * choose(when(equals(request.method, "GET"), setHeader("X-Kind", "read")), otherwise(setHeader("X-Kind", "write")));
 */
export const otherwise = <E extends readonly Element[]>(...elements: E): When<E[number]> => ({ elements });

/**
 * The elements of the first branch whose condition holds.
 *
 * @example
 * choose(when(equals(request.method, "GET"), setHeader("X-Kind", "read")), otherwise(setHeader("X-Kind", "write")));
 */
export const choose = <B extends readonly When<Element>[]>(
  ...branches: B
): Element<CommonPlace<B[number]["elements"][number]>> => {
  const fallback = branches.at(-1)?.condition ? undefined : branches.at(-1);
  const conditional = fallback ? branches.slice(0, -1) : branches;
  const wellFormed = conditional.length > 0 && conditional.every(({ condition }) => condition !== undefined);
  refuseUnless(wellFormed, "choose()", branches.length, "one or more when(), and then at most one otherwise()");
  return { element: "choose", branches: conditional as readonly Branch[], otherwise: fallback?.elements ?? [] };
};

type AnyPlace = PlaceOf<"set-variable">;

/**
 * Keeps a text, a condition or a number.
 *
 * @example
 * setVariable(stringVariable("caller"), request.clientIp);
 */
export function setVariable<K extends "string" | "boolean" | "integer">(
  variable: VariableName<K>,
  value: Given<K>,
): Element<AnyPlace>;
/** Keeps the JSON that a text spells; the variable is missing afterwards if it spells none. */
export function setVariable(variable: VariableName<"json">, text: Given<"string">): Element<AnyPlace>;
// eslint-disable-next-line no-restricted-syntax -- overloads need a declaration
export function setVariable(
  { variable, holds }: VariableName<"string" | "boolean" | "integer" | "json">,
  value: Given<TypeName>,
): Element<AnyPlace> {
  const type = holds === "json" ? "string" : holds;
  return {
    element: "set-variable",
    variable: { variable, holds },
    value: expr(type, value as never) as Expr<"string">,
  };
}

/** What `Retry` takes. */
export interface RetryProps extends Pick<Retry, "count" | "intervalSeconds" | "maxIntervalSeconds" | "deltaSeconds"> {
  /** Tries again as long as this holds. */
  readonly while: Given<"boolean">;
  /** Tries again at once the first time. @default false */
  readonly firstFast?: boolean;
}

/**
 * The elements once, and again while a condition holds.
 *
 * @example
 * retry({ while: isMoreThan(response.status, 499), count: 3, intervalSeconds: 1 }, forwardRequest({ timeoutSeconds: 10, bufferRequest: true }));
 */
export const retry = <E extends readonly Element[]>(
  props: RetryProps,
  ...elements: E
): Element<CommonPlace<E[number]>> => {
  const { while: condition, firstFast = false, ...schedule } = props;
  const { count, intervalSeconds, maxIntervalSeconds = 1, deltaSeconds = 1 } = schedule;
  refuseUnless(Number.isInteger(count) && count >= 1 && count <= 50, "count", count, "1 to 50");
  const positive = [intervalSeconds, maxIntervalSeconds, deltaSeconds].every((seconds) => seconds > 0);
  refuseUnless(positive, "intervalSeconds", [intervalSeconds, maxIntervalSeconds, deltaSeconds], "positive numbers");
  return { element: "retry", condition: expr("boolean", condition), firstFast, ...schedule, elements };
};

/** A fragment for one section; its elements must be legal there in every kind of document. */
export interface Fragment<N extends Section> extends FragmentData {
  /** The section that it is for. */
  readonly section: N;
}

/** What `Fragment` takes. */
export interface FragmentProps<N extends Section> {
  /** The id at the gateway. */
  readonly id: string;
  /** What operators see. */
  readonly description: string;
  /** The section that it is for. */
  readonly section: N;
  /** What it does. */
  readonly elements: readonly Element<Place<"fragment", N>>[];
}

/**
 * Defines a fragment that several documents include.
 *
 * @example
 * const shared = fragment({ id: "trace-id", description: "Names the request", section: "inbound", elements: [setHeader("X-Id", request.id)] });
 * includeFragment(shared);
 */
export const fragment = <N extends Section>(props: FragmentProps<N>): Fragment<N> => {
  refuseUnless(/^[A-Za-z0-9-]{1,80}$/.test(props.id), "fragment id", props.id, "1 to 80 letters, digits and hyphens");
  return props;
};

/**
 * The elements of a fragment, in its place.
 *
 * @example
 * const shared = fragment({ id: "trace-id", description: "Names the request", section: "inbound", elements: [setHeader("X-Id", request.id)] });
 * policyDocument({ name: "orders", scope: "api", inbound: [base(), includeFragment(shared)], backend: [base()], outbound: [base()], onError: [base()] });
 */
export const includeFragment = <N extends Section>(
  included: Fragment<N>,
): Element<Place<Exclude<PolicyScope, "fragment">, N>> => ({ element: "include-fragment", fragment: included });

/** What `EmitMetric` takes. */
export interface EmitMetricProps extends Pick<EmitMetric, "name" | "namespace"> {
  /** What is counted. @default 1 */
  readonly value?: Given<"integer">;
  /** The values that split the metric; `true` stands for a value that the gateway knows, such as that of `API ID`. */
  readonly dimensions: Dimensions;
}

/**
 * A custom metric. Dimensions are stored and billed: never a token, a body or a person.
 *
 * @example
 * emitMetric({ name: "orders", namespace: "shop", dimensions: { "API ID": true, Method: request.method } });
 */
export const emitMetric = ({
  name,
  namespace,
  value = 1,
  dimensions,
}: EmitMetricProps): Element<PlaceOf<"emit-metric">> => ({
  element: "emit-metric",
  name,
  namespace,
  value: expr("integer", value),
  dimensions: dimensionsOf(dimensions),
});

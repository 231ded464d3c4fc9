import type { CheckHeader, CommonPlace, Element, LogToEventHub, Trace } from "./data.ts";
import type { Given } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";
import { nameOf } from "../expression/variable.ts";
import type { PlaceOf } from "./place.ts";
import { refuseUnless } from "../refusal.ts";

/** What `cacheLookupValue` takes. */
export interface CacheLookupValueProps {
  /** Begin it with a constant of its own: every policy of the gateway shares one cache. */
  readonly key: Given<"string">;
  /** The variable that it fills. */
  readonly into: VariableName<"string">;
  /** What the variable holds where the cache has nothing. @default - the variable stays as it is */
  readonly otherwise?: Given<"string">;
}

/**
 * Fills a variable with a text of the gateway's cache.
 *
 * @example
 * const greeting = stringVariable("greeting");
 * cacheLookupValue({ key: text("greeting:", request.clientIp), into: greeting, otherwise: "none" });
 */
export const cacheLookupValue = (props: CacheLookupValueProps): Element<PlaceOf<"cache-lookup-value">> => {
  const { key, into, otherwise } = props;
  const fallback = otherwise === undefined ? {} : { otherwise: expr("string", otherwise) };
  return { element: "cache-lookup-value", key: expr("string", key), into: nameOf(into), ...fallback };
};

/** What `cacheStoreValue` takes. */
export interface CacheStoreValueProps {
  /** Begin it with a constant of its own: every policy of the gateway shares one cache. */
  readonly key: Given<"string">;
  /** The text that is kept. */
  readonly value: Given<"string">;
  /** How long it is kept. */
  readonly durationSeconds: Given<"integer">;
}

/**
 * Keeps a text in the gateway's cache. Every author of policies can read it: never a token.
 *
 * @example
 * cacheStoreValue({ key: text("greeting:", request.clientIp), value: "hello", durationSeconds: 60 });
 */
export const cacheStoreValue = (props: CacheStoreValueProps): Element<PlaceOf<"cache-store-value">> => {
  const { key, value, durationSeconds } = props;
  const isLasting = typeof durationSeconds !== "number" || (Number.isInteger(durationSeconds) && durationSeconds > 0);
  refuseUnless(isLasting, "durationSeconds", durationSeconds, "a positive number");
  return {
    element: "cache-store-value",
    key: expr("string", key),
    value: expr("string", value),
    durationSeconds: expr("integer", durationSeconds),
  };
};

/**
 * Removes a text from the gateway's cache.
 *
 * @example
 * cacheRemoveValue(text("greeting:", request.clientIp));
 */
export const cacheRemoveValue = (key: Given<"string">): Element<PlaceOf<"cache-remove-value">> => ({
  element: "cache-remove-value",
  key: expr("string", key),
});

/** What `cacheValue` takes. */
export interface CacheValueProps {
  /** Begin it with a constant of its own: every policy of the gateway shares one cache. */
  readonly key: Given<"string">;
  /** The variable that holds the value behind the element; the elements inside set it. */
  readonly into: VariableName<"string">;
  /** How long the value is kept. @default 28800 */
  readonly expiresAfterSeconds?: Given<"integer">;
  /** The age from which the elements make the value anew; 0 is every time. @default - when the value expires */
  readonly refreshAfterSeconds?: Given<"integer">;
  /** The value where the cache has none and the elements set none. @default - the variable stays as it is */
  readonly otherwise?: Given<"string">;
}

/**
 * Takes a text from the gateway's cache, or runs the elements that make it and keeps it. Every author of policies can read it: never a token.
 *
 * @example
 * const greeting = stringVariable("greeting");
 * cacheValue({ key: "greeting", into: greeting, expiresAfterSeconds: 60 }, setVariable(greeting, "hello"));
 */
export const cacheValue = <E extends readonly Element[]>(
  { key, into, expiresAfterSeconds = 28_800, refreshAfterSeconds, otherwise }: CacheValueProps,
  ...elements: E
): Element<CommonPlace<E[number]>> => {
  const isLasting = typeof expiresAfterSeconds !== "number" || expiresAfterSeconds > 0;
  refuseUnless(isLasting, "expiresAfterSeconds", expiresAfterSeconds, "a positive number");
  const isEarlier =
    typeof refreshAfterSeconds !== "number" ||
    typeof expiresAfterSeconds !== "number" ||
    refreshAfterSeconds <= expiresAfterSeconds;
  refuseUnless(isEarlier, "refreshAfterSeconds", refreshAfterSeconds, "a number of at most expiresAfterSeconds");
  return {
    element: "cache-value",
    key: expr("string", key),
    into: nameOf(into),
    expiresAfterSeconds: expr("integer", expiresAfterSeconds),
    ...(refreshAfterSeconds === undefined ? {} : { refreshAfterSeconds: expr("integer", refreshAfterSeconds) }),
    ...(otherwise === undefined ? {} : { otherwise: expr("string", otherwise) }),
    elements,
  };
};

/** What `checkHeader` takes. */
export interface CheckHeaderProps extends Pick<CheckHeader, "name"> {
  /** Any of these; none when the header has to be there with any value. @default none */
  readonly values?: readonly Given<"string">[];
  /** The status of the refusal. @default 403 */
  readonly failedStatus?: Given<"integer">;
  /** What the refusal says. */
  readonly failedMessage: Given<"string">;
  /** Compares values without regard to case. @default false */
  readonly ignoreCase?: boolean;
}

/**
 * Refuses a request whose header is missing or has none of the values.
 *
 * @example
 * checkHeader({ name: "X-Api-Version", values: ["2026-01-01"], failedMessage: "Unknown version" });
 */
export const checkHeader = (props: CheckHeaderProps): Element<PlaceOf<"check-header">> => {
  const { name, values = [], failedStatus = 403, failedMessage, ignoreCase = false } = props;
  return {
    element: "check-header",
    name,
    failedStatus: expr("integer", failedStatus),
    failedMessage: expr("string", failedMessage),
    ignoreCase,
    values: values.map((value) => expr("string", value)),
  };
};

/** What `trace` takes. */
export interface TraceProps {
  /** Who writes it. */
  readonly source: Given<"string">;
  /** What it says. */
  readonly message: Given<"string">;
  /** From `information` on it reaches the logs, below that request traces alone. @default "verbose" */
  readonly severity?: Trace["severity"];
  /** Further values, by name. @default none */
  readonly metadata?: Readonly<Record<string, Given<"string">>>;
}

/**
 * A line in the request's trace, and from `information` on in the logs: never a token, a body or a person.
 *
 * @example
 * trace({ source: "orders", severity: "information", message: text("seen ", request.id) });
 */
export const trace = (props: TraceProps): Element<PlaceOf<"trace">> => {
  const { source, message, severity = "verbose", metadata = {} } = props;
  return {
    element: "trace",
    source: expr("string", source),
    severity,
    message: expr("string", message),
    metadata: Object.entries(metadata).map(([name, value]) => ({ name, value: expr("string", value) })),
  };
};

/** What `logToEventHub` takes. */
export interface LogToEventHubProps extends Pick<LogToEventHub, "loggerId" | "partitionId" | "partitionKey"> {
  /** What is sent; the gateway cuts it at 200 KB. */
  readonly message: Given<"string">;
}

/**
 * A message to an event hub that the gateway knows as a logger: never a token, a body or a person.
 *
 * @example
 * logToEventHub({ loggerId: "audit", message: text(request.method, " ", request.path) });
 */
export const logToEventHub = ({ message, ...hub }: LogToEventHubProps): Element<PlaceOf<"log-to-eventhub">> => ({
  element: "log-to-eventhub",
  ...hub,
  message: expr("string", message),
});

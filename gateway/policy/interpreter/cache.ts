import type { CacheLookupValue, CacheRemoveValue, CacheStoreValue, CacheValue } from "../element/data.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { Exchange } from "./exchange.ts";
import { expressionError } from "./policy-error.ts";
import type { ValueStore } from "./ports.ts";
import type { Outcome, Run } from "./step.ts";

export const valuesOf = ({ ports }: Exchange, element: string): ValueStore => {
  if (!ports.values) throw expressionError(element, "There is no cache of values.");
  return ports.values;
};

/** Fills the variable with what the cache has, or else with the default; without one the variable stays as it is. */
export const cacheLookup = ({ element, key, into, otherwise }: CacheLookupValue): ((exchange: Exchange) => void) => {
  const [name, fallback] = [evaluator(key), otherwise && evaluator(otherwise)];
  return (exchange) => {
    const value = valuesOf(exchange, element).get(name(exchange), exchange.now()) ?? fallback?.(exchange);
    if (value !== undefined) exchange.variables.set(into.variable, value);
  };
};

export const cacheStore = ({
  element,
  key,
  value,
  durationSeconds,
}: CacheStoreValue): ((exchange: Exchange) => void) => {
  const [name, content, seconds] = [evaluator(key), evaluator(value), evaluator(durationSeconds)];
  return (exchange) => {
    const expires = new Date(exchange.now().getTime() + seconds(exchange) * 1000);
    valuesOf(exchange, element).set(name(exchange), content(exchange), expires);
  };
};

/**
 * Takes the value from the cache while it is fresh. Otherwise the elements make it: a value that they set is kept; if they set nothing, a value that has not expired
 * stays, and after that the default.
 */
export const cachedOrMade = (
  { element, key, into, expiresAfterSeconds, refreshAfterSeconds, otherwise }: CacheValue,
  make: Run,
): ((exchange: Exchange) => Outcome | Promise<Outcome>) => {
  const [name, expiry, fallback] = [evaluator(key), evaluator(expiresAfterSeconds), otherwise && evaluator(otherwise)];
  const refresh = refreshAfterSeconds ? evaluator(refreshAfterSeconds) : expiry;
  const { variable } = into;
  return async (exchange) => {
    const { variables } = exchange;
    const values = valuesOf(exchange, element);
    const own = name(exchange);
    const kept = values.get(own, exchange.now());
    const isFresh = values.get(freshnessOf(own), exchange.now()) !== undefined && refresh(exchange) > 0;
    if (kept !== undefined && isFresh) {
      variables.set(variable, kept);
      return undefined;
    }
    const before = variables.get(variable);
    variables.delete(variable);
    const ended = await make(exchange);
    const made = variables.get(variable);
    if (typeof made === "string") {
      const after = (seconds: number) => new Date(exchange.now().getTime() + seconds * 1000);
      // Both times may depend on what the elements have set, such as the lifetime of what they fetched.
      values.set(own, made, after(expiry(exchange)));
      values.set(freshnessOf(own), "fresh", after(refresh(exchange)));
    } else {
      const value = kept ?? fallback?.(exchange) ?? before;
      if (value !== undefined) variables.set(variable, value);
    }
    return ended;
  };
};

/** A line break keeps it apart from the keys of policies. */
const freshnessOf = (key: string): string => `${key}\nfresh`;

export const cacheRemoval = ({ element, key }: CacheRemoveValue): ((exchange: Exchange) => void) => {
  const name = evaluator(key);
  return (exchange) => valuesOf(exchange, element).delete(name(exchange));
};

/**
 * A cache of one process.
 *
 * @example
 * testPorts({ values: valuesInMemory() });
 */
export const valuesInMemory = (): ValueStore => {
  const held = new Map<string, { readonly value: string; readonly expires: number }>();
  return {
    get(key, now) {
      const found = held.get(key);
      if (found && found.expires > now.getTime()) return found.value;
      held.delete(key);
      return undefined;
    },
    set: (key, value, expires) => void held.set(key, { value, expires: expires.getTime() }),
    delete: (key) => void held.delete(key),
  };
};

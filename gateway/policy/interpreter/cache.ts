import type { CacheLookupValue, CacheRemoveValue, CacheStoreValue } from "../element/data.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { Exchange } from "./exchange.ts";
import { expressionError } from "./policy-error.ts";
import type { ValueStore } from "./ports.ts";

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

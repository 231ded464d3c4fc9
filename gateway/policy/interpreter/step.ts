import type { Answer, Exchange } from "./exchange.ts";

/** The answer that ends the request, or nothing if it goes on. */
export type Outcome = Answer | undefined;

/** Elements made ready, run one after the other. Waits only if one of them does. */
export type Run = (exchange: Exchange) => Outcome | Promise<Outcome>;

/** Runs steps until one of them ends the request. */
export const inOrder =
  (steps: readonly Run[]): Run =>
  (exchange) =>
    runFrom(steps, 0, exchange);

const runFrom = (steps: readonly Run[], start: number, exchange: Exchange): Outcome | Promise<Outcome> => {
  for (let index = start; index < steps.length; index++) {
    const outcome = steps[index]!(exchange);
    if (outcome instanceof Promise) {
      return outcome.then((awaited) => awaited ?? runFrom(steps, index + 1, exchange));
    }
    if (outcome) return outcome;
  }
  return undefined;
};

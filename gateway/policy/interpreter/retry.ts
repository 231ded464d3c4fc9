import type { Retry } from "../element/data.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { Exchange } from "./exchange.ts";
import type { Outcome, Run } from "./step.ts";

/** Runs the elements once, and then again while the condition holds and tries are left. */
export const retrying = (element: Retry, inner: Run): ((exchange: Exchange) => Promise<Outcome>) => {
  const condition = evaluator(element.condition);
  return async (exchange) => {
    for (let tries = 0; ; tries++) {
      const outcome = await inner(exchange);
      if (outcome || tries === element.count || !condition(exchange)) return outcome;
      const wait = tries === 0 && element.firstFast ? 0 : waitSeconds(element, tries + 1);
      await exchange.ports.sleep(wait * 1000);
    }
  };
};

/** The wait before a try: fixed, growing by a step, or doubling up to a maximum, depending on what the element states. */
const waitSeconds = ({ intervalSeconds, deltaSeconds, maxIntervalSeconds }: Retry, tries: number): number => {
  if (deltaSeconds === undefined) return intervalSeconds;
  if (maxIntervalSeconds === undefined) return intervalSeconds + (tries - 1) * deltaSeconds;
  return Math.min(maxIntervalSeconds, intervalSeconds + (2 ** (tries - 1) - 1) * deltaSeconds);
};

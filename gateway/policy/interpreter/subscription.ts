import type { Quota, RateLimit } from "../element/service-data.ts";
import type { Exchange } from "./exchange.ts";
import type { Allowance } from "./limits.ts";
import { passQuotas, passRates } from "./limits.ts";

/** Refuses with 429 once a subscription has used up the calls of a sliding window, of the API or of the operation. */
export const subscriptionRate = (element: RateLimit): ((exchange: Exchange) => void) => {
  const allowances = allowancesOf(element);
  return (exchange) => passRates(exchange, element, allowances(exchange), 1)();
};

/** Refuses with 403 once a subscription has used up the calls of a fixed window, of the API or of the operation. */
export const subscriptionQuota = (element: Quota): ((exchange: Exchange) => void) => {
  const allowances = allowancesOf(element);
  return (exchange) => passQuotas(exchange, element.element, allowances(exchange))();
};

/** The limits that a request is under: that of the element, then those of its API and its operation. */
const allowancesOf = (element: RateLimit | Quota): ((exchange: Exchange) => readonly [Allowance, ...Allowance[]]) => {
  const place = placeOf(element);
  return (exchange) => {
    // Calls without a subscription are one caller to the service.
    const subscription = exchange.fact("Subscription.Id") ?? "";
    const allowance = (of: string, calls: number, periodSeconds: number): Allowance => ({
      counter: JSON.stringify([element.element, place, subscription, of]),
      calls,
      period: periodSeconds * 1000,
    });
    const within = element.apis
      .filter((api) => isMeant(exchange, api, "Api"))
      .flatMap((api) => {
        const period = api.periodSeconds ?? element.periodSeconds;
        const about = `api ${api.id ?? api.name}`;
        const operations = (api.operations ?? []).filter((operation) => isMeant(exchange, operation, "Operation"));
        return [
          allowance(about, api.calls, period),
          ...operations.map(({ id, name, calls, periodSeconds = period }) =>
            allowance(`${about} operation ${id ?? name}`, calls, periodSeconds),
          ),
        ];
      });
    return [allowance("", element.calls, element.periodSeconds), ...within];
  };
};

const isMeant = (
  exchange: Exchange,
  { id, name }: { readonly id?: string; readonly name?: string },
  what: "Api" | "Operation",
): boolean =>
  (id !== undefined && exchange.fact(`${what}.Id`) === id) ||
  (name !== undefined && exchange.fact(`${what}.Name`) === name);

/** The service counts for each place of a policy by itself. */
const places = new WeakMap<object, number>();
let lastPlace = 0;

const placeOf = (element: object): number => {
  const known = places.get(element) ?? ++lastPlace;
  places.set(element, known);
  return known;
};

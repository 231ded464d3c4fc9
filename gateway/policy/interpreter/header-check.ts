import type { CheckHeader } from "../element/data.ts";
import { evaluator } from "../expression/evaluate.ts";
import { joinedValues } from "../expression/request.ts";
import type { Exchange } from "./exchange.ts";
import { PolicyError } from "./policy-error.ts";

/** Refuses a request whose header is missing, or has none of the values. */
export const headerCheck = (element: CheckHeader): ((exchange: Exchange) => void) => {
  const { name, ignoreCase } = element;
  const [status, message] = [evaluator(element.failedStatus), evaluator(element.failedMessage)];
  const allowed = element.values.map(evaluator);
  const comparable = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  return (exchange) => {
    const refuse = (reason: string) =>
      new PolicyError(element.element, reason, message(exchange), status(exchange), [], message(exchange));
    const values = exchange.request.headers.values(name);
    if (values.length === 0) throw refuse("HeaderNotFound");
    const given = comparable(joinedValues(values, ""));
    const isAllowed = allowed.length === 0 || allowed.some((value) => comparable(value(exchange)) === given);
    if (!isAllowed) throw refuse("HeaderValueNotAllowed");
  };
};

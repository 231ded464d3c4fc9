import type { ReturnResponse, SetHeader } from "../element/data.ts";
import { type Evaluator, evaluator } from "../expression/evaluate.ts";
import { HeaderList } from "../message/headers.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { expressionError } from "./policy-error.ts";

/** What HTTP lets a header's value hold. A line break in one would begin a header of the attacker's own. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Applies a header setting to a message. */
export function headerStep({
  element,
  name,
  whenPresent,
  values,
}: SetHeader): (headers: HeaderList, exchange: Exchange) => void {
  const prepared = values.map(evaluator);
  const evaluated = (exchange: Exchange) =>
    prepared.map((value) => {
      const text = value(exchange);
      if (!fieldValue.test(text)) throw expressionError(element, `The value of ${name} is not a header value.`);
      return text;
    });
  switch (whenPresent) {
    case "override":
      return (headers, exchange) => headers.set(name, evaluated(exchange));
    case "append":
      return (headers, exchange) => headers.append(name, evaluated(exchange));
    case "delete":
      return (headers) => headers.delete(name);
    case "skip":
      return (headers, exchange) => {
        if (headers.values(name).length === 0) headers.append(name, evaluated(exchange));
      };
  }
}

/** Several header settings on one message. */
export function headerSteps(settings: readonly SetHeader[]): (headers: HeaderList, exchange: Exchange) => void {
  const steps = settings.map(headerStep);
  return (headers, exchange) => steps.forEach((step) => step(headers, exchange));
}

export function bodyBytes(body: Evaluator<"string">): (exchange: Exchange) => Uint8Array {
  return (exchange) => Buffer.from(body(exchange), "utf8");
}

/** Makes the answer of a `return-response`. */
export function answerOf(element: ReturnResponse): (exchange: Exchange) => Answer {
  const [status, applyHeaders] = [evaluator(element.status), headerSteps(element.headers)];
  const body = element.body && bodyBytes(evaluator(element.body));
  const { received } = element;
  if (received) return (exchange) => returned(exchange, received.variable, applyHeaders, body);
  return (exchange) => {
    const headers = new HeaderList();
    applyHeaders(headers, exchange);
    const answer = { status: status(exchange), reason: element.reason, headers };
    return body ? { ...answer, body: body(exchange) } : answer;
  };
}

/** An answer that was received, with what the policy changes of it. */
function returned(
  exchange: Exchange,
  variable: string,
  applyHeaders: (headers: HeaderList, exchange: Exchange) => void,
  body: ((exchange: Exchange) => Uint8Array) | undefined,
): Answer {
  const found = exchange.variables.get(variable);
  if (typeof found !== "object" || !("status" in found)) {
    throw expressionError("return-response", `The variable ${variable} holds no answer.`);
  }
  const headers = new HeaderList(found.headers.entries);
  applyHeaders(headers, exchange);
  return { status: found.status, reason: "", headers, body: body ? body(exchange) : found.body.bytes() };
}

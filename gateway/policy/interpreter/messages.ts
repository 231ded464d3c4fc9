import type { FindAndReplace, ReturnResponse, SetHeader } from "../element/data.ts";
import type { ElementName } from "../element/place.ts";
import type { Expr } from "../expression/expr.ts";
import type { Evaluator } from "../expression/evaluate.ts";
import { evaluator } from "../expression/evaluate.ts";
import { completeBody } from "../message/body.ts";
import { HeaderList } from "../message/headers.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { bufferedText } from "./collected.ts";
import { expressionError } from "./policy-error.ts";

/** What HTTP lets a header's value hold. A line break in one would begin a header of the attacker's own. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The phrase beside a status. A line break in one would begin a header of the attacker's own. */
export const phraseOf = (element: ElementName, reason: Expr<"string">): Evaluator<"string"> => {
  const evaluate = evaluator(reason);
  return (exchange) => {
    const text = evaluate(exchange);
    if (!fieldValue.test(text)) throw expressionError(element, "The reason is not one that a status line can hold.");
    return text;
  };
};

/** Applies a header setting to a message. */
export const headerStep = ({
  element,
  name,
  whenPresent,
  values,
}: SetHeader): ((headers: HeaderList, exchange: Exchange) => void) => {
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
};

/** Several header settings on one message. */
export const headerSteps = (settings: readonly SetHeader[]): ((headers: HeaderList, exchange: Exchange) => void) => {
  const steps = settings.map(headerStep);
  return (headers, exchange) => steps.forEach((step) => step(headers, exchange));
};

export const bodyBytes =
  (body: Evaluator<"string">): ((exchange: Exchange) => Uint8Array) =>
  (exchange) =>
    Buffer.from(body(exchange), "utf8");

export const setRequestBody = (exchange: Exchange, bytes: Uint8Array): void => {
  exchange.content = bytes;
  exchange.request.body = completeBody(bytes);
};

/** Replaces a text in the body of the request, or of the answer once the backend is behind. */
export const replacement = ({ element, from, to }: FindAndReplace): ((exchange: Exchange) => Promise<void>) => {
  const [sought, replacing] = [evaluator(from), evaluator(to)];
  return async (exchange) => {
    const [old, fresh] = [sought(exchange), replacing(exchange)];
    if (old === "") throw expressionError(element, "The text to replace is empty.");
    const replaced = (text: string) => Buffer.from(text.replaceAll(old, () => fresh));
    const { section, response } = exchange;
    if (section === "inbound" || section === "backend") {
      if (exchange.content) setRequestBody(exchange, replaced(exchange.request.body.text()));
    } else if (response) {
      response.body = replaced(await bufferedText(response));
    }
  };
};

/** A text of at most so many bytes in UTF-8, without half a character at its end. */
export const cutTo = (bytes: number, text: string): string => {
  const whole = Buffer.from(text);
  if (whole.length <= bytes) return text;
  return new TextDecoder().decode(whole.subarray(0, bytes)).replace(/\ufffd$/, "");
};

/** Makes the answer of a `return-response`. */
export const answerOf = (element: ReturnResponse): ((exchange: Exchange) => Answer) => {
  const [status, applyHeaders] = [evaluator(element.status), headerSteps(element.headers)];
  const phrase = phraseOf(element.element, element.reason);
  const body = element.body && bodyBytes(evaluator(element.body));
  const { received } = element;
  if (received) return (exchange) => returned(exchange, received.variable, applyHeaders, body);
  return (exchange) => {
    const headers = new HeaderList();
    applyHeaders(headers, exchange);
    const answer = { status: status(exchange), reason: phrase(exchange), headers };
    return body ? { ...answer, body: body(exchange) } : answer;
  };
};

/** An answer that was received, with what the policy changes of it. */
const returned = (
  exchange: Exchange,
  variable: string,
  applyHeaders: (headers: HeaderList, exchange: Exchange) => void,
  body: ((exchange: Exchange) => Uint8Array) | undefined,
): Answer => {
  const found = exchange.variables.get(variable);
  if (typeof found !== "object" || !("status" in found)) {
    throw expressionError("return-response", `The variable ${variable} holds no answer.`);
  }
  const headers = new HeaderList(found.headers.entries);
  applyHeaders(headers, exchange);
  return { status: found.status, reason: "", headers, body: body ? body(exchange) : found.body.bytes() };
};

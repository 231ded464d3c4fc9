import type { ModelContentSafety } from "../../element/model-data.ts";
import type { Evaluator } from "../../expression/evaluate.ts";
import { evaluator } from "../../expression/evaluate.ts";
import { bufferedText } from "../collected.ts";
import type { Answer, Exchange } from "../exchange.ts";
import { PolicyError } from "../policy-error.ts";
import { askService } from "./ask-service.ts";
import { completionOf, EventText, parsed, promptOf } from "./messages.ts";
import { isEventStream, requestText } from "./metering.ts";

/** The longest text that Content Safety takes. */
const longest = 10_000;

const apiVersion = "api-version=2024-09-01";

/** Refuses a harmful prompt or answer with 403, and in the same way one that could not be judged. */
export const contentSafety = (element: ModelContentSafety): ((exchange: Exchange) => Promise<void>) => {
  const backend = evaluator(element.backendId);
  const check = checking(element, backend);
  const [shield, enforce] = [evaluator(element.shieldPrompt), evaluator(element.enforceOnCompletions)];
  const windows = windowsOf(element);
  return async (exchange) => {
    if (exchange.section === "outbound") return checkAnswer(exchange, exchange.response, check, windows(exchange));
    const body = requestText(exchange);
    const asked = promptOf(body);
    const text = asked ? asked.messages.map((message) => message.text).join("\n") : body;
    if (shield(exchange)) await shielded(exchange, element.element, backend, text);
    await check(exchange, text, { size: longest, overlap: 0 });
    if (enforce(exchange)) {
      const answerWindows = windows(exchange);
      exchange.onAnswer.push((answer) => checkAnswer(exchange, answer, check, answerWindows));
    }
  };
};

interface Windows {
  readonly size: number;
  readonly overlap: number;
}

const windowsOf = ({ windowSize, windowOverlap }: ModelContentSafety): ((exchange: Exchange) => Windows) => {
  const [size, overlap] = [windowSize && evaluator(windowSize), windowOverlap && evaluator(windowOverlap)];
  return (exchange) => {
    const wide = Math.min(longest, Math.max(1, size?.(exchange) ?? longest));
    return { size: wide, overlap: Math.min(wide - 1, overlap?.(exchange) ?? 0) };
  };
};

type Check = (exchange: Exchange, text: string, windows: Windows) => Promise<void>;

/** Asks for the harm and the forbidden terms of a text, window by window. */
const checking = (
  { element, categories, blocklists, outputType }: ModelContentSafety,
  backend: Evaluator<"string">,
): Check => {
  const thresholds = categories.map(({ name, threshold }) => [name, evaluator(threshold)] as const);
  const lists = blocklists.map(evaluator);
  if (thresholds.length === 0 && lists.length === 0) return async () => {};
  return async (exchange, text, { size, overlap }) => {
    for (let start = 0; start < text.length; start += size - overlap) {
      const answer = (await asked(exchange, element, backend, "text:analyze", {
        text: text.slice(start, start + size),
        categories: thresholds.map(([name]) => name),
        blocklistNames: lists.map((list) => list(exchange)),
        haltOnBlocklistHit: true,
        outputType,
      })) as {
        readonly categoriesAnalysis?: readonly { readonly category: string; readonly severity: number }[];
        readonly blocklistsMatch?: readonly unknown[];
      };
      const isHarmful = thresholds.some(([name, threshold]) => {
        const found = answer.categoriesAnalysis?.find(({ category }) => category === name);
        return typeof found?.severity !== "number" || found.severity >= threshold(exchange);
      });
      if (isHarmful || (answer.blocklistsMatch ?? []).length > 0) throw refusal(element, "The text is harmful.");
    }
  };
};

const shielded = async (
  exchange: Exchange,
  element: string,
  backend: Evaluator<"string">,
  text: string,
): Promise<void> => {
  if (text.length > longest) throw refusal(element, "The prompt is longer than Content Safety takes.");
  const question = { userPrompt: text, documents: [] };
  const answer = (await asked(exchange, element, backend, "text:shieldPrompt", question)) as {
    readonly userPromptAnalysis?: { readonly attackDetected?: unknown };
  };
  if (answer.userPromptAnalysis?.attackDetected !== false) throw refusal(element, "The prompt is an attack.");
};

const asked = async (
  exchange: Exchange,
  element: string,
  backend: Evaluator<"string">,
  operation: string,
  body: unknown,
): Promise<unknown> => {
  const path = `/contentsafety/${operation}?${apiVersion}`;
  try {
    return await askService(exchange, element, { backendId: backend(exchange), path, body });
  } catch (error) {
    throw refusal(element, `Content Safety did not judge the text: ${String(error)}`);
  }
};

const refusal = (element: string, message: string): PolicyError => {
  const disclosed = "Request failed content safety check.";
  return new PolicyError(element, "ContentSafetyCheckFailed", message, 403, [], disclosed);
};

const checkAnswer = async (
  exchange: Exchange,
  answer: Answer | undefined,
  check: Check,
  windows: Windows,
): Promise<void> => {
  if (!answer) return;
  if (answer.body instanceof ReadableStream && isEventStream(answer)) {
    answer.body = guarded(answer.body, windows, (text) => check(exchange, text, { ...windows, size: longest }));
    return;
  }
  const text = await bufferedText(answer);
  await check(exchange, completionOf(parsed(text)) || text, windows);
};

/** Events go on once the text that they add is judged; a harmful one ends the stream. */
const guarded = (
  stream: ReadableStream<Uint8Array>,
  { size, overlap }: Windows,
  check: (text: string) => Promise<void>,
): ReadableStream<Uint8Array> => {
  const said = new EventText();
  let [held, judged]: [Uint8Array[], number] = [[], 0];
  const release = async (controller: TransformStreamDefaultController<Uint8Array>) => {
    try {
      await check(said.text.slice(Math.max(0, judged - overlap)));
    } catch {
      held = [];
      return controller.terminate();
    }
    judged = said.text.length;
    // The last chunk may end within an event whose text nothing has read yet.
    const rest = said.isWhole ? [] : held.slice(-1);
    for (const chunk of held.slice(0, held.length - rest.length)) controller.enqueue(chunk);
    held = rest;
  };
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      async transform(chunk, controller) {
        said.add(chunk);
        held.push(chunk);
        if (said.text.length - judged >= size) await release(controller);
      },
      async flush(controller) {
        said.end();
        await release(controller);
      },
    }),
  );
};

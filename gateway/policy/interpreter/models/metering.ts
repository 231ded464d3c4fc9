import { completeBody } from "../../message/body.ts";
import { bufferedText } from "../collected.ts";
import type { Answer, Exchange, TokensUsed } from "../exchange.ts";
import { completionOf, EventText, parsed, promptOf, usageOf } from "./messages.ts";

/** What the gateway counts for an image at most, as its reference says. */
const tokensOfImage = 1_200;

/** Tokens of a text: by the port, or else one for every four characters, since the service's tokenizer is not public. */
const tokensIn = ({ ports }: Exchange, text: string): number =>
  ports.tokensOf ? ports.tokensOf(text) : Math.ceil(text.length / 4);

/** The text of the request's body as it goes to the backend. */
export const requestText = ({ content }: Exchange): string => completeBody(content).text();

/** The tokens of the prompt, counted before a model has. */
export const estimatedPrompt = (exchange: Exchange): { readonly tokens: number; readonly isStreamed: boolean } => {
  const { messages, isStreamed } = promptOf(requestText(exchange)) ?? { messages: [], isStreamed: false };
  const tokens = messages.map(({ text, images }) => tokensIn(exchange, text) + images * tokensOfImage);
  return { tokens: tokens.reduce((sum, one) => sum + one, 0), isStreamed };
};

export const isEventStream = ({ headers }: Answer): boolean =>
  headers.values("Content-Type").some((type) => /^text\/event-stream\b/i.test(type));

/** Hears of the tokens of every answer that the backend gives, once they are known: a stream's when it has ended. */
export const meterTokens = (
  exchange: Exchange,
  hear: (used: TokensUsed & { readonly isStreamed: boolean }) => void,
): void => {
  if (exchange.onTokens.length === 0) exchange.onAnswer.push((answer) => metered(exchange, answer));
  exchange.onTokens.push(hear);
};

const metered = async (exchange: Exchange, answer: Answer): Promise<void> => {
  const tell = (used: TokensUsed, isStreamed: boolean) =>
    exchange.onTokens.forEach((hear) => hear({ ...used, isStreamed }));
  const { tokens: prompt } = estimatedPrompt(exchange);
  if (answer.body instanceof ReadableStream && isEventStream(answer)) {
    answer.body = heard(answer.body, exchange.client, (text) =>
      tell({ prompt, completion: tokensIn(exchange, text) }, true),
    );
    return;
  }
  const text = await bufferedText(answer);
  if (isEventStream(answer)) {
    const said = new EventText();
    said.add(Buffer.from(text));
    said.end();
    return tell({ prompt, completion: tokensIn(exchange, said.text) }, true);
  }
  const given = parsed(text);
  const estimate = { prompt, completion: tokensIn(exchange, completionOf(given)) };
  tell(usageOf(given) ?? (answer.status < 400 ? estimate : { prompt: 0, completion: 0 }), false);
};

/** The stream as it is, and its text once it has ended or its reader has gone. */
const heard = (
  stream: ReadableStream<Uint8Array>,
  client: AbortSignal | undefined,
  ended: (text: string) => void,
): ReadableStream<Uint8Array> => {
  const said = new EventText();
  let isTold = false;
  const tell = () => {
    if (isTold) return;
    isTold = true;
    said.end();
    ended(said.text);
  };
  client?.addEventListener("abort", tell, { once: true });
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        said.add(chunk);
        controller.enqueue(chunk);
      },
      flush: tell,
    }),
  );
};

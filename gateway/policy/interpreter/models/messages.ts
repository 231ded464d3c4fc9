// What a language model is asked and what it answers, in the formats that the gateway knows: completions, chat completions and responses of
// OpenAI, messages of Anthropic, contents of Vertex AI.

import type { TokensUsed } from "../exchange.ts";

interface Message {
  readonly role: string;
  readonly text: string;
  readonly images: number;
}

/** What a request asks a model. */
export interface Prompt {
  readonly messages: readonly Message[];
  /** Whether the answer is asked for as a stream of events. */
  readonly isStreamed: boolean;
}

/** The JSON that a text spells, or nothing. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const field = (value: unknown, ...names: readonly string[]): unknown => {
  if (typeof value !== "object" || value === null) return undefined;
  const name = names.find((one) => Object.hasOwn(value, one));
  return name === undefined ? undefined : (value as Readonly<Record<string, unknown>>)[name];
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What a request asks; nothing where it is of no known format. */
export const promptOf = (text: string): Prompt | undefined => {
  const body = parsed(text);
  const asked = field(body, "messages", "input", "contents", "prompt");
  if (asked === undefined) return undefined;
  const system = field(body, "system", "instructions", "systemInstruction");
  const messages = [
    ...(system === undefined ? [] : [messageOf({ role: "system", content: system })]),
    ...(typeof asked === "string" ? [asked] : list(asked)).map(messageOf),
  ];
  return { messages, isStreamed: field(body, "stream") === true };
};

const messageOf = (message: unknown): Message => {
  const role = field(message, "role");
  const content = field(message, "content", "parts") ?? message;
  const images = list(content).filter(isImage).length;
  return { role: typeof role === "string" ? role : "user", text: textOf(content), images };
};

const isImage = (part: unknown): boolean =>
  /image/.test(String(field(part, "type"))) || field(part, "inlineData", "inline_data") !== undefined;

/** All text of a message's content, which is a text, a part, or a list of parts. */
const textOf = (content: unknown): string => {
  if (typeof content === "string") return content;
  if (Array.isArray(content))
    return content
      .map(textOf)
      .filter((text) => text !== "")
      .join("\n");
  const inner = field(content, "text", "content", "parts", "refusal");
  return inner === undefined ? "" : textOf(inner);
};

/** All text of a complete answer. */
export const completionOf = (answer: unknown): string => {
  const choices = list(field(answer, "choices")).map((choice) => field(choice, "message") ?? choice);
  const candidates = list(field(answer, "candidates")).map((candidate) => field(candidate, "content"));
  return textOf([...choices, ...candidates, ...list(field(answer, "output")), ...list(field(answer, "content"))]);
};

/** The text that one event of a stream adds. */
export const pieceOf = (event: unknown): string => {
  const choices = list(field(event, "choices")).map((choice) => textOf(field(choice, "delta") ?? choice));
  const delta = field(event, "delta");
  const own = typeof delta === "string" ? delta : textOf(delta ?? "");
  return choices.join("") + own + (field(event, "candidates") === undefined ? "" : completionOf(event));
};

/** What the model says that it used; nothing where it does not say. */
export const usageOf = (answer: unknown): TokensUsed | undefined => {
  const usage = field(answer, "usage", "usageMetadata");
  const prompt = field(usage, "prompt_tokens", "input_tokens", "promptTokenCount");
  const completion = field(usage, "completion_tokens", "output_tokens", "candidatesTokenCount") ?? 0;
  return isCount(prompt) && isCount(completion) ? { prompt, completion } : undefined;
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The text of a stream of events, as far as it has come. */
export class EventText {
  readonly #decoder = new TextDecoder();
  #rest = "";
  text = "";

  add(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) this.#read(line);
  }

  /** Whether nothing is left of a line that has not ended. */
  get isWhole(): boolean {
    return this.#rest === "";
  }

  /** Reads the last line, which need not end. */
  end(): void {
    this.#read(this.#rest);
    this.#rest = "";
  }

  #read(line: string): void {
    if (line.startsWith("data:")) this.text += pieceOf(parsed(line.slice(5)));
  }
}

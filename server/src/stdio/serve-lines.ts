import { headers as headerNames } from "@mcp-landing-zone/contract";
import { wholeBody } from "../http/exchange.ts";
import type { Exchange, Reply } from "../http/exchange.ts";
import { lines } from "../lines.ts";
import type { Message } from "../guards/message.ts";
import { lineExchange, messageIn } from "./line-exchange.ts";

interface LineServerOptions {
  readonly handle: (exchange: Exchange) => Promise<Reply>;
  readonly headers: Readonly<Record<string, string>>;
  /** Writes one message to the client. */
  readonly say: (json: string) => void;
}

interface LineServer {
  take(line: Uint8Array): Promise<void>;
  /** Ends what is in work, unanswered. */
  stop(): Promise<void>;
}

interface Job {
  readonly id: Message["id"];
  readonly gone: AbortController;
  readonly done: Promise<void>;
}

const data = "data: ";

/** Each event of a stream is a message. */
const eachEvent = async (stream: ReadableStream<Uint8Array>, say: (json: string) => void): Promise<void> => {
  const take = (line: Uint8Array): void => {
    const text = Buffer.from(line).toString();
    if (text.startsWith(data) && text.length > data.length) say(text.slice(data.length));
  };
  const cut = lines(Number.POSITIVE_INFINITY, take, take);
  for await (const chunk of stream) cut(chunk);
};

/** Serves lines as the requests that they would be over HTTP, side by side, as clients send them. */
export const createLineServer = ({ handle, headers, say }: LineServerOptions): LineServer => {
  const jobs = new Set<Job>();
  /** The session that the client opened last; its messages after the handshake wait until that is answered. */
  let session: Promise<string | undefined> = Promise.resolve(undefined);

  const replyTo = async (line: Uint8Array, message: Message | undefined, signal: AbortSignal): Promise<Reply> => {
    if (message?.method === "initialize") {
      const reply = handle(lineExchange(line, message, headers, signal));
      session = reply.then(({ headers: said }) => said[headerNames.sessionId]).catch(() => undefined);
      return reply;
    }
    const id = await session;
    const all = id === undefined ? headers : { ...headers, [headerNames.sessionId]: id };
    return handle(lineExchange(line, message, all, signal));
  };

  const answer = async (line: Uint8Array, message: Message | undefined, signal: AbortSignal): Promise<void> => {
    const { body } = await replyTo(line, message, signal);
    // A notification expects no answer, not even a refusal.
    if (body === undefined || (message && message.id === undefined)) return;
    const sayUnlessGone = (json: string): void => {
      if (!signal.aborted) say(json);
    };
    if (body instanceof ReadableStream) await eachEvent(body, sayUnlessGone);
    else sayUnlessGone(wholeBody(body));
  };

  const cancel = (id: unknown): void => {
    for (const job of jobs) if (id !== undefined && job.id === id) job.gone.abort();
  };

  return {
    take: async (line) => {
      const message = messageIn(line);
      if (message?.method === "notifications/cancelled") cancel(message.params?.["requestId"]);
      const gone = new AbortController();
      const job: Job = { id: message?.id, gone, done: answer(line, message, gone.signal) };
      jobs.add(job);
      await job.done.finally(() => jobs.delete(job));
    },
    stop: async () => {
      const left = [...jobs];
      for (const { gone } of left) gone.abort();
      await Promise.allSettled(left.map(({ done }) => done));
    },
  };
};

import type { JSONRPCMessage, Transport } from "@modelcontextprotocol/client";
import { parseStrictJson } from "../guards/strict-json.ts";
import { isAnswer, isMessage } from "../guards/message.ts";
import type { Answer } from "../guards/message.ts";
import { isRecord } from "../record.ts";
import { startChild } from "./child-process.ts";
import type { Child } from "./child-process.ts";
import { unreadableAnswer } from "./link.ts";

interface ChildTransportOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly onComplaint: (line: string) => void;
  /** It ended, by itself or because it broke a rule of the wire. */
  readonly onEnd: (why: string) => void;
}

const maxMessageBytes = 4_194_304;
const bounds = { depth: 64, members: 200_000 } as const;
/** More in a second is a flood. */
const messagesPerSecond = 1_000;
const mostOpen = 10_000;

const parsed = (parse: () => unknown): unknown => {
  try {
    return parse();
  } catch {
    return undefined;
  }
};

/** Of an answer whose data cannot be taken over, its request alone. The data may be another's, whom one person asked for. */
const unread = (id: string | number): JSONRPCMessage => ({
  jsonrpc: "2.0",
  id,
  error: { code: unreadableAnswer, message: "the answer cannot be read in one way only" },
});

const hasForm = (answer: Answer): boolean => {
  const { result, error } = answer as { readonly result?: unknown; readonly error?: unknown };
  if (result !== undefined) return isRecord(result);
  return isRecord(error) && Number.isSafeInteger(error["code"]) && typeof error["message"] === "string";
};

/**
 * MCP over the standard streams of a child, with no patience: a line that is no message, a second answer to one request, or a
 * flood ends the child. All calls in work then fail, and none gets an answer that was not meant for it.
 */
export const createChildTransport = (options: ChildTransportOptions): Transport & { readonly pid: number } => {
  const open = new Set<string | number>();
  let child: Child | undefined;
  let second = 0;
  let inSecond = 0;

  const flooding = (): boolean => {
    const now = Math.floor(performance.now() / 1_000);
    inSecond = now === second ? inSecond + 1 : 1;
    second = now;
    return inSecond > messagesPerSecond;
  };

  const problemOf = (value: unknown): string | undefined => {
    if (flooding()) return "it floods";
    if (isAnswer(value)) return open.delete(value.id) ? undefined : "it answered what it was not asked";
    return isMessage(value) ? undefined : "it sent what is no message";
  };

  const messageIn = (line: Uint8Array): unknown => {
    const strict = parsed(() => parseStrictJson(line, bounds));
    if (strict !== undefined) return isAnswer(strict) && !hasForm(strict) ? unread(strict.id) : strict;
    const loose = parsed(() => JSON.parse(new TextDecoder().decode(line)) as unknown);
    return isAnswer(loose) && open.has(loose.id) ? unread(loose.id) : undefined;
  };

  let broken = "";
  const fail = (why: string): void => {
    broken ||= why;
    child?.kill();
  };

  const transport: Transport & { readonly pid: number; readonly stderr: null } = {
    // Both tell the client that this is a child process and not a network.
    get pid() {
      return child?.pid ?? -1;
    },
    stderr: null,
    start: async () => {
      if (child) return;
      child = startChild({
        ...options,
        maxLineBytes: maxMessageBytes,
        onLine: (line) => {
          const value = messageIn(line);
          const problem = problemOf(value);
          if (problem) fail(problem);
          else transport.onmessage?.(value as JSONRPCMessage);
        },
        onEnd: (why) => {
          options.onEnd(broken || why);
          transport.onclose?.();
        },
      });
      await child.started;
    },
    send: async (message) => {
      if ("method" in message && "id" in message) {
        if (open.size >= mostOpen) fail("too many requests have no answer");
        open.add(message.id);
      }
      if (!child) throw new Error("the child has not been started");
      child.write(JSON.stringify(message));
    },
    close: async () => {
      await child?.end();
    },
  };
  return transport;
};

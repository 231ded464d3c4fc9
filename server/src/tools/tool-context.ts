import type { Principal } from "../decision/principal.ts";
import type { LogLine } from "../log.ts";
import type { Schema } from "./schema.ts";

/** How much a line of a tool matters. */
export type ToolLogLevel = LogLine["level"];

/** A form that the caller's client puts before its user. */
export interface Question<T> {
  /** What the person reads above the form. */
  readonly message: string;
  /** `schema.object` of texts with a `maxLength`, numbers, booleans, choices and lists of a choice: what the protocol has a field for. Never a secret. */
  readonly form: Schema<T>;
  /** What a client without forms gets. @default an end of the call that tells the model why */
  readonly fallback?: T;
}

/** What came of a question. */
export type Elicited<T> =
  | { readonly action: "accept"; readonly values: T }
  | { readonly action: "fallback"; readonly values: T }
  | { readonly action: "decline" }
  | { readonly action: "cancel" };

/** The context of a tool's run. It holds no token of the caller, which rules out token passthrough. */
export interface ToolContext {
  /** Who calls. */
  readonly principal: Principal;
  /** Aborts when the caller goes away or the tool's time is up. */
  readonly signal: AbortSignal;
  /** One id for this request through gateway, server, audit and telemetry. */
  readonly correlationId: string;
  /** Names the host that the tool is about to call, for the audit trail. */
  readonly reaches: (host: string) => void;
  /** Tells a caller that asked how far the work is. */
  readonly progress: (done: number, total?: number) => Promise<void>;
  /** Writes a line to the server's log under the correlation id, without secrets and personal data, and shows it to a client that asked for such lines. */
  readonly log: (level: ToolLogLevel, message: string) => Promise<void>;
  /**
   * Asks the person behind the caller, in any revision. The tool runs again from its beginning once the answer is there, so it asks before it
   * changes anything, and asks the same in each run.
   */
  readonly elicit: <T>(question: Question<T>) => Promise<Elicited<T>>;
  /** A token for another API in the caller's name. */
  readonly onBehalfOf: (scope: string) => Promise<string>;
}

/** What a tool says besides the words of its failure. */
export interface ToolErrorOptions extends ErrorOptions {
  /** Codes for the audit trail: why, in words that name nothing of the request. @default none */
  readonly findings?: readonly string[];
  /** Whether the message may hold text from outside, which is then marked, and taints the caller as an answer does. @default true where the tool has a `spotlight` */
  readonly foreign?: boolean;
}

/**
 * An answer that the model may read: what went wrong, and what to do about it. Everything else a tool throws stays inside.
 *
 * @example
 * throw new ToolError("There is no such order.", { foreign: false });
 */
export class ToolError extends Error {
  override readonly name = "ToolError";
  readonly findings: readonly string[];
  /** Undefined where the tool's definition says it. */
  readonly foreign: boolean | undefined;

  constructor(message: string, { findings = [], foreign, ...options }: ToolErrorOptions = {}) {
    super(message, options);
    this.findings = findings;
    this.foreign = foreign;
  }
}

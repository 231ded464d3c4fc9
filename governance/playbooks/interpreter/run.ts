import type { Actions, Comparison, HttpInputs, Json, Workflow } from "../workflow.ts";
import type { Context } from "./expression.ts";
import { ExpressionError, resolve } from "./expression.ts";
import { UnsupportedFunction } from "./functions.ts";
import type { ActionEnd } from "./order.ts";
import { ready, statusOf } from "./order.ts";

/** One request of an Http action, with the identity and audience that Logic Apps would get a token for. */
export interface HttpRequest {
  /** The HTTP method. */
  readonly method: HttpInputs["method"];
  /** The address. */
  readonly uri: string;
  /** The request headers. */
  readonly headers: Readonly<Record<string, string>>;
  /** The request body. */
  readonly body: Json | undefined;
  /** The managed identity that authenticates. */
  readonly identity: string;
  /** The audience of its token. */
  readonly audience: string;
}

/** A service's answers to a workflow in a test. */
export interface HttpReply {
  /** The HTTP status. */
  readonly status: number;
  /** The response headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The response body. */
  readonly body?: Json;
}

/** Undefined stands for no answer at all. */
export type Http = (request: HttpRequest) => Promise<HttpReply | undefined>;

/** What a workflow did: its actions in order, and what it asked of services. */
export interface Run {
  /** How the run ended. */
  readonly status: "Succeeded" | "Failed";
  /** Why it failed. */
  readonly error?: { readonly code: string; readonly message: string };
  /** How each action ended, by its name. */
  readonly actions: ReadonlyMap<string, ActionEnd>;
  /** Tracked properties, in the order in which their actions ended. */
  readonly records: readonly Readonly<Record<string, Json>>[];
}

/** The trigger of a run, and what services answer. */
export interface RunOptions {
  /** The workflow as Azure would get it. */
  readonly workflow: Workflow;
  /** The values of its parameters. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** Which trigger fires, and with what body. */
  readonly trigger: { readonly name: string; readonly body: Json };
  /** What services answer. */
  readonly http: Http;
  /** The id of the run. @default "run" */
  readonly runId?: string;
}

type Loops = ReadonlyMap<string, Json>;

class Terminated extends Error {
  readonly end: Pick<Run, "status" | "error">;

  constructor(end: Pick<Run, "status" | "error">) {
    super("terminated");
    this.end = end;
  }
}

/**
 * Executes a workflow as Logic Apps would, with every request going through `http`.
 *
 * @example
 * declare const playbook: Playbook;
 * const { status } = await runWorkflow({
 *   workflow: playbook.workflow,
 *   parameters: {},
 *   trigger: { name: "alert", body: {} },
 *   http: async () => ({ status: 202 }),
 * });
 * console.log(status);
 */
export const runWorkflow = async (options: RunOptions): Promise<Run> => {
  const { workflow, trigger, parameters } = options;
  if (!Object.hasOwn(workflow.triggers, trigger.name)) throw new Error(`the workflow has no trigger ${trigger.name}`);
  for (const name of Object.keys(workflow.parameters)) {
    if (!Object.hasOwn(parameters, name)) throw new Error(`the parameter ${name} has no value`);
  }
  const execution = new Execution(options);
  const { actions, records } = execution;
  try {
    const status = await execution.all(workflow.actions, new Map());
    return { status: status === "Succeeded" ? "Succeeded" : "Failed", actions, records };
  } catch (error) {
    if (!(error instanceof Terminated)) throw error;
    return { ...error.end, actions, records };
  }
};

class Execution {
  readonly actions = new Map<string, ActionEnd>();
  readonly records: Record<string, Json>[] = [];
  readonly #outputs = new Map<string, Json>();
  readonly #options: RunOptions;

  constructor(options: RunOptions) {
    this.#options = options;
  }

  /** Runs actions in the order that they wait for each other, and says how their scope ends. */
  async all(actions: Actions, loops: Loops): Promise<ActionEnd["status"]> {
    const ends = new Map<string, ActionEnd>();
    for (let next = ready(actions, ends); next; next = ready(actions, ends)) {
      const end = next.runs ? await this.#one(next.name, actions, loops) : ({ status: "Skipped" } as const);
      ends.set(next.name, end);
      this.actions.set(next.name, end);
    }
    return statusOf(actions, ends);
  }

  async #one(name: string, actions: Actions, loops: Loops): Promise<ActionEnd> {
    const action = actions[name] as Actions[string];
    let end: ActionEnd;
    try {
      end = await this.#perform(name, action, loops);
    } catch (error) {
      // An expression that fails is a failed action; an unknown function is a fault of the workflow's author.
      if (!(error instanceof ExpressionError)) throw error;
      end = { status: "Failed", reason: error.message };
    }
    if (action.trackedProperties) {
      this.records.push(resolve(action.trackedProperties, this.#context(loops)) as Record<string, Json>);
    }
    return end;
  }

  async #perform(name: string, action: Actions[string], loops: Loops): Promise<ActionEnd> {
    const context = this.#context(loops);
    switch (action.type) {
      case "Compose":
        this.#outputs.set(name, resolve(action.inputs, context));
        return { status: "Succeeded" };
      case "Query": {
        const from = resolve(action.inputs.from, context);
        if (!Array.isArray(from)) throw new ExpressionError(`${name} takes a list`);
        const kept = (from as readonly Json[]).filter(
          (each) => resolve(action.inputs.where, { ...context, item: each }) === true,
        );
        this.#outputs.set(name, { body: kept });
        return { status: "Succeeded" };
      }
      case "Http":
        return this.#http(name, action.inputs, context);
      case "If": {
        const branch = holds(action.expression, context) ? action.actions : (action.else?.actions ?? {});
        return { status: await this.all(branch, loops) };
      }
      case "Scope":
        return { status: await this.all(action.actions, loops) };
      case "Foreach": {
        const list = resolve(action.foreach, context);
        if (!Array.isArray(list)) throw new ExpressionError(`${name} takes a list`);
        const ends: string[] = [];
        for (const each of list as readonly Json[])
          ends.push(await this.all(action.actions, new Map([...loops, [name, each]])));
        return { status: ends.every((end) => end === "Succeeded") ? "Succeeded" : "Failed" };
      }
      case "Terminate": {
        const { runStatus, runError } = action.inputs;
        const error = runError && (resolve(runError, context) as unknown as NonNullable<Run["error"]>);
        throw new Terminated({ status: runStatus, ...(error ? { error } : {}) });
      }
    }
  }

  async #http(name: string, inputs: HttpInputs, context: Context): Promise<ActionEnd> {
    const { authentication, retryPolicy, method } = inputs;
    const request: HttpRequest = {
      method,
      uri: textOf(resolve(inputs.uri, context)),
      headers: resolve(inputs.headers ?? {}, context) as Record<string, string>,
      body: inputs.body === undefined ? undefined : resolve(inputs.body, context),
      identity: textOf(resolve(authentication.identity, context)),
      audience: textOf(resolve(authentication.audience, context)),
    };
    let reply: HttpReply | undefined;
    for (let attempt = 0; attempt <= retryPolicy.count; attempt += 1) {
      reply = await this.#options.http(request);
      if (reply && !retried.has(reply.status) && reply.status < 500) break;
    }
    if (!reply) return { status: "TimedOut", reason: `${method} ${request.uri} did not answer` };
    this.#outputs.set(name, { statusCode: reply.status, headers: reply.headers ?? {}, body: reply.body ?? null });
    return reply.status < 400
      ? { status: "Succeeded" }
      : { status: "Failed", reason: `${method} ${request.uri} answered ${reply.status}` };
  }

  #context(loops: Loops): Context {
    const { parameters, trigger, runId = "run" } = this.#options;
    return { parameters, trigger, runId, outputs: this.#outputs, loops };
  }
}

const retried: ReadonlySet<number> = new Set([408, 429]);

const textOf = (value: Json): string => {
  if (typeof value !== "string") throw new UnsupportedFunction(`${JSON.stringify(value)} where a text belongs`);
  return value;
};

const holds = (comparison: Comparison, context: Context): boolean => {
  if ("and" in comparison) return comparison.and.every((each) => holds(each, context));
  if ("or" in comparison) return comparison.or.some((each) => holds(each, context));
  if ("not" in comparison) return !holds(comparison.not, context);
  if ("contains" in comparison) {
    const [of, part] = resolve(comparison.contains, context) as [Json, Json];
    return Array.isArray(of) && (of as readonly Json[]).some((each) => JSON.stringify(each) === JSON.stringify(part));
  }
  const [one, other] = resolve(comparison.equals, context) as [Json, Json];
  return JSON.stringify(one) === JSON.stringify(other);
};

import { errorCodes } from "@mcp-landing-zone/contract";
import { refusals } from "../refusal/refusal.ts";
import { refusalOf } from "../http/refusal-of.ts";
import { ForeignState } from "../tools/approval-rounds.ts";
import type { Rounds } from "../tools/approval-rounds.ts";
import type { Invocation, ToolCaller, ToolOutcome } from "../tools/call-tool.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { unknownTarget } from "./asked-for.ts";
import type { Call } from "./call.ts";
import type { CallRecord, Decision, Origin, RecordDecision } from "../decision/decision.ts";

/** A call that ends in a JSON-RPC error. Its message is for the caller. */
export class CallFailure extends Error {
  override readonly name = "CallFailure";
  readonly code: number;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: number,
    message: string,
    { data, ...options }: ErrorOptions & { readonly data?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options);
    this.code = code;
    this.data = data;
  }
}

export interface Performance {
  /** Aborts when the call is cancelled, which a lost connection may mean or not. */
  readonly signal: AbortSignal;
  readonly progress: ToolContext["progress"];
  readonly clientLog: Invocation["clientLog"];
  readonly rounds: Rounds | undefined;
}

export type PerformCall = (call: Call, performance: Performance) => Promise<ToolOutcome>;

export const callDecision = (
  { caller, origin, tool, method }: Pick<Invocation, "caller" | "origin" | "tool" | "method">,
  record: CallRecord,
): Decision => ({ origin, principal: caller.principal, method, tool, ...record });

const methodOf = ({ message }: Call): string => message?.method ?? "tools/call";

/** Performs a call for every lane: same rules, same record, same errors. */
export const createPerformCall = (
  callTool: ToolCaller,
  record: RecordDecision,
  report: (error: unknown, origin: Origin) => void,
): PerformCall => {
  const failed = async (call: Call, error: unknown): Promise<never> => {
    const { caller, origin } = call;
    const decision = { origin, principal: caller.principal, method: methodOf(call), phase: "finished" } as const;
    const tool = call.tool && { tool: call.tool };
    if (error instanceof ForeignState) {
      await record({ ...decision, ...tool, outcome: "refused", reason: "arguments-invalid", detail: error.message });
      throw new CallFailure(errorCodes.invalidParams, "Invalid or expired requestState");
    }
    const refusal = refusalOf(error);
    report(error, origin);
    if (refusal.refusal !== "audit-unavailable") {
      await record({
        ...decision,
        ...tool,
        status: 200,
        outcome: "failed",
        reason: refusal.refusal,
        detail: refusal.message,
      });
    }
    const { code, message } = refusals[refusal.refusal];
    throw new CallFailure(code, message, { cause: error });
  };

  const perform: PerformCall = async (call, { signal, progress, clientLog, rounds }) => {
    const { caller, origin, tool, threatLevel, args = {} } = call;
    const method = methodOf(call);
    call.performance.started = true;
    if (!tool) {
      await record({
        origin,
        principal: caller.principal,
        method,
        phase: "finished",
        outcome: "refused",
        reason: "not-found",
      });
      throw new CallFailure(errorCodes.invalidParams, unknownTarget[method] ?? "Unknown tool");
    }
    try {
      const outcome = await callTool({
        method,
        tool,
        args,
        caller,
        threatLevel,
        origin,
        signal,
        progress,
        clientLog,
        rounds,
      });
      if (outcome.kind === "result" && outcome.claims !== undefined) call.performance.claims = outcome.claims;
      return outcome;
    } catch (error) {
      return failed(call, error);
    }
  };

  // In a session the work goes on when its reader goes away, and so does its place.
  return async (call, performance) => {
    const release = call.place.hold();
    try {
      return await perform(call, performance);
    } finally {
      release();
      call.performance.finished = true;
      call.performance.whenFinished?.();
    }
  };
};

import { canonicalJson, digestOfCanonical, utf8Bytes } from "@mcp-landing-zone/contract";
import type { Classification } from "@mcp-landing-zone/contract";
import type { Caller } from "../identity/authenticate.ts";
import type { StatedLevel, ThreatLevel } from "../identity/threat-level.ts";
import type { CallRecord, Origin } from "../decision/decision.ts";
import type { Principal } from "../decision/principal.ts";
import { timed } from "../decision/observation.ts";
import { enter } from "../decision/stage.ts";
import { ForeignState, requiredApproval } from "./approval-rounds.ts";
import type { ApprovalOutcome, ApproveCall, InputRequired, Rounds } from "./approval-rounds.ts";
import type { CallSubject, EarlierRounds, Elicitation, Elicitor } from "./elicitation.ts";
import { timedGuard } from "./content-guard.ts";
import type { ContentGuard } from "./content-guard.ts";
import { finishOutput } from "./finish-output.ts";
import type { ToolResult } from "./finish-output.ts";
import { foreignWords, refusalResult, screenedRefusal } from "./refusal-result.ts";
import type { RegisteredTool } from "./registry.ts";
import { runTool } from "./run-tool.ts";
import { holdsForeign, taintMinutes } from "./taint.ts";
import type { Taint } from "./taint.ts";
import type { ToolContext, ToolLogLevel } from "./tool-context.ts";
import { createToolLog } from "./tool-log.ts";
import type { ClientLog } from "./tool-log.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import type { ToolRefusalName } from "../refusal/tool-refusal.ts";

/** A call whose caller may use the tool, or a read whose caller may read. */
export interface Invocation {
  readonly method: string;
  readonly tool: RegisteredTool;
  readonly args: unknown;
  readonly caller: Caller;
  readonly threatLevel: ThreatLevel;
  readonly origin: Origin;
  readonly signal: AbortSignal;
  readonly progress: ToolContext["progress"];
  /** Undefined where the client asked for no lines. */
  readonly clientLog: ClientLog | undefined;
  readonly rounds: Rounds | undefined;
}

export type ToolOutcome =
  | {
      readonly kind: "result";
      readonly result: ToolResult;
      /** JSON of the `claims` that the caller's next token needs, where that is why there is no better result. */
      readonly claims?: string;
    }
  | { readonly kind: "input-required"; readonly request: InputRequired };

export interface ToolCallStages {
  readonly approve: ApproveCall;
  /** The content layer, in the turns of one principal. */
  readonly guardOf: (principalKey: string, classification?: Classification) => ContentGuard;
  /** Whether its definition is on the list of indicators of compromise by now. */
  readonly refusesDigest: (digest: string) => boolean;
  /** a call that has waited goes on under the level that holds by then. */
  readonly raisedLevel: StatedLevel["raised"];
  readonly taint: Taint;
  readonly elicitation: Elicitation;
  /** Lines that tools write. */
  readonly log: (level: ToolLogLevel, line: string, origin: Origin) => void;
  readonly record: (invocation: Invocation, record: CallRecord) => Promise<void>;
  /** Called with what failed behind a refusal without details. */
  readonly report: (error: unknown, origin: Origin) => void;
}

const failures: ReadonlySet<ToolRefusalName> = new Set([
  "tool-error",
  "tool-failed",
  "timed-out",
  "output-invalid",
  "downstream-unavailable",
  "upstream-unavailable",
]);

/** A tool gets sets of its own: the caller's are asked again in later calls. */
const ownCopyOf = (principal: Principal): Principal => ({
  ...principal,
  rights: new Set(principal.rights),
  roles: new Set(principal.roles),
  contexts: new Set(principal.contexts),
});

const taintedSince = `Text from outside was returned to you in the last ${taintMinutes} minutes, so a call that changes something needs your approval.`;

export type ToolCaller = (invocation: Invocation) => Promise<ToolOutcome>;

/**
 * One call from validated rights to recorded outcome. A stage that refuses throws; nothing after it runs. A call that changes
 * something is recorded before it runs as well, so that no effect is ever without a record.
 */
export const createToolCaller = (stages: ToolCallStages): ToolCaller => {
  const { approve, guardOf, refusesDigest, raisedLevel, taint, elicitation, log, record, report } = stages;

  /** Before anything is inspected, before an approver is asked about a call that cannot run, and before it runs: time passes in between. */
  const assertCurrent = ({ tool, threatLevel }: Invocation): void => {
    const { approved, availability } = tool;
    const { name, digest, effect } = approved;
    if (raisedLevel(threatLevel) === 2 && effect !== "read") throw new ToolRefusal("threat-raised");
    if (refusesDigest(digest)) throw new ToolRefusal("definition-changed");
    const standing = availability?.standing(name) ?? "current";
    if (standing === "changed") throw new ToolRefusal("definition-changed");
    if (standing === "unverified") throw new ToolRefusal("upstream-unavailable");
  };

  const check = async (invocation: Invocation, json: string, guard: ContentGuard): Promise<void> => {
    const { tool, args, signal } = invocation;
    assertCurrent(invocation);
    if (utf8Bytes(json) > tool.approved.limits.maxInputBytes) {
      throw new ToolRefusal("arguments-too-large");
    }
    const problem = tool.checkInput(args);
    if (problem !== undefined) throw new ToolRefusal("arguments-invalid", problem);
    await guard.checkData(args, signal);
    await guard.checkInput(args, signal);
  };

  const approvalOf = async (
    invocation: Invocation,
    earlier: EarlierRounds | undefined,
  ): Promise<ApprovalOutcome | undefined> => {
    assertCurrent(invocation);
    const { tool, caller, threatLevel } = invocation;
    // It was used up by the run that stopped to ask; this is the rest of the same call.
    if (earlier?.approval !== undefined) return { approval: earlier.approval };
    const rounds = earlier && invocation.rounds ? { ...invocation.rounds, state: undefined } : invocation.rounds;
    const { principal } = caller;
    const tainted = await taint.marked(principal.key);
    const needed = requiredApproval(tool, principal, tainted || raisedLevel(threatLevel) > 0);
    const because = tainted && tool.approved.approval === "none" ? taintedSince : undefined;
    if (needed !== "none") return approve(tool, needed, caller, { ...invocation, rounds, because });
    if (rounds?.state !== undefined) throw new ForeignState("this call asked for nothing");
    return undefined;
  };

  const run = async (
    invocation: Invocation,
    guard: ContentGuard,
    elicitor: Elicitor,
    reaches: ToolContext["reaches"],
  ): Promise<Awaited<ReturnType<typeof finishOutput>>> => {
    const { tool, args, caller, signal, origin, progress, clientLog } = invocation;
    assertCurrent(invocation);
    const { observation } = origin;
    const context = {
      reaches,
      principal: ownCopyOf(caller.principal),
      correlationId: origin.correlationId,
      progress,
      elicit: elicitor.elicit,
      log: createToolLog({
        tool: tool.approved.name,
        guard,
        signal,
        clientLog,
        write: (level, line) => log(level, line, origin),
      }),
      onBehalfOf: (scope: string) => timed(observation, "on-behalf-of", () => caller.onBehalfOf(scope, signal)),
    };
    enter(origin, "tool");
    const answer = await timed(observation, "tool", () => runTool(tool, args, context, signal));
    elicitor.assertAnswered();
    enter(origin, "output");
    const finished = await timed(observation, "output", () => finishOutput(tool, answer, guard, signal));
    // An answer that is empty or withheld has shown the model nothing.
    if (tool.spotlight && holdsForeign(tool.spotlight, answer)) await taint.mark(caller.principal.key);
    return finished;
  };

  const subjectOf = ({ tool, caller }: Invocation, argumentsDigest: string): CallSubject => ({
    principal: caller.principal.key,
    clientId: caller.principal.clientId,
    tool: tool.approved.name,
    toolDigest: tool.approved.digest,
    argumentsDigest,
  });

  return async (invocation) => {
    const json = canonicalJson(invocation.args);
    const argumentsDigest = digestOfCanonical(json);
    const write = (phase: CallRecord["phase"], fields: Omit<CallRecord, "phase" | "argumentsDigest">): Promise<void> =>
      record(invocation, { phase, argumentsDigest, ...fields });
    let approval: { readonly approval?: string } = {};
    let reached: { readonly host?: string } = {};
    const { signal, tool, caller } = invocation;
    // A question and its answer are under the data rules of the tool, as arguments are.
    const asking = guardOf(caller.principal.key, tool.approved.classification);
    const guard = timedGuard(asking, invocation.origin.observation);
    const subject = subjectOf(invocation, argumentsDigest);
    // Only a call can wait for its user; a read has no way to.
    const rounds = invocation.method === "tools/call" ? invocation.rounds : undefined;
    let elicitor: Elicitor | undefined;
    try {
      enter(invocation.origin, "arguments");
      await check(invocation, json, guard);
      enter(invocation.origin, "approval");
      const earlier =
        rounds?.state === undefined ? undefined : await elicitation.earlier(subject, rounds, asking.checkInput, signal);
      if (earlier?.action) await write("started", { outcome: "allowed", reason: `input-${earlier.action}` });
      const { asked, ...given } = (await approvalOf(invocation, earlier)) ?? {};
      approval = given;
      if (asked) {
        await write("finished", { outcome: "waiting", reason: "approval", ...approval });
        return { kind: "input-required", request: asked };
      }
      if (invocation.tool.approved.effect !== "read") {
        await write("started", { outcome: "allowed", reason: "ok", ...approval });
      }
      elicitor = elicitation.begin(subject, { rounds, earlier, guard: asking, signal });
      const reaches = (host: string) => (reached = { host });
      const { result, findings, bytes: outputBytes } = await run(invocation, guard, elicitor, reaches);
      const end = result.isError
        ? ({ outcome: "failed", reason: "tool-error" } as const)
        : ({ outcome: "allowed", reason: "ok" } as const);
      await write("finished", { outputBytes, findings, ...end, ...approval, ...reached });
      return { kind: "result", result };
    } catch (caught) {
      const question = await elicitor?.stopped(approval.approval);
      if (question) {
        await write("finished", { outcome: "waiting", reason: "input", ...approval, ...reached });
        return { kind: "input-required", request: question };
      }
      if (!(caught instanceof ToolRefusal)) throw caught;
      const unruled = guardOf(caller.principal.key);
      const error = await screenedRefusal(caught, unruled, invocation.signal);
      if (error.cause !== undefined && error.refusal !== "tool-error") report(error.cause, invocation.origin);
      const outcome = failures.has(error.refusal) ? "failed" : "refused";
      if (error.approval !== undefined) approval = { approval: error.approval };
      await write("finished", { outcome, reason: error.refusal, ...approval, ...reached, findings: error.findings });
      const said = await unruled.redact(error.message, new AbortController().signal);
      const foreign = foreignWords(error, tool);
      if (foreign !== undefined) await taint.mark(caller.principal.key);
      const result = refusalResult(error, said.value, { origin: invocation.origin, foreign });
      return { kind: "result", result, ...(error.claims !== undefined && { claims: error.claims }) };
    }
  };
};

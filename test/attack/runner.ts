import { randomBytes } from "node:crypto";
import { isRequestStep } from "./case.ts";
import type { AttackCase, Expectation, Harm, Need, Operation, RequestStep } from "./case.ts";
import { noted, problemsOf, waitsForApproval } from "./judge.ts";
import { deliver, filled } from "./send.ts";
import type { Delivered, Sender } from "./send.ts";
import { lacking } from "./needs.ts";
import type { Target } from "../../testing/composition/target.ts";
import type { Verdict } from "./verdict.ts";
import { headerOf } from "./wire.ts";

/** A run ends, for every behaviour of the target. */
interface Bounds {
  readonly requests: number;
  readonly milliseconds: number;
  /** For one answer. */
  readonly timeoutMs: number;
}

const defaultBounds: Bounds = { requests: 6_000, milliseconds: 900_000, timeoutMs: 15_000 };

/** The case itself is at fault, or the target cannot be reached: nothing was proven either way. */
class CouldNotRun extends Error {
  override readonly name = "CouldNotRun";
}

/** The target cannot show it. */
class NotShown extends Error {
  override readonly name = "NotShown";
  readonly lacking: readonly Need[];

  constructor(lacking: readonly Need[]) {
    super(`needs ${lacking.join(", ")}`);
    this.lacking = lacking;
  }
}

/** Limits for what hangs, in a test: a busy machine is slow. */
export const patiently = {
  bounds: { milliseconds: 3_600_000, timeoutMs: 120_000 },
  judgesTime: false,
} as const satisfies RunOptions;

interface Run {
  readonly sender: Sender;
  readonly attack: AttackCase;
  /** Counts a request, or stops the run. */
  readonly spend: () => void;
  readonly problems: string[];
  readonly judgesTime: boolean;
}

const couldNot = (error: unknown): CouldNotRun =>
  new CouldNotRun(error instanceof Error ? error.message : String(error), { cause: error });

const longestPatience = 61;

/** Sends once more when a limit, and not a rule, has answered: earlier cases have used up that limit. */
const delivered = async (
  { send, expect }: RequestStep,
  { sender, sender: { target }, spend }: Run,
): Promise<Delivered> => {
  const once = (): Promise<Delivered> => {
    spend();
    return deliver(send, sender).catch((error: unknown) => {
      throw couldNot(error);
    });
  };
  const first = await once();
  if (first.answer.status !== 429 || [expect.status].flat().includes(429)) return first;
  const seconds = Number(headerOf(first.answer.headers, "retry-after") ?? longestPatience);
  if (!(seconds <= longestPatience)) throw new CouldNotRun("a limit of the target got in the way");
  if (target.pass) target.pass(seconds);
  else await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  return once();
};

const operate = (operation: Operation, { sender: { target, notes } }: Run): Promise<void> | void => {
  if ("decide" in operation) return target.operator?.decide(filled(operation.approval, notes), operation.decide);
  if ("switch" in operation) return target.operator?.turnSwitch(operation.switch);
  if ("pass" in operation) return target.pass?.(operation.pass);
  if ("mend" in operation) return target.saboteur?.heal();
  return target.saboteur?.inject(operation.fault, operation.how);
};

const watched = (harm: Harm, mustNot: readonly Harm[]): boolean => mustNot.includes(harm);

/** What happened behind the answers of one step that must not have. */
const harmsOf = (
  { target }: Sender,
  mustNot: readonly Harm[],
  expect: Expectation,
  sent: readonly Delivered[],
  canary: string,
): readonly string[] => {
  const seen = target.observer?.seen();
  if (!seen) return [];
  const found: string[] = [];
  if (watched("effect", mustNot)) found.push(...seen.effects.map((effect) => `effect: ${effect}`));
  if (watched("upstream", mustNot)) found.push(...seen.upstream.map((call) => `upstream: ${call} was asked`));
  if (watched("leak", mustNot)) {
    const secrets = [canary, ...sent.flatMap(({ secrets: own }) => own)];
    for (const { sink, text } of seen.written) {
      if (secrets.some((secret) => text.includes(secret))) found.push(`leak: what was sent stands in ${sink}`);
    }
  }
  const { written } = expect;
  if (written && !seen.written.some(({ sink, text }) => sink === "the audit trail" && written.test(text))) {
    found.push(`record: nothing that says ${written}`);
  }
  if (watched("unrecorded", mustNot)) {
    if (seen.decisions.length !== sent.length) {
      found.push(`records: ${seen.decisions.length} for ${sent.length} requests (${seen.decisions.join(", ")})`);
    }
    const decided = [expect.decided ?? []].flat();
    const other = decided.length > 0 && seen.decisions.find((decision) => !decided.includes(decision));
    if (other) found.push(`record: ${other} received, ${decided.join(" or ")} expected`);
  }
  return found;
};

const attackWith = async (step: RequestStep, run: Run): Promise<void> => {
  const { sender, attack, problems } = run;
  const { target, notes } = sender;
  target.observer?.look();
  const sent: Delivered[] = [];
  if (step.atOnce !== undefined) {
    sent.push(...(await Promise.all(Array.from({ length: step.atOnce }, () => delivered(step, run)))));
  } else {
    for (let time = 0; time < (step.times ?? 1); time += 1) {
      const one = await delivered(step, run);
      sent.push(one);
      if (step.until && problemsOf(one.answer, step.until, notes).length === 0) break;
    }
  }
  const { within: _late, ...timeless } = step.expect;
  const expect = run.judgesTime ? step.expect : timeless;
  const judged = sent.map(({ answer }) => problemsOf(answer, expect, notes));
  const found =
    step.atOnce === undefined
      ? judged.flat()
      : [
          ...judged.flat().filter((one) => one.startsWith("status")),
          ...(judged.find((one) => one.length === 0) ?? judged[0] ?? []),
        ];
  if (step.setup) {
    const [problem] = found;
    if (problem !== undefined) throw new CouldNotRun(`preparation: ${problem}`);
  } else {
    const canary = notes.get("canary") ?? "";
    problems.push(...new Set([...found, ...harmsOf(sender, attack.mustNotHaveHappened, step.expect, sent, canary)]));
  }
  const last = sent.at(-1);
  for (const note of step.note ?? []) {
    const value = last && noted(last.answer, note);
    // Taint from an earlier case makes the write wait for approval, and a target with a fixed set of people keeps the taint.
    if (value === undefined && last && waitsForApproval(last.answer) && !target.operator) {
      throw new NotShown(["operator"]);
    }
    if (value === undefined) throw new CouldNotRun(`preparation: the answer holds no ${note.as}`);
    notes.set(note.as, value);
  }
};

const runSteps = async (run: Run): Promise<void> => {
  for (const step of run.attack.steps) {
    if (isRequestStep(step)) await attackWith(step, run);
    else await operate(step.operate, run);
  }
};

export interface RunOptions {
  readonly bounds?: Partial<Bounds>;
  /** Whether an answer that is right and late is a failure. A test says no: its machine may be busy. @default true */
  readonly judgesTime?: boolean;
  readonly onVerdict?: (verdict: Verdict, done: number, all: number) => void;
}

/** Runs the cases one after another, so that what happened behind an answer belongs to it. */
export const runCases = async (
  cases: readonly AttackCase[],
  target: Target,
  { bounds: given = {}, judgesTime = true, onVerdict }: RunOptions = {},
): Promise<readonly Verdict[]> => {
  const bounds = { ...defaultBounds, ...given };
  const started = performance.now();
  const verdicts: Verdict[] = [];
  let spent = 0;
  for (const [index, attack] of cases.entries()) {
    const begun = { at: performance.now(), requests: spent };
    const problems: string[] = [];
    const verdict = (outcome: Verdict["outcome"], needs: Verdict["lacking"] = []): Verdict => ({
      case: attack,
      outcome,
      problems,
      unobserved: target.observer ? [] : attack.mustNotHaveHappened,
      lacking: needs,
      requests: spent - begun.requests,
      milliseconds: performance.now() - begun.at,
    });
    const attempt = async (): Promise<Verdict> => {
      const needs = lacking(target, attack.needs);
      if (needs.length > 0) return verdict("not-observable", needs);
      const spend = (): void => {
        spent += 1;
        if (spent > bounds.requests) throw new CouldNotRun(`the run is bounded to ${bounds.requests} requests`);
        if (performance.now() - started > bounds.milliseconds) {
          throw new CouldNotRun(`the run is bounded to ${bounds.milliseconds} ms`);
        }
      };
      const salt = String(index);
      const canary = `canary${randomBytes(12).toString("hex")}`;
      const sender: Sender = {
        target,
        notes: new Map([
          ["canary", canary],
          ["origin", new URL(target.url).origin],
          ["resource", target.url],
          ...Object.entries(target.facade ?? {}),
        ]),
        salt,
        timeoutMs: bounds.timeoutMs,
        from: target.callFrom?.(index),
      };
      await runSteps({ sender, attack, spend, problems, judgesTime });
      return verdict(problems.length === 0 ? "passed" : "failed");
    };
    const ended = await attempt().catch((error: unknown): Verdict => {
      if (error instanceof NotShown) return verdict("not-observable", error.lacking);
      problems.unshift(`could not run: ${error instanceof Error ? error.message : String(error)}`);
      return verdict("error");
    });
    if (attack.steps.some((step) => !isRequestStep(step))) {
      target.saboteur?.heal();
      target.operator?.turnSwitch("none");
    }
    verdicts.push(ended);
    onVerdict?.(ended, index + 1, cases.length);
  }
  return verdicts;
};

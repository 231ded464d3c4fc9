import { randomBytes } from "node:crypto";
import { digestOf } from "@mcp-landing-zone/contract";
import type { JsonSchema } from "@mcp-landing-zone/contract";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import type { StateStore } from "../state/state-store.ts";
import { actionOf, ForeignState, formsUndeclared } from "./approval-rounds.ts";
import type { FormAction, InputRequired, Rounds } from "./approval-rounds.ts";
import type { ContentGuard } from "./content-guard.ts";
import { filledIn, formProblem } from "./elicit-form.ts";
import { textsOf } from "./output-texts.ts";
import { defaultsOf } from "./schema-defaults.ts";
import { ToolError } from "./tool-context.ts";
import type { Elicited, Question } from "./tool-context.ts";

/** The name of the form among what a client is asked for. */
export const questionKey = "question";

/** What was asked and answered in earlier rounds of one call. */
interface Answer {
  /** Digest of message and form. */
  readonly question: string;
  readonly action: FormAction;
  readonly values?: unknown;
}

/** Whose call it is, of what, with what. Any difference is another call. */
export interface CallSubject {
  readonly principal: string;
  readonly clientId: string;
  readonly tool: string;
  readonly toolDigest: string;
  readonly argumentsDigest: string;
}

interface Kept {
  readonly subject: string;
  /** The approval that the call has used up already. */
  readonly approval?: string;
  readonly answers: readonly Answer[];
  readonly asked: { readonly question: string; readonly form: JsonSchema };
}

/** What earlier rounds brought for a call. */
export interface EarlierRounds {
  readonly approval: string | undefined;
  readonly answers: readonly Answer[];
  /** What the person did in this round; undefined where the client brought nothing. */
  readonly action: FormAction | undefined;
}

/** One call that may ask. */
export interface Elicitor {
  readonly elicit: <T>(question: Question<T>) => Promise<Elicited<T>>;
  /** Throws where the tool went on although it has to wait. */
  readonly assertAnswered: () => void;
  /** What the call stopped at to ask, kept until the client comes back. */
  readonly stopped: (approval: string | undefined) => Promise<InputRequired> | undefined;
}

export interface Elicitation {
  /** What the client brings back for a question of this call; throws where the state is of another call, or was used before. */
  earlier(
    subject: CallSubject,
    rounds: Rounds | undefined,
    check: ContentGuard["checkInput"],
    signal: AbortSignal,
  ): Promise<EarlierRounds | undefined>;
  begin(subject: CallSubject, options: ElicitorOptions): Elicitor;
}

interface ElicitorOptions {
  /** Undefined where the wire has no rounds. */
  readonly rounds: Rounds | undefined;
  readonly earlier: EarlierRounds | undefined;
  readonly guard: ContentGuard;
  readonly signal: AbortSignal;
}

/** Ends the run of a tool that has to wait for a person. */
class Waiting extends Error {
  override readonly name = "Waiting";
}

const prefix = "q.";
const lifetimeSeconds = 900;
const mostQuestions = 8;
/** No person reads a longer question. */
const longestMessage = 2_000;
/** What is kept of one call between its rounds: room for every caller's. */
const mostKept = 65_536;

const keyOf = (state: string): string => `question:${state}`;
const taken = "taken";

const noForm = "The tool has to ask its user something, and your client cannot show a form.";
const noHandshake = `The tool has to ask its user something. ${formsUndeclared}`;

/**
 * Questions of a tool to the person behind its caller, for both revisions: the call ends with the question, and runs again from its
 * beginning with the answer. Between the rounds the client holds only an id; its meaning is kept here, for one caller, client, tool,
 * definition and set of arguments, and is used once.
 */
export const createElicitation = (state: StateStore): Elicitation => {
  const take = async (id: string, subject: string): Promise<Kept> => {
    const text = /^q\.[A-Za-z0-9_-]{32}$/.test(id) ? await state.get(keyOf(id)) : undefined;
    const kept = text === undefined || text === taken ? undefined : (JSON.parse(text) as Kept);
    if (kept?.subject !== subject) throw new ForeignState("state of another call");
    if (!(await state.swap(keyOf(id), text as string, taken))) throw new ForeignState("state that was used before");
    return kept;
  };

  return {
    earlier: async (subject, rounds, check, signal) => {
      if (!rounds?.state?.startsWith(prefix)) return undefined;
      const { answers, approval, asked } = await take(rounds.state, digestOf(subject));
      const response = rounds.responses[questionKey];
      const action = actionOf(response);
      if (!action) {
        if (response !== undefined) throw new ToolRefusal("arguments-invalid", "The answer has no action.");
        return { approval, answers, action };
      }
      if (action !== "accept") return { approval, action, answers: [...answers, { question: asked.question, action }] };
      const filled = filledIn(asked.form, (response as { readonly content?: unknown }).content);
      if ("problem" in filled)
        throw new ToolRefusal("arguments-invalid", `The answer does not fit at ${filled.problem}.`);
      await check(textsOf(filled.values), signal);
      return { approval, action, answers: [...answers, { question: asked.question, action, values: filled.values }] };
    },
    begin: (subject, { rounds, earlier, guard, signal }) => {
      const answers = [...(earlier?.answers ?? [])];
      let next = 0;
      let stop: { readonly message: string; readonly form: JsonSchema; readonly question: string } | undefined;

      const elicit = async <T>({ message, form, fallback }: Question<T>): Promise<Elicited<T>> => {
        const problem = formProblem(form);
        if (problem) {
          const received = JSON.stringify(problem.received);
          throw new TypeError(
            `tool ${JSON.stringify(subject.tool)}: form${problem.path}: received ${received}; should be ${problem.right}`,
          );
        }
        const question = digestOf({ message, form });
        const answer = answers[next];
        if (answer?.question === question) {
          next += 1;
          return answer.action === "accept"
            ? { action: "accept", values: defaultsOf(form)(answer.values) as T }
            : { action: answer.action };
        }
        // The tool asks something else than it did before: later answers were to other questions.
        answers.splice(next);
        if (!rounds?.canAsk) {
          if (fallback !== undefined) return { action: "fallback", values: fallback };
          throw new ToolError(rounds ? noForm : noHandshake, { findings: ["elicitation.no-form"], foreign: false });
        }
        if (next >= mostQuestions) throw new RangeError(`more than ${mostQuestions} questions in one call`);
        if (message.length > longestMessage)
          throw new RangeError(`a question of more than ${longestMessage} characters`);
        if (JSON.stringify({ answers, form }).length > mostKept)
          throw new RangeError(`questions and answers of one call of more than ${mostKept} characters`);
        const screened = await guard.screenOutput(message, signal);
        stop = { question, form, message: (await guard.redact(screened.value, signal)).value };
        throw new Waiting();
      };

      return {
        elicit,
        assertAnswered: () => {
          if (stop) throw new Waiting();
        },
        stopped: (approval) => {
          if (!stop) return undefined;
          const { message, form, question } = stop;
          const id = `${prefix}${randomBytes(24).toString("base64url")}`;
          const kept: Kept = {
            subject: digestOf(subject),
            ...(approval !== undefined && { approval }),
            answers,
            asked: { question, form },
          };
          return state.set(keyOf(id), JSON.stringify(kept), lifetimeSeconds).then(() => ({ state: id, message, form }));
        },
      };
    },
  };
};

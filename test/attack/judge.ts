import type { Expectation, Matcher, Note } from "./case.ts";
import { filled } from "./send.ts";
import type { Answer } from "./wire.ts";
import { headerOf } from "./wire.ts";

const missing = Symbol("missing");

/** The JSON of an answer, whether it came as JSON or as the last event of a stream. */
const jsonOf = ({ text, headers }: Pick<Answer, "text" | "headers">): unknown => {
  const isStream = headerOf(headers, "content-type")?.startsWith("text/event-stream");
  const json = isStream
    ? (text.split("\n").findLast((line) => line.startsWith("data: {")) ?? "").slice("data: ".length)
    : text;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
};

/** RFC 6901. */
const pointed = (value: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (at, part) =>
        typeof at === "object" && at !== null && Object.hasOwn(at, part)
          ? (at as Readonly<Record<string, unknown>>)[part]
          : missing,
      value,
    );

const shown = (value: unknown): string => {
  if (value === missing) return "nothing";
  const text = typeof value === "string" ? value : value instanceof RegExp ? String(value) : JSON.stringify(value);
  return text !== undefined && text.length > 160 ? `${text.slice(0, 160)}…` : String(text);
};

const fits = (value: unknown, matcher: Matcher, notes: ReadonlyMap<string, string>): boolean => {
  if (matcher instanceof RegExp) {
    return value !== missing && matcher.test(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
  }
  return value === (typeof matcher === "string" ? filled(matcher, notes) : matcher);
};

/** Faults of the answer, measured against a hardened deployment. */
export const problemsOf = (
  answer: Answer,
  expected: Expectation,
  notes: ReadonlyMap<string, string> = new Map(),
): readonly string[] => {
  const problems: string[] = [];
  const statuses = [expected.status].flat();
  if (!statuses.includes(answer.status)) {
    problems.push(`status: ${answer.status} received, ${statuses.join(" or ")} expected; ${shown(answer.text)}`);
  }
  const json = (expected.json || expected.differs) && jsonOf(answer);
  for (const [pointer, note] of Object.entries(expected.differs ?? {})) {
    const value = pointed(json, pointer);
    if (value === missing || value === notes.get(note)) problems.push(`${pointer}: the same as before`);
  }
  for (const [pointer, matcher] of Object.entries(expected.json ?? {})) {
    const value = pointed(json, pointer);
    if (matcher === undefined ? value !== missing : !fits(value, matcher, notes)) {
      problems.push(
        `${pointer}: ${shown(value)} received, ${matcher === undefined ? "nothing" : shown(matcher)} expected`,
      );
    }
  }
  for (const [name, matcher] of Object.entries(expected.headers ?? {})) {
    const value = headerOf(answer.headers, name);
    const isRight = matcher === undefined ? value === undefined : value !== undefined && fits(value, matcher, notes);
    if (!isRight) problems.push(`${name}: ${shown(value ?? missing)} received, ${shown(matcher ?? missing)} expected`);
  }
  if (expected.body && !expected.body.test(answer.text)) {
    problems.push(`body: ${shown(answer.text)} received, ${expected.body} expected`);
  }
  const whole = `${answer.headers.map((line) => line.join(": ")).join("\n")}\n${answer.text}`;
  const found = expected.silent?.exec(whole)?.[0];
  if (found !== undefined) problems.push(`the answer reveals ${shown(found)}`);
  if (expected.within !== undefined && answer.milliseconds > expected.within) {
    problems.push(`time: ${Math.round(answer.milliseconds)} ms, at most ${expected.within} expected`);
  }
  return problems;
};

/** Whether a person has to approve the call before it runs. */
export const waitsForApproval = (answer: Answer): boolean =>
  pointed(jsonOf(answer), "/result/_meta/org.landing-zone~1refusal") === "approval-needed" ||
  pointed(jsonOf(answer), "/result/resultType") === "input_required";

/** What a note finds in an answer. */
export const noted = (answer: Answer, { from }: Note): string | undefined => {
  if ("header" in from) {
    const value = headerOf(answer.headers, from.header);
    return from.within ? from.within.exec(value ?? "")?.[1] : value;
  }
  if ("match" in from) return from.match.exec(answer.text)?.[1];
  const value = pointed(jsonOf(answer), from.json);
  return typeof value === "string" ? value : undefined;
};

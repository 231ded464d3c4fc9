import {
  inSlices as inSlicesOfOne,
  inspecting,
  redacting,
  screening,
  ShieldUnavailable,
} from "@mcp-landing-zone/content";
import type { Finding, MaskStyle, Redaction, Shield, ShieldInput, Work } from "@mcp-landing-zone/content";
import { timed } from "../decision/observation.ts";
import type { Observation } from "../decision/observation.ts";
import { kindsIn, redactAll } from "./data-policy.ts";
import type { DataPolicy } from "./data-policy.ts";
import { changeEveryText, textGroupsOf, textsOf } from "./output-texts.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import type { ToolRefusalName } from "../refusal/tool-refusal.ts";

/** The content layer as a tool call uses it: checks that refuse by throwing, and changes that keep a value's shape. */
export interface ContentGuard {
  /** Throws a ToolRefusal when the texts in a value try to steer the system, or when that cannot be decided. */
  checkInput(value: unknown, signal: AbortSignal): Promise<void>;
  /** throws where the data rules block a kind of data that the arguments hold. */
  checkData(args: unknown, signal: AbortSignal): Promise<void>;
  /** The value without what was hidden in it, and with orders in it marked as such. Throws where that is not enough. */
  screenOutput<T>(value: T, signal: AbortSignal): Promise<Clean<T>>;
  /** The value without what the data rules take out. Throws where they withhold the whole of it. */
  redact<T>(value: T, signal: AbortSignal, style?: MaskStyle): Promise<Clean<T>>;
}

interface Clean<T> {
  readonly value: T;
  /** Codes of text that was removed, revealed or marked. */
  readonly findings: readonly string[];
}

interface ContentGuardOptions {
  readonly shield: Shield;
  /** What becomes of sensitive data. @default it is taken out of answers */
  readonly data?: DataPolicy;
  /** Does long work, a slice at a time. @default without other work beside it */
  readonly inSlices?: <T>(work: Work<T>, signal: AbortSignal) => Promise<T>;
}

const mostFindings = 32;
const codeOf = (found: Finding): string => `${found.class}.${found.rule}`;
const codeOfData = ({ category, type, left }: Redaction): string =>
  `${category}.${type}${left ? ".allowed" : ""}`.toLowerCase();
const firstCodes = (codes: readonly string[]): readonly string[] =>
  codes.length === 0 ? codes : [...new Set(codes)].slice(0, mostFindings);

/** The local layer costs no call, so it goes first. */
function* findAny(texts: readonly string[]): Work<Finding | undefined> {
  for (const text of texts) {
    const [found] = yield* inspecting(text);
    if (found) return found;
    yield;
  }
  return undefined;
}

/** Names without a finding. Most calls have the same few, and looking at one more text costs more than its length does. */
const plainNames = new Set<string>();
const mostPlainNames = 1_000;
const longestPlainName = 64;

function* findInNames(names: readonly string[]): Work<Finding | undefined> {
  const unknown = names.filter((name) => !plainNames.has(name));
  const found = yield* findAny(unknown);
  if (found) return found;
  for (const name of unknown) {
    if (plainNames.size < mostPlainNames && name.length <= longestPlainName) plainNames.add(name);
  }
  return undefined;
}

function* findInside(value: unknown): Work<Finding | undefined> {
  const { groups, names } = textGroupsOf(value);
  return (yield* findInNames(names)) ?? (yield* findAny(groups.flat()));
}

/** Everything in a value that is read, with the codes of what was found. Names of members cannot change, so those refuse. */
function* screened(value: unknown): Work<Clean<unknown>> {
  const { groups, names } = textGroupsOf(value);
  const codes: string[] = [];
  const changed = new Map<string, string>();
  const hidden = yield* findInNames(names);
  if (hidden) throw new ToolRefusal("output-refused", undefined, { findings: [codeOf(hidden)] });
  for (const group of groups) {
    const { texts, findings, withheld } = yield* screening(group);
    if (withheld) throw new ToolRefusal("output-refused", undefined, { findings: [codeOf(withheld)] });
    if (findings.length === 0) continue;
    for (const found of findings) codes.push(codeOf(found));
    group.forEach((text, index) => changed.set(text, texts[index] as string));
    yield;
  }
  return {
    value: changed.size === 0 ? value : changeEveryText(value, (text) => changed.get(text) ?? text),
    findings: firstCodes(codes),
  };
}

/** Text behind text is copied only when it is read. */
const joined = (texts: readonly string[]): string => {
  let whole = "";
  for (const text of texts) if (text.trim() !== "") whole = whole === "" ? text : `${whole}\n${text}`;
  return whole;
};

export const createContentGuard = (options: ContentGuardOptions): ContentGuard => {
  const { shield, data = redactAll, inSlices = inSlicesOfOne } = options;
  const ask = async (input: ShieldInput, refusal: ToolRefusalName, signal: AbortSignal): Promise<void> => {
    const { attack, reasons } = await shield.check(input, signal).catch((error: unknown) => {
      if (error instanceof ShieldUnavailable) throw new ToolRefusal("shield-unavailable", undefined, { cause: error });
      throw error;
    });
    if (attack) throw new ToolRefusal(refusal, undefined, { findings: reasons });
  };
  return {
    checkInput: async (value, signal) => {
      const found = await inSlices(findInside(value), signal);
      if (found) throw new ToolRefusal("input-refused", undefined, { findings: [codeOf(found)] });
      const prompt = joined(textsOf(value));
      if (prompt !== "") await ask({ prompt }, "input-refused", signal);
    },
    screenOutput: async <T>(value: T, signal: AbortSignal) => {
      const clean = await inSlices(screened(value), signal);
      const document = joined(textsOf(value));
      if (document !== "") await ask({ documents: [document] }, "output-refused", signal);
      return clean as Clean<T>;
    },
    checkData: async (args, signal) => {
      if (data.blocks.size === 0) return;
      const { findings } = await inSlices(redacting(args), signal);
      // A name such as `token` says too little of an argument: cursors of pages are called so.
      const seen = findings.filter(({ type }) => type !== "named");
      const kinds = kindsIn(seen, data.blocks);
      if (kinds.length === 0) return;
      throw new ToolRefusal("data-blocked", `Found: ${kinds.join(", ")}.`, {
        findings: firstCodes(seen.map(codeOfData)),
      });
    },
    redact: async (value, signal, style) => {
      const redacted = await inSlices(data.redacting(value, style), signal);
      const codes = firstCodes(redacted.findings.map(codeOfData));
      const kinds = kindsIn(redacted.findings, data.withholds);
      if (kinds.length > 0) throw new ToolRefusal("data-withheld", `Found: ${kinds.join(", ")}.`, { findings: codes });
      return { value: redacted.value, findings: codes };
    },
  };
};

/** The same guard, with its time noted where telemetry is configured. */
export const timedGuard = (guard: ContentGuard, observation: Observation | undefined): ContentGuard =>
  observation
    ? {
        redact: guard.redact,
        checkData: guard.checkData,
        checkInput: (value, signal) => timed(observation, "shield arguments", () => guard.checkInput(value, signal)),
        screenOutput: (value, signal) => timed(observation, "shield output", () => guard.screenOutput(value, signal)),
      }
    : guard;

import { inSlices, redacting, ShieldUnavailable } from "@mcp-landing-zone/content";
import type { Finding, FindingClass, MaskStyle, Shield, ShieldInput, Work } from "@mcp-landing-zone/content";
import { timed } from "../telemetry/observation.ts";
import type { Observation } from "../telemetry/observation.ts";
import { ToolRefusal } from "./tool-refusal.ts";
import type { ToolRefusalName } from "./tool-refusal.ts";

/** What a tool call needs of the content layer: checks that refuse by throwing, and redaction that keeps a value's shape. */
export interface ContentGuard {
  /** Throws a ToolRefusal when the texts try to steer the system, or when nobody can tell. */
  checkInput(texts: readonly string[], signal: AbortSignal): Promise<void>;
  checkOutput(texts: readonly string[], signal: AbortSignal): Promise<void>;
  redact<T>(value: T, signal: AbortSignal, style?: MaskStyle): Promise<Clean<T>>;
}

interface Clean<T> {
  readonly value: T;
  /** Codes of what was taken out. */
  readonly findings: readonly string[];
}

interface ContentGuardOptions {
  readonly shield: Shield;
  /** The local layer, which costs no call: it goes first. */
  readonly inspecting: (text: string) => Work<readonly Finding[]>;
}

/** A lookalike letter in a page somebody else wrote is no attack on whoever reads it; in arguments it has no business. */
const tolerated: Readonly<Record<"input-refused" | "output-refused", ReadonlySet<FindingClass>>> = {
  "input-refused": new Set(),
  "output-refused": new Set(["confusable"]),
};

const mostFindings = 32;

export const createContentGuard = ({ shield, inspecting }: ContentGuardOptions): ContentGuard => {
  const inspectAll = async (
    texts: readonly string[],
    refusal: keyof typeof tolerated,
    signal: AbortSignal,
  ): Promise<void> => {
    const all = function* (): Work<Finding | undefined> {
      for (const text of texts) {
        const found = (yield* inspecting(text)).find((finding) => !tolerated[refusal].has(finding.class));
        if (found) return found;
        yield;
      }
      return undefined;
    };
    const found = await inSlices(all(), signal);
    if (found) throw new ToolRefusal(refusal, undefined, { findings: [`${found.class}.${found.rule}`] });
  };
  const ask = async (input: ShieldInput, refusal: ToolRefusalName, signal: AbortSignal): Promise<void> => {
    const { attack, reasons } = await shield.check(input, signal).catch((error: unknown) => {
      if (error instanceof ShieldUnavailable) throw new ToolRefusal("shield-unavailable", undefined, { cause: error });
      throw error;
    });
    if (attack) throw new ToolRefusal(refusal, undefined, { findings: reasons });
  };
  const joined = (texts: readonly string[]): string => texts.filter((text) => text.trim() !== "").join("\n");
  return {
    checkInput: async (texts, signal) => {
      await inspectAll(texts, "input-refused", signal);
      const prompt = joined(texts);
      if (prompt !== "") await ask({ prompt }, "input-refused", signal);
    },
    checkOutput: async (texts, signal) => {
      await inspectAll(texts, "output-refused", signal);
      const document = joined(texts);
      if (document !== "") await ask({ documents: [document] }, "output-refused", signal);
    },
    redact: async (value, signal, style) => {
      const redacted = await inSlices(redacting(value, style), signal);
      const codes = new Set(redacted.findings.map(({ category, type }) => `${category}.${type}`.toLowerCase()));
      return { value: redacted.value, findings: [...codes].slice(0, mostFindings) };
    },
  };
};

/** The same guard, with its time told apart where somebody wants to know. */
export const timedGuard = (guard: ContentGuard, observation: Observation | undefined): ContentGuard =>
  observation
    ? {
        redact: guard.redact,
        checkInput: (texts, signal) => timed(observation, "shield arguments", () => guard.checkInput(texts, signal)),
        checkOutput: (texts, signal) => timed(observation, "shield output", () => guard.checkOutput(texts, signal)),
      }
    : guard;

import { classifications } from "@mcp-landing-zone/contract";
import type {
  Approval,
  CatalogueTool,
  Classification,
  Effect,
  JsonSchema,
  ToolLimits,
} from "@mcp-landing-zone/contract";
import type { SpotlightMode } from "../content/index.ts";
import type { ContentBlock } from "./content-block.ts";
import { checkSchema } from "./check-schema.ts";
import type { Schema } from "./schema.ts";
import type { ToolContext } from "./tool-context.ts";

/** Which members of the output hold text that this deployment did not write. Paths of member names; `*` is every element. */
export interface Spotlight {
  readonly mode: SpotlightMode;
  readonly fields: readonly string[];
}

/** An answer of pictures, sounds and prose, for a tool whose output is not data. */
export class ToolContent {
  readonly blocks: readonly ContentBlock[];

  constructor(blocks: readonly ContentBlock[]) {
    this.blocks = blocks;
  }
}

/** Output of a tool that answers with {@link ToolContent}. No schema is listed for it. */
export const contentOutput: Schema<ToolContent> = {};

export interface ToolSpec<I, O> {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  /** Short name of the scope that a caller must hold. */
  readonly scope: string;
  readonly effect: Effect;
  readonly classification: Classification;
  /** @default other-person for destructive and for restricted tools, none for others */
  readonly approval?: Approval;
  /** @default {@link defaultLimits} */
  readonly limits?: Partial<ToolLimits>;
  /** @default the output holds nothing from outside */
  readonly spotlight?: Spotlight;
  readonly input: Schema<I>;
  readonly output: Schema<O>;
  readonly run: (args: I, context: ToolContext) => Promise<O>;
}

/** A tool as the server runs it: what the catalogue says of it, and how. */
export interface Tool {
  readonly definition: Omit<CatalogueTool, "digest">;
  readonly spotlight: Spotlight | undefined;
  readonly run: (args: unknown, context: ToolContext) => Promise<unknown>;
}

export const defaultLimits: ToolLimits = {
  callsPerMinute: 60,
  callsPerDay: 5_000,
  timeoutSeconds: 30,
  maxInputBytes: 16_384,
  maxOutputBytes: 65_536,
};

const wrong = (name: string, field: string, received: unknown, right: string): Error =>
  new Error(`tool ${JSON.stringify(name)}: ${field}: received ${JSON.stringify(received)}; should be ${right}`);

const patterns = {
  name: [/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, "1 to 64 letters, digits, dots, hyphens and underscores, a letter first"],
  version: [/^\d+\.\d+\.\d+$/, "a semantic version such as 1.0.0"],
  scope: [/^[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)+$/, "a scope such as documents.read"],
} as const;

const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

const isObjectSchema = (schema: JsonSchema): boolean =>
  schema["type"] === "object" && schema["additionalProperties"] === false;

/** Whether the tool answers with {@link ToolContent} instead of data. */
export const answersWithContent = ({ output }: Pick<CatalogueTool, "output">): boolean =>
  Object.keys(output).length === 0;

/** Defines a tool, or says what is wrong with the definition. What it returns cannot be changed any more. */
export const defineTool = <I, O>(spec: ToolSpec<I, O>): Tool => {
  const { name, run, spotlight, limits, approval, ...rest } = spec;
  for (const field of ["name", "version", "scope"] as const) {
    const [pattern, right] = patterns[field];
    if (!pattern.test(spec[field])) throw wrong(name, field, spec[field], right);
  }
  if (!classifications.includes(spec.classification)) {
    throw wrong(name, "classification", spec.classification, `one of ${classifications.join(", ")}`);
  }
  const grave = spec.effect === "destructive" || spec.classification === "restricted";
  if (grave && approval === "none") {
    throw wrong(name, "approval", approval, "caller or other-person for a destructive or restricted tool");
  }
  for (const field of ["input", "output"] as const) {
    if (spec[field] !== contentOutput && !isObjectSchema(spec[field])) {
      throw wrong(name, field, spec[field]["type"], 'an object schema with "additionalProperties": false');
    }
    const [problem] = checkSchema(spec[field]);
    if (problem) throw wrong(name, `${field}${problem.path}`, problem.received, problem.right);
  }
  const definition = {
    ...rest,
    name,
    approval: approval ?? (grave ? "other-person" : "none"),
    limits: { ...defaultLimits, ...limits },
  };
  return frozen({
    definition: structuredClone(definition),
    spotlight: spotlight && structuredClone(spotlight),
    run: run as Tool["run"],
  });
};

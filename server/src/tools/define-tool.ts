import { approvals, classifications, effects, nameRules } from "@mcp-landing-zone/contract";
import type {
  Approval,
  CatalogueTool,
  Classification,
  Effect,
  JsonSchema,
  ToolLimits,
} from "@mcp-landing-zone/contract";
import { inspectDefinition } from "@mcp-landing-zone/content";
import { frozen } from "../frozen.ts";
import type { Availability } from "./availability.ts";
import type { ContentBlock } from "./content-block.ts";
import { checkSchema } from "./check-schema.ts";
import { checkSpotlight, unmarkedTexts } from "./check-spotlight.ts";
import type { Spotlight } from "./check-spotlight.ts";
import type { Schema } from "./schema.ts";
import { defaultsOf } from "./schema-defaults.ts";
import type { ToolContext } from "./tool-context.ts";

/** An answer of pictures, sounds and prose, for a tool whose output is not data. */
export class ToolContent {
  readonly blocks: readonly ContentBlock[];
  /** Whether it says what went wrong, in the tool's own words. */
  readonly failed: boolean;

  constructor(blocks: readonly ContentBlock[], failed = false) {
    this.blocks = blocks;
    this.failed = failed;
  }
}

/** Output of a tool that answers with {@link ToolContent}. No schema is listed for it. */
export const contentOutput: Schema<ToolContent> = {};

/** A tool: what it takes, gives, needs and costs, and what it does. */
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
  /** For a tool that may change while the server runs. */
  readonly availability?: Availability;
  readonly run: (args: unknown, context: ToolContext) => Promise<unknown>;
}

/** The limits of a tool that states none. */
export const defaultLimits: ToolLimits = {
  callsPerMinute: 60,
  callsPerDay: 5_000,
  timeoutSeconds: 30,
  maxInputBytes: 16_384,
  maxOutputBytes: 65_536,
};

export const areLimits = (limits: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(limits).every(
    ([name, limit]) => Object.hasOwn(defaultLimits, name) && Number.isFinite(limit) && (limit as number) > 0,
  );

export const limitsInWords = `numbers above 0 for ${Object.keys(defaultLimits).join(", ")}`;

const wrong = (name: string, field: string, received: unknown, right: string): Error =>
  new Error(`tool ${JSON.stringify(name)}: ${field}: received ${JSON.stringify(received)}; should be ${right}`);

const rules = {
  name: nameRules.tool,
  version: { fits: (text: string) => /^\d+\.\d+\.\d+$/.test(text), right: "a semantic version such as 1.0.0" },
  scope: nameRules.scope,
} as const;

const isObjectSchema = (schema: JsonSchema): boolean =>
  schema["type"] === "object" && schema["additionalProperties"] === false;

/** Whether the tool answers with {@link ToolContent} instead of data. */
export const answersWithContent = ({ output }: Pick<CatalogueTool, "output">): boolean =>
  Object.keys(output).length === 0;

type DefinitionSpec = Omit<CatalogueTool, "digest" | "approval" | "limits"> & {
  readonly approval?: Approval;
  readonly limits?: Partial<ToolLimits>;
};

/** What another server's tool takes is as open as it was approved; a tool of this server's own takes what it names. */
const assertSchemas = (spec: DefinitionSpec): void => {
  for (const field of ["input", "output"] as const) {
    const schema = spec[field];
    const right = spec.upstream ? schema["type"] === "object" : isObjectSchema(schema);
    if (!right && (field === "input" || !answersWithContent(spec))) {
      const closed = spec.upstream ? "" : ' with "additionalProperties": false';
      throw wrong(spec.name, field, schema["type"], `an object schema${closed}`);
    }
    const [problem] = checkSchema(schema);
    if (problem) throw wrong(spec.name, `${field}${problem.path}`, problem.received, problem.right);
  }
};

/** Who may have to agree to its calls, the default first. A person never approves their own destructive call. */
const approvalsFor = ({ effect, classification }: DefinitionSpec): readonly [Approval, ...Approval[]] => {
  if (effect === "destructive") return ["other-person"];
  return classification === "restricted" ? ["other-person", "caller"] : approvals;
};

/** The definition with what goes without saying, or what is wrong with it. */
export const completeDefinition = (spec: DefinitionSpec): Omit<CatalogueTool, "digest"> => {
  const { name, limits, approval, ...rest } = spec;
  for (const field of ["name", "version", "scope"] as const) {
    const { fits, right } = rules[field];
    if (!fits(spec[field])) throw wrong(name, field, spec[field], right);
  }
  const allowed = { effect: effects, classification: classifications, approval: approvalsFor(spec) };
  const completed = { ...rest, name, approval: approval ?? allowed.approval[0] };
  for (const field of ["effect", "classification", "approval"] as const) {
    const words: readonly string[] = allowed[field];
    if (!words.includes(completed[field])) throw wrong(name, field, completed[field], `one of ${words.join(", ")}`);
  }
  if (limits && !areLimits({ ...limits })) throw wrong(name, "limits", limits, limitsInWords);
  assertSchemas(spec);
  return { ...completed, limits: { ...defaultLimits, ...limits } };
};

/** what a model would see of it holds no hidden text and no orders, by mistake or by a dependency that wrote it. */
const assertPlain = ({ name, title, description, input, output }: Tool["definition"]): void => {
  const seen = { name, title, description, inputSchema: input, outputSchema: output };
  const [finding] = inspectDefinition(seen);
  if (finding)
    throw wrong(name, finding.path.slice(1) || "definition", finding.rule, "plain text that describes the tool");
};

/** Defines a tool, or says what is wrong with the definition. What it returns cannot be changed any more. */
export const defineTool = <I, O>({ run, spotlight, ...spec }: ToolSpec<I, O>): Tool => {
  const definition = structuredClone(completeDefinition(spec));
  const [problem] = spotlight ? checkSpotlight(spotlight, definition.output, answersWithContent(definition)) : [];
  if (problem) throw wrong(spec.name, `spotlight${problem.path}`, problem.received, problem.right);
  const [unmarked] = unmarkedTexts(definition.output).filter((path) => !spotlight?.fields.includes(path));
  if (unmarked !== undefined) {
    const right =
      "text from outside is marked: name its path in spotlight.fields, or give the text a maxLength if this server writes it";
    throw wrong(spec.name, `output.${unmarked}`, "schema.longText without spotlight", right);
  }
  assertPlain(definition);
  const filled = defaultsOf(definition.input);
  return frozen({
    definition,
    spotlight: spotlight && structuredClone(spotlight),
    run: (args, context) => (run as Tool["run"])(filled(args), context),
  });
};

import { approvalKinds, classifications, effects, nameRules, slowPatterns } from "@mcp-landing-zone/contract";
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
import { checkClosed } from "./check-closed.ts";
import { checkSchema } from "./check-schema.ts";
import { checkSpotlight, unmarkedTexts } from "./check-spotlight.ts";
import type { Spotlight } from "./check-spotlight.ts";
import type { Check } from "./compile-schema.ts";
import type { Schema } from "./schema.ts";
import { defaultsOf } from "./schema-defaults.ts";
import { isStandardSchema, jsonSchemaOf, SchemaUnusable, standardCheck, standardResult } from "./standard-schema.ts";
import type { StandardSchema } from "./standard-schema.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import type { ToolRefusalName } from "../refusal/tool-refusal.ts";
import type { ToolContext } from "./tool-context.ts";

/**
 * An answer of pictures, sounds and prose, for a tool whose output is not data.
 *
 * @example
 * new ToolContent([{ type: "text", text: "Drawn below." }]);
 */
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
  /** Its name. */
  readonly name: string;
  /** The version of its definition. */
  readonly version: string;
  /** What people see. */
  readonly title: string;
  /** What the model reads. */
  readonly description: string;
  /** Short name of the scope that a caller must hold. */
  readonly scope: string;
  /** Whether it reads, writes or destroys. */
  readonly effect: Effect;
  /** How confidential its answers are. */
  readonly classification: Classification;
  /** Who has to approve a call. @default other-person for destructive and for restricted tools, none for others */
  readonly approval?: Approval;
  /** How often it may be called, and how much it takes and gives. @default {@link defaultLimits} */
  readonly limits?: Partial<ToolLimits>;
  /** Which fields of the output hold text from outside, and how they are marked. @default the output holds nothing from outside */
  readonly spotlight?: Spotlight;
  /** Ours, or a closed one of zod, valibot or any library of standardschema.dev; the tool gets what that makes of the arguments. */
  readonly input: Schema<I> | StandardSchema<unknown, I>;
  /** The same for answers. */
  readonly output: Schema<O> | StandardSchema<O, unknown>;
  /** Does the work. */
  readonly run: (args: I, context: ToolContext) => Promise<O>;
}

/** A tool as the server runs it: its entry in the catalogue, and its function. */
export interface Tool {
  /** What the catalogue says of it. */
  readonly definition: Omit<CatalogueTool, "digest">;
  /** How foreign text in its output is marked. */
  readonly spotlight: Spotlight | undefined;
  /** For a tool that may change while the server runs. */
  readonly availability?: Availability;
  /** What the author's schema library says of arguments beyond their JSON Schema. */
  readonly refine?: Check | undefined;
  /** Does its work with arguments that have been checked. */
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

/** What is defined: what its errors call it. */
export type DefinedKind = "tool" | "resource" | "prompt";

/**
 * Its message says which field of which definition it is about. The stack would only show how tools are defined.
 *
 * @example
 * declare const spec: ToolSpec<object, object>;
 * try {
 *   defineTool(spec);
 * } catch (error) {
 *   if (error instanceof DefinitionError) console.error(error.message);
 * }
 */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";

  constructor(name: string, field: string, received: unknown, right: string, kind: DefinedKind = "tool") {
    const what = `${kind} ${JSON.stringify(name)}: ${field}: received ${JSON.stringify(received)}`;
    super(`${what}; should be ${right}; see docs/errors.md#definition-invalid`);
    this.stack = `${this.name}: ${this.message}`;
  }
}

const wrong = (...about: ConstructorParameters<typeof DefinitionError>): Error => new DefinitionError(...about);

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

/** An upstream's schema stays as open as a person approved it; a tool of this server accepts declared properties only. */
const assertSchemas = (spec: DefinitionSpec, kind: DefinedKind): void => {
  for (const field of ["input", "output"] as const) {
    const schema = spec[field];
    const right = spec.upstream ? schema["type"] === "object" : isObjectSchema(schema);
    if (!right && (field === "input" || !answersWithContent(spec))) {
      const closed = spec.upstream ? "" : ' with "additionalProperties": false';
      throw wrong(spec.name, field, schema["type"], `an object schema${closed}`, kind);
    }
    const [problem] = checkSchema(schema);
    if (problem) throw wrong(spec.name, `${field}${problem.path}`, problem.received, problem.right, kind);
    const open = spec.upstream || Object.keys(schema).length === 0 ? undefined : checkClosed(schema);
    if (open) throw wrong(spec.name, `${field}${open.path}`, open.received, open.right, kind);
    // those of another server are judged where they are pinned, and may be accepted with a reason.
    const [slow] = spec.upstream ? [] : slowPatterns(schema);
    if (slow) throw wrong(spec.name, `${field}${slow.path}`, slow.pattern, slow.right, kind);
  }
};

/** The JSON Schema that clients are shown, of any schema that an author may write. */
const shownSchema = (name: string, field: "input" | "output", schema: JsonSchema | StandardSchema): JsonSchema => {
  if (!isStandardSchema(schema)) return schema;
  try {
    return jsonSchemaOf(schema, field);
  } catch (error) {
    if (error instanceof SchemaUnusable) throw wrong(name, field, error.received, error.message);
    throw error;
  }
};

/** A value as the author's library makes it. */
const made = (schema: StandardSchema, value: unknown, otherwise: ToolRefusalName): unknown => {
  const result = standardResult(schema, value);
  if (result.issues) throw new ToolRefusal(otherwise);
  return result.value;
};

/** Arguments on their way in. */
const takes = (schema: unknown, shown: JsonSchema): ((args: unknown) => unknown) =>
  isStandardSchema(schema) ? (args) => made(schema, args, "arguments-invalid") : defaultsOf(shown);

/** Answers on their way out. */
const gives = (schema: unknown): ((answer: unknown) => unknown) =>
  isStandardSchema(schema)
    ? (answer) => (answer instanceof ToolContent ? answer : made(schema, answer, "output-invalid"))
    : (answer) => answer;

/** Who may have to agree to its calls, the default first. A person never approves their own destructive call. */
const approvalsFor = ({ effect, classification }: DefinitionSpec): readonly [Approval, ...Approval[]] => {
  if (effect === "destructive") return ["other-person"];
  return classification === "restricted" ? ["other-person", "caller"] : approvalKinds;
};

/** The definition with what goes without saying, or what is wrong with it. */
export const completeDefinition = (spec: DefinitionSpec, kind: DefinedKind = "tool"): Omit<CatalogueTool, "digest"> => {
  const { name, limits, approval, ...rest } = spec;
  for (const field of ["name", "version", "scope"] as const) {
    const { fits, right } = rules[field];
    if (!fits(spec[field])) throw wrong(name, field, spec[field], right, kind);
  }
  const allowed = { effect: effects, classification: classifications, approval: approvalsFor(spec) };
  const completed = { ...rest, name, approval: approval ?? allowed.approval[0] };
  for (const field of ["effect", "classification", "approval"] as const) {
    const words: readonly string[] = allowed[field];
    if (!words.includes(completed[field]))
      throw wrong(name, field, completed[field], `one of ${words.join(", ")}`, kind);
  }
  if (limits && !areLimits({ ...limits })) throw wrong(name, "limits", limits, limitsInWords, kind);
  assertSchemas(spec, kind);
  return { ...completed, limits: { ...defaultLimits, ...limits } };
};

/** the texts that a model would see hold no hidden text and no orders, by mistake or by a dependency that wrote them. */
export const assertPlain = (
  {
    name,
    title,
    description,
    input,
    output,
  }: Pick<DefinitionSpec, "name" | "title" | "description" | "input" | "output">,
  kind: DefinedKind = "tool",
): void => {
  const seen = { name, title, description, inputSchema: input, outputSchema: output };
  const [finding] = inspectDefinition(seen);
  if (finding)
    throw wrong(
      name,
      finding.path.slice(1) || "definition",
      finding.rule,
      `plain text that describes the ${kind}`,
      kind,
    );
};

/**
 * Defines a tool, or says what is wrong with the definition. The returned tool is frozen.
 *
 * @example
 * defineTool({
 *   name: "greet",
 *   version: "1.0.0",
 *   title: "Greet",
 *   description: "Greets a person by name.",
 *   input: schema.object({ name: schema.text({ maxLength: 80 }) }),
 *   output: schema.object({ greeting: schema.text({ maxLength: 100 }) }),
 *   scope: "greetings.read",
 *   effect: "read",
 *   classification: "public",
 *   run: async ({ name }) => ({ greeting: `Hello ${name}` }),
 * });
 */
export const defineTool = <I, O>({ run, spotlight, input, output, ...spec }: ToolSpec<I, O>): Tool => {
  const { name } = spec;
  const shown = { input: shownSchema(name, "input", input), output: shownSchema(name, "output", output) };
  const definition = structuredClone(completeDefinition({ ...spec, ...shown }));
  const [problem] = spotlight ? checkSpotlight(spotlight, definition.output, answersWithContent(definition)) : [];
  if (problem) throw wrong(name, `spotlight${problem.path}`, problem.received, problem.right);
  const [unmarked] = unmarkedTexts(definition.output).filter((path) => !spotlight?.fields.includes(path));
  if (unmarked !== undefined) {
    const right = unmarked.startsWith("/")
      ? "a text with a maxLength, because no path of spotlight.fields leads there"
      : "text from outside is marked: name its path in spotlight.fields, or give the text a maxLength if this server writes it";
    throw wrong(name, `output.${unmarked}`, "schema.longText without spotlight", right);
  }
  assertPlain(definition);
  const [take, give] = [takes(input, definition.input), gives(output)];
  return frozen({
    definition,
    spotlight: spotlight && structuredClone(spotlight),
    ...(isStandardSchema(input) && { refine: standardCheck(input) }),
    run: async (args, context) => give(await (run as Tool["run"])(take(args), context)),
  });
};

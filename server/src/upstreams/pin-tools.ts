import type {
  Approval,
  CatalogueTool,
  Classification,
  Effect,
  JsonSchema,
  ToolLimits,
  Upstream,
} from "@mcp-landing-zone/contract";
import { inspectDefinition } from "@mcp-landing-zone/content";
import { completeDefinition } from "../tools/define-tool.ts";
import { readListed } from "./listed-definitions.ts";
import { closed, inOurDialect, markableOutput, patternsOf } from "./schemas.ts";

/** What the operator decides about a tool of an upstream. A tool without an assignment is not served. */
export interface Assignment {
  /** The scope that a caller needs. */
  readonly scope: string;
  /** Whether the tool reads, writes or destroys. */
  readonly effect: Effect;
  /** How confidential its answers are. */
  readonly classification: Classification;
  /** Who has to approve a call. @default as for a tool of one's own */
  readonly approval?: Approval;
  /** How often it may be called, and how much it takes and gives. */
  readonly limits?: Partial<ToolLimits>;
  /** Raised by the operator; a raised version also brings back a tool that deviated once. @default "1.0.0" */
  readonly version?: string;
  /** Findings of the scanner that a reviewer accepts: rule and reason. */
  readonly accept?: Readonly<Record<string, string>>;
}

/** What `pinTools` takes. */
export interface PinOptions {
  /** The upstream server. */
  readonly upstream: Pick<Upstream, "name">;
  /** What each tool is allowed, by its name there. */
  readonly assignments: Readonly<Record<string, Assignment>>;
  /** What the upstream lists. */
  readonly listed: readonly unknown[];
  /** Whether a regular expression takes linear time for every text: those of a pinned schema will read anything. */
  readonly isSafePattern: (source: string) => boolean;
}

/** The tools of an upstream as a person approved them. */
export interface Pinned {
  /** The tools as they are pinned. */
  readonly tools: readonly Omit<CatalogueTool, "digest">[];
  /** Listed and not assigned. */
  readonly unassigned: readonly string[];
}

/**
 * Everything that keeps an upstream's tools from being pinned, at once.
 *
 * @example
 * declare const options: PinOptions;
 * try {
 *   pinTools(options);
 * } catch (error) {
 *   if (error instanceof PinRefused) console.error(error.message);
 * }
 */
export class PinRefused extends Error {
  override readonly name = "PinRefused";

  constructor(problems: readonly string[]) {
    super(
      `${problems.length} problem${problems.length === 1 ? "" : "s"}:\n${problems.map((one) => `  ${one}`).join("\n")}`,
    );
  }
}

const leastReason = 10;
const mostDescription = 4_096;
/** A reviewer has to read it, and everybody who installs the catalogue has to carry it. */
const mostSaid = 65_536;

const findingsOf = (said: JsonSchema, isSafePattern: PinOptions["isSafePattern"]) => [
  ...inspectDefinition(said),
  ...[...new Set(patternsOf(said))]
    .filter((source) => !isSafePattern(source))
    .map(() => ({ rule: "slow-pattern", path: "" })),
];

const unaccepted = (
  said: JsonSchema,
  { accept = {} }: Assignment,
  isSafePattern: PinOptions["isSafePattern"],
): readonly string[] =>
  findingsOf(said, isSafePattern)
    .filter(({ rule }) => (accept[rule]?.trim().length ?? 0) < leastReason)
    .map(({ rule, path }) => `received ${rule} at ${path || "/"}; should be absent, or accepted with a reason`);

const textOf = (value: unknown): string => (typeof value === "string" ? value.slice(0, mostDescription) : "");

const pinned = (
  { name: server }: PinOptions["upstream"],
  tool: string,
  said: JsonSchema,
  { accept: _accept, ...assigned }: Assignment,
): Omit<CatalogueTool, "digest"> => {
  const output = said["outputSchema"] as JsonSchema | undefined;
  const annotations = said["annotations"] as { readonly title?: unknown } | undefined;
  return completeDefinition({
    version: "1.0.0",
    ...assigned,
    name: `${server}.${tool}`,
    title: textOf(said["title"]) || textOf(annotations?.title) || tool,
    description: textOf(said["description"]),
    input: closed(inOurDialect((said["inputSchema"] ?? {}) as JsonSchema)),
    output: markableOutput(output && inOurDialect(output))?.schema ?? {},
    upstream: { server, tool, said },
  });
};

/**
 * Makes the upstream's assigned tools into definitions of this server's catalogue, or says everything that speaks against it.
 * What it gives is not approved yet: that is for a person to do.
 *
 * @example
 * declare const options: PinOptions;
 * const { tools } = pinTools(options);
 * console.log(tools.length);
 */
export const pinTools = ({ upstream, assignments, listed, isSafePattern }: PinOptions): Pinned => {
  const said = readListed(listed);
  const problems: string[] = [];
  const tools: Omit<CatalogueTool, "digest">[] = [];
  for (const [tool, assignment] of Object.entries(assignments)) {
    const definition = said.get(tool);
    const at = `${upstream.name}.${tool}`;
    if (!definition) {
      problems.push(`${at}: received nothing; should be listed by the upstream`);
      continue;
    }
    const size = JSON.stringify(definition).length;
    if (size > mostSaid) {
      problems.push(`${at}: received ${size} characters; should be at most ${mostSaid}`);
      continue;
    }
    problems.push(...unaccepted(definition, assignment, isSafePattern).map((problem) => `${at}: ${problem}`));
    try {
      tools.push(pinned(upstream, tool, definition, assignment));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (problems.length > 0) throw new PinRefused(problems);
  return { tools, unassigned: [...said.keys()].filter((tool) => !Object.hasOwn(assignments, tool)) };
};

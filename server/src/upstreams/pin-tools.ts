import type {
  Approval,
  CatalogueTool,
  Classification,
  Effect,
  JsonSchema,
  ToolLimits,
  Upstream,
} from "@mcp-landing-zone/contract";
import { slowPatterns } from "@mcp-landing-zone/contract";
import { completeDefinition } from "../tools/define-tool.ts";
import { noLists } from "./link.ts";
import { readListed } from "./listed-definitions.ts";
import { pinEach, PinRefused, textOf } from "./pin-each.ts";
import { closed, inOurDialect, markableOutput } from "./schemas.ts";

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
  /** The assignment of each tool, by its name at the upstream. */
  readonly assignments: Readonly<Record<string, Assignment>>;
  /** What the upstream lists. */
  readonly listed: readonly unknown[];
}

/** The tools of an upstream as a person approved them. */
export interface Pinned {
  /** The tools as they are pinned. */
  readonly tools: readonly Omit<CatalogueTool, "digest">[];
  /** Listed and not assigned. */
  readonly unassigned: readonly string[];
}

const pinned = (
  server: string,
  tool: string,
  said: JsonSchema,
  assigned: Omit<Assignment, "accept">,
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
 * The result is not approved yet: a person has to approve it.
 *
 * @example
 * declare const options: PinOptions;
 * const { tools } = pinTools(options);
 * console.log(tools.length);
 */
export const pinTools = ({ upstream, assignments, listed }: PinOptions): Pinned => {
  const {
    pinned: tools,
    problems,
    unassigned,
  } = pinEach({
    server: upstream.name,
    assignments,
    said: readListed({ ...noLists, tools: listed }).tools,
    findingsOf: (said) => slowPatterns(said).map(({ path }) => ({ rule: "slow-pattern", path })),
    pin: (tool, said, assigned) => pinned(upstream.name, tool, said, assigned),
  });
  if (problems.length > 0) throw new PinRefused(problems);
  return { tools, unassigned };
};

import type { Ports } from "../ports.ts";
import type { Prompt } from "../readings/define-prompt.ts";
import type { Resource } from "../readings/define-resource.ts";
import type { Tool } from "../tools/define-tool.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";

/** A tool, and what it reaches beyond its own process. There is no default: the author of the server has to know. */
export interface StdioTool {
  /** The tool. */
  readonly tool: Tool;
  /** What it reaches beyond the process. */
  readonly reaches: "nothing" | "network" | "signed-in-user";
}

/** A resource, and what it reaches beyond its own process. */
export interface StdioResource {
  /** The resource. */
  readonly resource: Resource;
  /** What it reaches beyond the process. */
  readonly reaches: StdioTool["reaches"];
}

/** A prompt, and what it reaches beyond its own process. */
export interface StdioPrompt {
  /** The prompt. */
  readonly prompt: Prompt;
  /** What it reaches beyond the process. */
  readonly reaches: StdioTool["reaches"];
}

export interface StdioReach {
  readonly tools: readonly StdioTool[];
  /** @default none */
  readonly resources?: readonly StdioResource[] | undefined;
  /** @default none */
  readonly prompts?: readonly StdioPrompt[] | undefined;
  /** Only for tools that act for a user. */
  readonly onBehalfOf?: Ports["onBehalfOf"] | undefined;
  /**
   * A process on a person's machine has that person's network and that person's files, and no gateway before it. True lets
   * tools run there that reach the network or act for a user.
   */
  readonly dangerouslyAllowToolsThatReachOut?: boolean | undefined;
}

export const noDownstream = (): Promise<never> =>
  Promise.reject(new ToolRefusal("downstream-refused", "No user is signed in here."));

/** Every reason not to start. */
export const problemsOf = (options: StdioReach): string[] => {
  const { tools, resources = [], prompts = [], onBehalfOf, dangerouslyAllowToolsThatReachOut: allowed } = options;
  if (allowed === true) return [];
  const unless = "unless dangerouslyAllowToolsThatReachOut is true";
  const offered = [
    ...tools.map(({ tool, reaches }) => ({ kind: "tool", ...tool, reaches })),
    ...resources.map(({ resource, reaches }) => ({ kind: "resource", ...resource, reaches })),
    ...prompts.map(({ prompt, reaches }) => ({ kind: "prompt", ...prompt, reaches })),
  ];
  const problems = offered.flatMap(({ kind, definition, reaches }) => {
    const found = definition.upstream ? "another server" : reaches;
    return found === "nothing"
      ? []
      : [`${kind} ${definition.name}: reaches: received ${found}; should be nothing, ${unless}`];
  });
  return onBehalfOf ? [...problems, `onBehalfOf: received a function; should be absent, ${unless}`] : problems;
};

/** Without a token for other services: a tool that does not declare that it acts for a user cannot. */
const alone =
  <R>(run: (args: unknown, context: ToolContext) => R) =>
  (args: unknown, context: ToolContext): R =>
    run(args, { ...context, onBehalfOf: noDownstream });

/** The tool as it runs here. */
export const confined = ({ tool, reaches }: StdioTool): Tool =>
  reaches === "signed-in-user" ? tool : { ...tool, run: alone(tool.run) };

const confinedCompleters = (completers: Resource["completers"]): Resource["completers"] =>
  Object.fromEntries(
    Object.entries(completers).map(([name, complete]) => [
      name,
      (typed, context) => complete(typed, { ...context, onBehalfOf: noDownstream }),
    ]),
  );

/** The resource as it runs here. */
export const confinedResource = ({ resource, reaches }: StdioResource): Resource =>
  reaches === "signed-in-user"
    ? resource
    : { ...resource, completers: confinedCompleters(resource.completers), read: alone(resource.read) };

/** The prompt as it runs here. */
export const confinedPrompt = ({ prompt, reaches }: StdioPrompt): Prompt =>
  reaches === "signed-in-user"
    ? prompt
    : { ...prompt, completers: confinedCompleters(prompt.completers), get: alone(prompt.get) };

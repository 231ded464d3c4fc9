import type { Ports } from "../ports.ts";
import type { Tool } from "../tools/define-tool.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";

/** A tool, and what it reaches beyond its own process. There is no default: the author of the server has to know. */
export interface StdioTool {
  /** The tool. */
  readonly tool: Tool;
  /** What it reaches beyond the process. */
  readonly reaches: "nothing" | "network" | "signed-in-user";
}

export interface StdioReach {
  readonly tools: readonly StdioTool[];
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
export const problemsOf = ({ tools, onBehalfOf, dangerouslyAllowToolsThatReachOut: allowed }: StdioReach): string[] => {
  if (allowed === true) return [];
  const unless = "unless dangerouslyAllowToolsThatReachOut is true";
  const problems = tools.flatMap(({ tool: { definition }, reaches }) => {
    const found = definition.upstream ? "another server" : reaches;
    return found === "nothing"
      ? []
      : [`tool ${definition.name}: reaches: received ${found}; should be nothing, ${unless}`];
  });
  return onBehalfOf ? [...problems, `onBehalfOf: received a function; should be absent, ${unless}`] : problems;
};

/** The tool as it runs here: what does not say that it acts for a user cannot. */
export const confined = ({ tool, reaches }: StdioTool): Tool =>
  reaches === "signed-in-user"
    ? tool
    : { ...tool, run: (args, context) => tool.run(args, { ...context, onBehalfOf: noDownstream }) };

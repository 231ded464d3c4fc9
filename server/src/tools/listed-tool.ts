import type { CatalogueTool, JsonSchema } from "@mcp-landing-zone/contract";
import { answersWithContent } from "./define-tool.ts";

/** Prefix of our own `_meta` keys. */
export const metaPrefix = "org.landing-zone/";

/** A tool as `tools/list` shows it. */
export interface ListedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema?: JsonSchema;
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
  };
  readonly _meta: Readonly<Record<string, unknown>>;
}

export const listedTool = (tool: CatalogueTool, label?: string): ListedTool => ({
  name: tool.name,
  title: tool.title,
  description: tool.description,
  inputSchema: tool.input,
  ...(!answersWithContent(tool) && { outputSchema: tool.output }),
  annotations: { readOnlyHint: tool.effect === "read", destructiveHint: tool.effect === "destructive" },
  _meta: {
    [`${metaPrefix}version`]: tool.version,
    [`${metaPrefix}classification`]: tool.classification,
    [`${metaPrefix}digest`]: tool.digest,
    ...(label !== undefined && { [`${metaPrefix}label`]: label }),
  },
});

import { createMarker, spotlight } from "@mcp-landing-zone/content";
import type { SpotlightMode } from "@mcp-landing-zone/contract";
import type { Origin } from "../decision/decision.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import type { ContentGuard } from "./content-guard.ts";
import type { ToolResult } from "./finish-output.ts";
import { metaPrefix } from "./listed-tool.ts";
import type { RegisteredTool } from "./registry.ts";
import { ToolError } from "./tool-context.ts";

/**
 * A tool's failure comes from where its answers come from, and is looked at as they are. No caller waits for it
 * whose call was given up.
 */
export const screenedRefusal = async (
  refusal: ToolRefusal,
  guard: ContentGuard,
  signal: AbortSignal,
): Promise<ToolRefusal> => {
  if (refusal.refusal !== "tool-error") return refusal;
  if (signal.aborted) return new ToolRefusal("timed-out");
  try {
    const screened = await guard.screenOutput(refusal.message, signal);
    const redacted = await guard.redact(screened.value, signal);
    const findings = [...screened.findings, ...redacted.findings];
    return findings.length === 0 ? refusal : refusal.saying(redacted.value, findings);
  } catch (error) {
    if (error instanceof ToolRefusal) return error;
    if (signal.aborted) return new ToolRefusal("timed-out");
    throw error;
  }
};

/** How the words of a failure are marked that may hold text from outside; undefined where they hold none. */
export const foreignWords = (
  { refusal, cause }: ToolRefusal,
  { spotlight: declared }: Pick<RegisteredTool, "spotlight">,
): SpotlightMode | undefined => {
  if (refusal !== "tool-error" || !(cause instanceof ToolError)) return undefined;
  return (cause.foreign ?? declared !== undefined) ? (declared?.mode ?? "datamark") : undefined;
};

interface Said {
  readonly origin: Origin;
  readonly foreign: SpotlightMode | undefined;
}

export const refusalResult = (refusal: ToolRefusal, words: string, { origin, foreign: mode }: Said): ToolResult => {
  const marker = mode && createMarker(mode);
  const text = marker === undefined ? words : spotlight(words, mode as SpotlightMode, marker);
  return {
    content: [{ type: "text", text }],
    isError: true,
    _meta: {
      [`${metaPrefix}refusal`]: refusal.refusal,
      [`${metaPrefix}request-id`]: origin.correlationId,
      ...(refusal.claims !== undefined && { [`${metaPrefix}claims`]: refusal.claims }),
      ...(marker !== undefined && { [`${metaPrefix}spotlight`]: { mode, fields: ["*.text"], marker } }),
    },
  };
};

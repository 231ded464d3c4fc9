import { createMarker, spotlight as spotlightText } from "@mcp-landing-zone/content";
import { bytesOf, mimeTypeOf } from "./content-block.ts";
import type { ContentBlock } from "./content-block.ts";
import type { ContentGuard } from "./content-guard.ts";
import { answersWithContent, ToolContent } from "./define-tool.ts";
import type { Spotlight } from "./check-spotlight.ts";
import { fitOutput } from "./fit-output.ts";
import { jsonOf } from "./json-of.ts";
import { metaPrefix } from "./listed-tool.ts";
import { changeTexts } from "./output-texts.ts";
import type { RegisteredTool } from "./registry.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";

/** A tool's answer as the caller gets it. */
export interface ToolResult {
  readonly content: readonly ContentBlock[];
  readonly structuredContent?: unknown;
  readonly isError?: true;
  readonly _meta?: Readonly<Record<string, unknown>>;
}

/** The texts in a block; pictures and sounds have none, and are left as they are. */
const readable = (blocks: readonly ContentBlock[]): unknown =>
  blocks.map((block) => (bytesOf(block) === undefined ? block : mimeTypeOf(block)));

const withTextsOf = (blocks: readonly ContentBlock[], changed: readonly unknown[]): readonly ContentBlock[] =>
  blocks.map((block, index) => (bytesOf(block) === undefined ? (changed[index] as ContentBlock) : block));

const assertDeclared = (tool: RegisteredTool, value: unknown): void => {
  if (!answersWithContent(tool.approved) && tool.checkOutput(value) !== undefined)
    throw new ToolRefusal("output-invalid");
};

const declared = (tool: RegisteredTool, answer: unknown): unknown => {
  const content = answer instanceof ToolContent;
  // A failed answer has no schema of its own.
  const fits = answersWithContent(tool.approved) === content || (content && answer.failed);
  if (!fits) throw new ToolRefusal("output-invalid");
  if (content) return readable(answer.blocks);
  assertDeclared(tool, answer);
  return answer;
};

/**
 * A redacted value is replaced by its kind, where the schema has room for it, and elsewhere by a value of the same shape. An
 * answer that fits its schema neither way is withheld.
 */
const redactDeclared = async (
  tool: RegisteredTool,
  value: unknown,
  guard: ContentGuard,
  signal: AbortSignal,
): ReturnType<ContentGuard["redact"]> => {
  const named = await guard.redact(value, signal);
  if (named.findings.length === 0 || tool.checkOutput(named.value) === undefined) return named;
  const shaped = await guard.redact(value, signal, "shape");
  assertDeclared(tool, shaped.value);
  return shaped;
};

const markTexts = (
  value: unknown,
  { mode, fields }: Spotlight,
): { readonly value: unknown; readonly marker: string } => {
  const marker = createMarker(mode);
  const mark = (text: string): string => spotlightText(text, mode, marker);
  return { marker, value: fields.reduce((part, path) => changeTexts(part, path.split("."), mark), value) };
};

interface FinishedOutput {
  readonly result: ToolResult;
  readonly findings: readonly string[];
  /** What the answer weighs, before its texts are marked. */
  readonly bytes: number;
}

const mediaBytes = ({ blocks }: ToolContent): number =>
  blocks.reduce((sum, block) => sum + (bytesOf(block)?.length ?? 0), 0);

/**
 * The one way out for every text of a tool, through every channel: checked against its schema, cut to size, inspected,
 * redacted, marked. The text copy is made last, from the finished data, so that both always say the same.
 */
export const finishOutput = async (
  tool: RegisteredTool,
  answer: unknown,
  guard: ContentGuard,
  signal: AbortSignal,
): Promise<FinishedOutput> => {
  const { spotlight, approved } = tool;
  const fitted = fitOutput(declared(tool, answer), spotlight?.fields ?? [], approved.limits.maxOutputBytes);
  const content = answer instanceof ToolContent ? answer : undefined;
  const bytes = fitted.bytes + (content ? mediaBytes(content) : 0);
  // Texts are cut above; a picture cannot be.
  if (bytes > approved.limits.maxOutputBytes) throw new ToolRefusal("output-too-large");
  const screened = await guard.screenOutput(fitted.value, signal);
  // A schema without room for a mark: the answer is withheld.
  if (!content && screened.findings.length > 0 && tool.checkOutput(screened.value) !== undefined)
    throw new ToolRefusal("output-refused", undefined, { findings: screened.findings });
  const redacted = content
    ? await guard.redact(screened.value, signal)
    : await redactDeclared(tool, screened.value, guard, signal);
  const findings = [...screened.findings, ...redacted.findings];
  const marked = spotlight ? markTexts(redacted.value, spotlight) : { value: redacted.value };
  const untouched = findings.length === 0 && !spotlight;
  const meta = {
    ...("marker" in marked && { [`${metaPrefix}spotlight`]: { ...spotlight, marker: marked.marker } }),
    ...(screened.findings.length > 0 && { [`${metaPrefix}findings`]: screened.findings }),
    ...(fitted.cut && { [`${metaPrefix}truncated`]: true }),
    ...(tool.label !== undefined && { [`${metaPrefix}label`]: tool.label }),
  };
  const result: ToolResult = {
    ...(content
      ? { content: withTextsOf(content.blocks, marked.value as readonly unknown[]) }
      : {
          content: [{ type: "text", text: untouched ? fitted.text : jsonOf(marked.value) }],
          structuredContent: marked.value,
        }),
    ...(content?.failed && { isError: true }),
    ...(Object.keys(meta).length > 0 && { _meta: meta }),
  };
  return { result, findings, bytes };
};

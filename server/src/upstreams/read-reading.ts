import type { RoleBlock } from "../readings/define-prompt.ts";
import type { ContentBlock } from "../tools/content-block.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import { isRecord } from "../record.ts";
import { assertFits, assertList, base64, leftOut, readBlock } from "./read-result.ts";
import { textInBytes } from "./text-in-bytes.ts";

const isText = /^text\/|[/+](?:json|xml|yaml)$/;
const isMedia = /^(?:image|audio)\//;

interface Approved {
  /** The address that was asked for. */
  readonly uri: string;
  readonly mimeType: string;
  readonly maxBytes: number;
}

const contentOf = (value: unknown, { uri, mimeType }: Approved): ContentBlock => {
  if (!isRecord(value)) throw new ToolRefusal("output-invalid");
  const { text: said, blob } = value;
  if (typeof said !== "string" && (typeof blob !== "string" || !base64.test(blob)))
    throw new ToolRefusal("output-invalid");
  const text = typeof said === "string" ? said : textInBytes(blob as string);
  if (text === undefined && isMedia.test(mimeType))
    return { type: "resource", resource: { uri, mimeType, blob: blob as string } };
  const type = isText.test(mimeType) ? mimeType : "text/plain";
  return { type: "resource", resource: { uri, mimeType: type, text: text ?? leftOut } };
};

/**
 * The content of an upstream's resource. Address and type come from the approved request, not from the answer, so that an upstream
 * cannot pass one resource off as another, or a page as a text.
 */
export const readContents = (value: unknown, approved: Approved): readonly ContentBlock[] => {
  const contents = isRecord(value) ? value["contents"] : undefined;
  assertList(contents);
  // Nothing would say that there was nothing.
  if (contents.length === 0) throw new ToolRefusal("output-invalid");
  const blocks = contents.map((content) => contentOf(content, approved));
  assertFits(blocks, approved.maxBytes);
  return blocks;
};

const roles: readonly unknown[] = ["user", "assistant"];

/** The messages of an upstream's prompt. */
export const readMessages = (value: unknown, maxBytes: number, server: string): readonly RoleBlock[] => {
  const messages = isRecord(value) ? value["messages"] : undefined;
  assertList(messages);
  const blocks = messages.map((message): RoleBlock => {
    if (!isRecord(message) || !roles.includes(message["role"])) throw new ToolRefusal("output-invalid");
    return { ...readBlock(message["content"], server), role: message["role"] as RoleBlock["role"] };
  });
  assertFits(blocks, maxBytes);
  return blocks;
};

const mostValues = 100;

/** An upstream's suggestions for an argument that the user is typing. */
export const readCompletion = (value: unknown): readonly string[] => {
  const completion = isRecord(value) ? value["completion"] : undefined;
  const values = isRecord(completion) ? completion["values"] : undefined;
  if (!Array.isArray(values) || values.length > mostValues || !values.every((one) => typeof one === "string"))
    throw new ToolRefusal("output-invalid");
  return values;
};

import { errorCodes } from "@mcp-landing-zone/contract";
import type { ToolResult } from "../tools/finish-output.ts";
import { metaPrefix } from "../tools/listed-tool.ts";
import type { ToolRefusalName } from "../refusal/tool-refusal.ts";
import type { RoleBlock } from "../readings/define-prompt.ts";
import { CallFailure } from "./perform-call.ts";

const codes: Readonly<Partial<Record<ToolRefusalName, number>>> = {
  "arguments-invalid": errorCodes.invalidParams,
  "arguments-too-large": errorCodes.invalidParams,
  "shield-unavailable": errorCodes.unavailable,
  "timed-out": errorCodes.unavailable,
  "tool-failed": errorCodes.internal,
  "downstream-unavailable": errorCodes.unavailable,
  "upstream-unavailable": errorCodes.unavailable,
};

/** A call says in its result what went wrong; a read has no place for it there, and ends in an error of the protocol. */
const assertAnswered = ({ isError, content, _meta = {} }: ToolResult): void => {
  if (!isError) return;
  const name = _meta[`${metaPrefix}refusal`] as ToolRefusalName | undefined;
  const [first] = content;
  const message = first?.type === "text" ? first.text : "The read failed.";
  throw new CallFailure((name && codes[name]) ?? errorCodes.refused, message, { data: _meta });
};

const metaOf = ({ _meta }: ToolResult) => (_meta ? { _meta } : {});

export const resourceResult = (result: ToolResult) => {
  assertAnswered(result);
  const contents = result.content.flatMap((block) => (block.type === "resource" ? [block.resource] : []));
  return { contents, ...metaOf(result) };
};

export const promptResult = (result: ToolResult, description: string) => {
  assertAnswered(result);
  const messages = (result.content as readonly RoleBlock[]).map(({ role, ...content }) => ({ role, content }));
  return { description, messages, ...metaOf(result) };
};

/** Offered to a person who types: marked text would be useless there, so a finding refuses the whole. */
export const completionResult = (result: ToolResult) => {
  assertAnswered(result);
  return { completion: result.structuredContent };
};

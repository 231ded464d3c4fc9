import { utf8Bytes } from "@mcp-landing-zone/contract";
import { jsonOf } from "./json-of.ts";
import { changeTexts } from "./output-texts.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";

const notice = "\n[cut here: the rest did not fit]";
const rounds = 6;

export interface Fitted {
  readonly value: unknown;
  /** The value as JSON, and its bytes in UTF-8. */
  readonly text: string;
  readonly bytes: number;
  readonly cut: boolean;
}

/** Cuts without splitting a character in two. */
const cut = (text: string, keep: number): string => {
  if (text.length <= keep) return text;
  const end = /[\ud800-\udbff]/.test(text[keep - 1] ?? "") ? keep - 1 : keep;
  return `${text.slice(0, Math.max(end, 0))}${notice}`;
};

/** Makes the value fit by cutting its free texts, and says so in each that was cut. A value without free texts is refused. */
export const fitOutput = (value: unknown, freeTexts: readonly string[], most: number): Fitted => {
  const whole = jsonOf(value);
  const size = utf8Bytes(whole);
  if (size <= most) return { value, text: whole, bytes: size, cut: false };
  for (let round = 1; round <= rounds; round += 1) {
    const share = most / size / 1.5 ** round;
    const shorter = freeTexts.reduce(
      (part, path) => changeTexts(part, path.split("."), (text) => cut(text, Math.floor(text.length * share))),
      value,
    );
    const text = jsonOf(shorter);
    const bytes = utf8Bytes(text);
    if (bytes <= most) return { value: shorter, text, bytes, cut: true };
  }
  throw new ToolRefusal("output-too-large");
};

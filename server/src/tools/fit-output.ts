import { changeTexts } from "./output-texts.ts";
import { ToolRefusal } from "./tool-refusal.ts";

const notice = "\n[cut here: the rest did not fit]";
const rounds = 6;

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Cuts without splitting a character in two. */
const cut = (text: string, keep: number): string => {
  if (text.length <= keep) return text;
  const end = /[\ud800-\udbff]/.test(text[keep - 1] ?? "") ? keep - 1 : keep;
  return `${text.slice(0, Math.max(end, 0))}${notice}`;
};

/** Makes the value fit by cutting its free texts, and says so in each that was cut. A value without free texts is refused. */
export const fitOutput = (
  value: unknown,
  freeTexts: readonly string[],
  most: number,
): { readonly value: unknown; readonly cut: boolean } => {
  const size = sizeOf(value);
  if (size <= most) return { value, cut: false };
  for (let round = 1; round <= rounds; round += 1) {
    const share = most / size / 1.5 ** round;
    const shorter = freeTexts.reduce(
      (part, path) => changeTexts(part, path.split("."), (text) => cut(text, Math.floor(text.length * share))),
      value,
    );
    if (sizeOf(shorter) <= most) return { value: shorter, cut: true };
  }
  throw new ToolRefusal("output-too-large");
};

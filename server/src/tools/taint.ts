import type { StateStore } from "../state/state-store.ts";
import { ToolContent } from "./define-tool.ts";
import { bytesOf } from "./content-block.ts";
import type { Spotlight } from "./check-spotlight.ts";
import { changeTexts } from "./output-texts.ts";

/** Indirect prompt injection acts through the next call: remembers which principals have been shown text from outside, so that what they do next is asked about first. */
export interface Taint {
  mark(principalKey: string): Promise<void>;
  marked(principalKey: string): Promise<boolean>;
}

/** How long a principal counts as tainted after the last foreign text. */
export const taintMinutes = 30;
const seconds = taintMinutes * 60;

export const createTaint = (state: StateStore): Taint => ({
  mark: (principalKey) => state.set(`taint:${principalKey}`, "1", seconds),
  marked: async (principalKey) => (await state.get(`taint:${principalKey}`)) !== undefined,
});

/** Whether an answer holds anything from outside: text at a place that is spotlighted, or a picture or sound. An empty answer taints no one. */
export const holdsForeign = ({ fields }: Spotlight, answer: unknown): boolean => {
  const blocks = answer instanceof ToolContent ? answer.blocks : undefined;
  let found = blocks?.some((block) => bytesOf(block) !== undefined) ?? false;
  for (const path of fields) {
    changeTexts(blocks ?? answer, path.split("."), (text) => {
      found ||= text.trim() !== "";
      return text;
    });
  }
  return found;
};

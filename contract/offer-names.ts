import type { ToolCatalogue } from "./catalogue.ts";

/**
 * Names of everything that a catalogue holds, as records and detections have them: a tool's own, `resource/<name>`, `prompt/<name>`.
 *
 * @example
 * recordedNames(catalogue); // ["search", "resource/note", "prompt/review"]
 */
export const recordedNames = ({ tools, resources = [], prompts = [] }: ToolCatalogue): readonly string[] => [
  ...tools.map(({ name }) => name),
  ...resources.map(({ name }) => `resource/${name}`),
  ...prompts.map(({ name }) => `prompt/${name}`),
];

/**
 * What operators write into a kill switch for a recorded name. No tool's name has a slash in it.
 *
 * @example
 * switchWord("resource/note"); // "resource:note"
 */
export const switchWord = (recorded: string): string =>
  recorded.includes("/") ? recorded.replace("/", ":") : `tool:${recorded}`;

export type { Exercise, Inject } from "./exercise.ts";
export { exercises } from "./exercises.ts";
export { exerciseMarkdown } from "./to-markdown.ts";

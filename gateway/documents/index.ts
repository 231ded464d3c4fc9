export { textOf } from "./constant.ts";
export { refusals } from "./refusals.ts";
export type { ServerFacts } from "./server-facts.ts";

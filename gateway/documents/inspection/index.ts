export type { InspectionFacts } from "./inspection.ts";
export { inspectArguments } from "./inspection.ts";

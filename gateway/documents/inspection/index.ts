export { type InspectionFacts, inspectArguments } from "./inspection.ts";

import type { AttackCase } from "../../case.ts";
import { answerCases } from "./answers.ts";
import { callCases } from "./calls.ts";
import { definitionCases } from "./definitions.ts";
import { upstreamReadingCases } from "./readings.ts";

/** Definitions last: a definition that has once deviated stays withheld. */
export const upstreamCases: readonly AttackCase[] = [
  ...callCases,
  ...answerCases,
  ...upstreamReadingCases,
  ...definitionCases,
];

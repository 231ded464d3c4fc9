import type { AttackCase } from "../../case.ts";
import { argumentShapeCases } from "./argument-shapes.ts";
import { foreignTextCases } from "./foreign-text.ts";
import { orderCases } from "./orders.ts";
import { outageCases } from "./outages.ts";
import { plantedCases } from "./planted.ts";
import { wordCases } from "./words.ts";

export const contentCases: readonly AttackCase[] = [
  ...orderCases,
  ...wordCases,
  ...outageCases,
  ...plantedCases,
  ...foreignTextCases,
  ...argumentShapeCases,
];

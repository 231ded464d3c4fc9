import type { AttackCase } from "../../case.ts";
import { decisionCases } from "./decisions.ts";
import { definitionCases } from "./definitions.ts";
import { expiryCases } from "./expiry.ts";
import { flowCases } from "./flow.ts";

export const approvalCases: readonly AttackCase[] = [
  ...flowCases,
  ...expiryCases,
  ...decisionCases,
  ...definitionCases,
];

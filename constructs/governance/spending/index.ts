export type { BudgetArea } from "./area.ts";
export type { BudgetProps } from "./budget.ts";
export { Budget } from "./budget.ts";

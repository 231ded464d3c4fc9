export type { BudgetArea } from "./area.ts";
export { Budget, type BudgetProps } from "./budget.ts";

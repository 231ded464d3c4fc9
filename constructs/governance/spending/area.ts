/** What a deployment says of its budget. */
export interface BudgetArea {
  /** The monthly budget, in the currency of the subscription. */
  readonly monthly: number;
  /** The first of the month from which it counts, for example `2026-12-01`. IMPORTANT: a change makes another budget. */
  readonly from: string;
}

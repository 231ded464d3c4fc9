import { Construct } from "constructs";
import type { Naming } from "../../names.ts";
import type { ActionGroupRef } from "../../observability/index.ts";
import { ConsumptionBudgetResourceGroup } from "../../providers.ts";
import type { BudgetArea } from "./area.ts";
import { refuseMissing } from "../../required.ts";

/** What `Budget` takes. */
export interface BudgetProps {
  /** Makes the names of everything here. */
  readonly naming: Naming;
  /** The sum and the month it begins. */
  readonly area: BudgetArea;
  /** The resource group whose costs count. */
  readonly resourceGroupId: string;
  /** Who is called when an alert fires. */
  readonly actionGroup: ActionGroupRef;
}

/** The shares of the budget at which people get a mail: what was spent, and what the month will have cost if it goes on like this. */
const shares = [
  { thresholdType: "Actual", threshold: 80 },
  { thresholdType: "Actual", threshold: 100 },
  { thresholdType: "Forecasted", threshold: 100 },
  { thresholdType: "Forecasted", threshold: 150 },
] as const;

/**
 * The monthly budget: a flood of calls is seen on the bill, and its forecast comes before the bill. It stops nothing.
 *
 * @example
 * new Budget(stack, "budget", {
 *   naming: surroundings.naming,
 *   area: { monthly: 500, from: "2026-12-01" },
 *   resourceGroupId: surroundings.resourceGroup.id,
 *   actionGroup,
 * });
 */
export class Budget extends Construct {
  readonly resource: ConsumptionBudgetResourceGroup;

  constructor(scope: Construct, id: string, props: BudgetProps) {
    super(scope, id);
    refuseMissing(this, "BudgetProps", props);
    const { naming, area, resourceGroupId, actionGroup } = props;
    const { name, environment } = naming.deployment;
    this.resource = new ConsumptionBudgetResourceGroup(this, "Resource", {
      name: `${name}-${environment}-monthly`,
      resourceGroupId,
      amount: area.monthly,
      timeGrain: "Monthly",
      timePeriod: { startDate: `${area.from}T00:00:00Z` },
      notification: shares.map((share) => ({
        ...share,
        operator: "GreaterThanOrEqualTo",
        contactGroups: [actionGroup.id],
      })),
    });
  }
}

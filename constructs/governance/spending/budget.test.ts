import { expect, it } from "vitest";
import { resourceOf, surroundings, synthesize } from "../../testing.ts";
import { Budget } from "./budget.ts";

it("R-99 R-55 the budget alerts on the cost so far and on the forecast of the month", () => {
  const stack = synthesize(
    (at) =>
      new Budget(at, "budget", {
        naming: surroundings.naming,
        area: { monthly: 900, from: "2026-12-01" },
        resourceGroupId: surroundings.resourceGroup.id,
        actionGroup: { id: "people" },
      }),
  );
  const budget = resourceOf(stack, "azurerm_consumption_budget_resource_group");
  expect(budget).toMatchObject({
    resource_group_id: surroundings.resourceGroup.id,
    amount: 900,
    time_grain: "Monthly",
    time_period: { start_date: "2026-12-01T00:00:00Z" },
  });
  const notifications = budget["notification"] as readonly Readonly<Record<string, unknown>>[];
  expect(
    notifications.map(({ threshold_type, threshold }) => `${String(threshold_type)} ${String(threshold)}`),
  ).toEqual(["Actual 80", "Actual 100", "Forecasted 100", "Forecasted 150"]);
  for (const each of notifications) {
    expect(each).toMatchObject({ operator: "GreaterThanOrEqualTo", contact_groups: ["people"] });
  }
});

import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";
import { valuesAt } from "../../values.ts";

const longest = 8;

/** `PT4H30M` in hours. */
const hours = (duration: unknown): number => {
  const [, days, whole, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(String(duration)) ?? [];
  return Number(days ?? 0) * 24 + Number(whole ?? 0) + Number(minutes ?? 0) / 60;
};

export const eligibleRole: Rule = {
  id: "eligible-role",
  title: "A role that people activate asks for MFA and an approval, and ends within hours",
  why: "A right that stands is a right that is stolen with the account.",
  references: ["R-58", "R-111"],
  check: (graph) => [
    ...examine(ofType(graph, "azurerm_role_management_policy"), ({ attributes }) => {
      const [rule = {}] = valuesAt(attributes, "activation_rules") as Readonly<Record<string, unknown>>[];
      const faults: Fault[] = [];
      if (rule["require_approval"] !== true) faults.push(violation("require_approval is not set, expected true"));
      const proven = rule["require_multifactor_authentication"] === true;
      if (!proven && typeof rule["required_conditional_access_authentication_context"] !== "string")
        faults.push(violation("neither MFA nor an authentication context is asked for"));
      if (!(hours(rule["maximum_duration"]) > 0 && hours(rule["maximum_duration"]) <= longest))
        faults.push(violation(`maximum_duration ${String(rule["maximum_duration"])}, expected at most PT${longest}H`));
      return faults;
    }),
    ...examine(ofType(graph, "azurerm_pim_eligible_role_assignment"), ({ attributes }) => {
      const [expiration] = valuesAt(attributes, "schedule.expiration");
      return expiration === undefined ? [violation("schedule.expiration is missing, expected an end")] : [];
    }),
  ],
};

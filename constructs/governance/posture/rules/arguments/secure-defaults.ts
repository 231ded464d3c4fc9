import { secureArguments } from "../../../../azure-types/index.ts";
import { argumentRule } from "../../arguments/argument-rule.ts";

export const secureDefaults = argumentRule(
  {
    id: "secure-defaults",
    severity: "medium",
    title: "No argument is left at an unsafe default of its provider",
    why: "The provider decides what is not written, and its defaults favour a first success over safety.",
  },
  secureArguments("defaults"),
);

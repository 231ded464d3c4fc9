import { argumentRule } from "../arguments/argument-rule.ts";
import { defaults as table } from "../arguments/defaults.ts";

export const secureDefaults = argumentRule(
  {
    id: "secure-defaults",
    title: "No argument is left at an unsafe default of its provider",
    why: "What nobody writes is decided by the provider, whose defaults favour a first success over safety.",
  },
  table,
);

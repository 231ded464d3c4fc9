import { secureArguments } from "../../../../azure-types/index.ts";
import { argumentRule } from "../../arguments/argument-rule.ts";

export const keyAccess = argumentRule(
  {
    id: "key-access",
    severity: "high",
    title: "No service admits a key or a password",
    why: "A key works for every holder, from anywhere, until it is noticed. An identity can be refused and leaves its name.",
  },
  secureArguments("keyAccess"),
);

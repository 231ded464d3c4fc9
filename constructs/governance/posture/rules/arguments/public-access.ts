import { secureArguments } from "../../../../azure-types/index.ts";
import { argumentRule } from "../../arguments/argument-rule.ts";

export const publicAccess = argumentRule(
  {
    id: "public-access",
    severity: "high",
    title: "No service that has a private path answers outside of the network",
    why: "A service on the internet is one stolen token or one firewall mistake away from its data.",
  },
  secureArguments("publicAccess"),
);

import { argumentRule } from "../arguments/argument-rule.ts";
import { publicAccess as table } from "../arguments/public-access.ts";

export const publicAccess = argumentRule(
  {
    id: "public-access",
    severity: "high",
    title: "No service that has a private path answers outside of the network",
    why: "A service on the internet is one stolen token or one firewall mistake away from its data.",
  },
  table,
);

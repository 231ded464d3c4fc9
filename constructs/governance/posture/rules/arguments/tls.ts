import { secureArguments } from "../../../../azure-types/index.ts";
import { argumentRule } from "../../arguments/argument-rule.ts";

export const tls = argumentRule(
  {
    id: "tls",
    severity: "high",
    title: "Everything is encrypted on the way, with TLS 1.2 or later and checked certificates",
    why: "An attacker on the path can break older protocols and suites, and an unchecked certificate proves no identity.",
  },
  secureArguments("tls"),
);

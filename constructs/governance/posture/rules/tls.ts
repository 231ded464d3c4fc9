import { argumentRule } from "../arguments/argument-rule.ts";
import { tls as table } from "../arguments/tls.ts";

export const tls = argumentRule(
  {
    id: "tls",
    title: "Everything is encrypted on the way, with TLS 1.2 or later and checked certificates",
    why: "Older protocols and suites can be broken by who is on the path, and an unchecked certificate is nobody's.",
  },
  table,
);

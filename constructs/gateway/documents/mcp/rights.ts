import { baselineScopes } from "@mcp-landing-zone/contract";
import {
  and,
  choose,
  type Element,
  equals,
  includesAny,
  not,
  otherwise,
  or,
  pick,
  setVariable,
  stage,
  when,
} from "../../policy/index.ts";
import { challenge } from "../challenge.ts";
import { isWithoutUser, rightsOf } from "./caller.ts";
import type { McpFacts } from "./facts.ts";
import type { KillSwitch } from "./kill-switch.ts";
import { type Refusal, refuseMessage } from "./refusals.ts";
import { applicationScopes, calledTool, toolRow } from "./tool-table.ts";
import { mcpVariables } from "./variables.ts";

const isCall = equals(mcpVariables.method.or(""), "tools/call");
const target = mcpVariables.target.or("");

/** Which tool is called, whether it runs at all, and whether this caller may call it. */
export function authorization(facts: McpFacts, { stopsTool }: KillSwitch): readonly Element<"api/inbound">[] {
  const { catalogue } = facts;
  const rights = rightsOf(facts);
  const isTool = not(equals(mcpVariables.tool.or(""), ""));
  const allScopes = catalogue.scopes.map(({ name }) => name);
  // An application cannot ask for what only people are given: a scope in the answer would send it round in circles.
  const isOutOfReach = and(isWithoutUser, not(includesAny(calledTool.holders, applicationScopes(catalogue))));
  return [
    stage("tool", setVariable(mcpVariables.tool, pick(isCall, toolRow(target, catalogue), ""))),
    stage("tool", choose(when(and(isCall, not(isTool)), refuseMessage("tool-unknown")))),
    stage("tool-switch", choose(when(and(isTool, stopsTool(target)), refuseMessage("tool-stopped")))),
    stage(
      "right",
      choose(
        when(
          and(isTool, not(includesAny(rights, calledTool.holders))),
          choose(when(isOutOfReach, refuseMessage("scope-missing")), otherwise(missing(facts, [calledTool.scope]))),
        ),
        when(not(or(isTool, includesAny(rights, allScopes))), missing(facts, baselineScopes(catalogue))),
      ),
    ),
  ];
}

/** 403 that names exactly the scopes to ask for. A 401 would make clients throw their token away. */
function missing(facts: McpFacts, scopes: Parameters<typeof challenge>[1]["scopes"]): Refusal {
  return refuseMessage("scope-missing", {
    headers: { "WWW-Authenticate": challenge(facts, { scopes, error: "insufficient_scope" }) },
  });
}

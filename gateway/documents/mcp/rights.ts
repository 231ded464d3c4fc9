import { baselineScopes } from "@mcp-landing-zone/contract";
import type { Element, Expr } from "../../policy/index.ts";
import {
  and,
  choose,
  common,
  equals,
  includesAny,
  not,
  otherwise,
  or,
  pickStrings,
  setVariable,
  stage,
  when,
} from "../../policy/index.ts";
import { challenge } from "../challenge.ts";
import { hasScopes, isApplication } from "../caller.ts";
import type { McpFacts } from "./facts.ts";
import { indicatorsOf } from "../indicators.ts";
import type { KillSwitch } from "../kill-switch.ts";
import type { ThreatLevel } from "../threat-level.ts";
import type { Refusal } from "../refusals.ts";
import { refuseMessage } from "./refusals.ts";
import { applicationScopes, askedRow, askingMethods, calledTool } from "./tool-table.ts";
import { mcpVariables } from "./variables.ts";

const method = mcpVariables.method.or("");
const isNotification = equals(mcpVariables.idMember.or(""), "");

/** Least privilege per tool: the scopes a user has granted, or the roles an application was given; never the roles of a user. */
const rightsOf = ({ catalogue }: Pick<McpFacts, "catalogue">): Expr<"strings"> => {
  const { token } = mcpVariables;
  const roles = common(token.values("roles"), applicationScopes(catalogue));
  return pickStrings(hasScopes, token.words("scp"), pickStrings(isApplication, roles, []));
};

/** Which tool, resource or prompt is asked for, whether it runs at all, and whether this caller may ask for it. */
export const authorization = (
  facts: McpFacts,
  { stops }: KillSwitch,
  { isHighest }: ThreatLevel,
): readonly Element<"api/inbound">[] => {
  const { catalogue } = facts;
  const rights = rightsOf(facts);
  const isTool = not(equals(mcpVariables.tool.or(""), ""));
  const refuseUnknown = (name: string) => {
    const refusal = name === "tools/call" ? "tool-unknown" : "offer-unknown";
    return when(
      and(equals(method, name), not(isTool)),
      choose(
        // A notification that cannot be accepted gets an error status (transports, "Sending Messages").
        when(isNotification, refuseMessage(refusal, { status: 400 })),
        otherwise(refuseMessage(refusal)),
      ),
    );
  };
  const allScopes = catalogue.scopes.map(({ name }) => name);
  // An application cannot ask for what only people are given: a scope in the answer would send it round in circles.
  const isOutOfReach = and(isApplication, not(includesAny(calledTool.holders, applicationScopes(catalogue))));
  return [
    stage("tool", setVariable(mcpVariables.tool, askedRow(catalogue))),
    stage("tool", choose(...askingMethods(catalogue).map(refuseUnknown))),
    stage("tool-switch", choose(when(and(isTool, stops(calledTool.word)), refuseMessage("tool-stopped")))),
    ...(facts.underIndicators
      ? [
          stage(
            "tool-switch",
            choose(
              when(and(isTool, indicatorsOf(catalogue).refusesTool(calledTool.word)), refuseMessage("tool-stopped")),
            ),
          ),
        ]
      : []),
    stage("threat-level", choose(when(and(isTool, calledTool.changes, isHighest), refuseMessage("tool-withheld")))),
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
};

/** 403 that names exactly the scopes to ask for. A 401 would make clients throw their token away. */
const missing = (facts: McpFacts, scopes: Parameters<typeof challenge>[1]["scopes"]): Refusal =>
  refuseMessage("scope-missing", {
    headers: { "WWW-Authenticate": challenge(facts, { scopes, error: "insufficient_scope" }) },
  });

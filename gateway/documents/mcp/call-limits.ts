import type { Element } from "../../policy/index.ts";
import {
  and,
  choose,
  equals,
  isMoreThan,
  isNumber,
  not,
  pickInteger,
  quotaByKey,
  rateLimitByKey,
  request,
  stage,
  text,
  when,
} from "../../policy/index.ts";
import { caller } from "../caller.ts";
import type { McpFacts, McpLimits } from "./facts.ts";
import { indicatorsOf } from "../indicators.ts";
import type { ThreatLevel } from "../threat-level.ts";
import { refuseMessage } from "./refusals.ts";
import { calledTool } from "./tool-table.ts";
import { mcpVariables } from "./variables.ts";

const perMinute = { periodSeconds: 60, retryAfter: mcpVariables.retryAfter } as const;
const secondsOfADay = 86_400;
const isTool = not(equals(mcpVariables.tool.or(""), ""));
const callerAndTool = [caller.objectId, ":", calledTool.counter] as const;

/** Limits whose keys come from the verified token and from the catalogue, so that nothing a caller sends begins a new count. */
export const callLimits = (
  facts: McpFacts,
  limits: McpLimits,
  { isRaised }: ThreatLevel,
): readonly Element<"api/inbound">[] => {
  const { name } = facts;
  return [
    stage(
      "caller-limit",
      rateLimitByKey({
        ...perMinute,
        calls: limits.requestsPerMinutePerCaller,
        key: text(`${name}:caller:`, caller.objectId),
      }),
    ),
    stage(
      "client-limit",
      rateLimitByKey({
        ...perMinute,
        calls: limits.requestsPerMinutePerClient,
        key: text(`${name}:client:`, caller.clientId),
      }),
    ),
    stage(
      "tool-limit",
      choose(
        when(
          isTool,
          rateLimitByKey({
            ...perMinute,
            calls: pickInteger(isRaised, calledTool.fewerPerMinute, calledTool.callsPerMinute),
            key: text(`${name}:`, ...callerAndTool),
          }),
        ),
      ),
    ),
    ...(facts.dailyQuotas ? [quotas(facts)] : []),
    stage("tool-input", choose(when(and(isTool, hasTooMuchInput), refuseMessage("body-too-large")))),
    ...(facts.underIndicators
      ? [
          stage(
            "tool-input",
            choose(
              when(
                and(
                  isTool,
                  indicatorsOf(facts.catalogue).refusesArguments(mcpVariables.message.at("params", "arguments")),
                ),
                refuseMessage("host-indicated"),
              ),
            ),
          ),
        ]
      : []),
  ];
};

/** The arguments as a whole; in a body that is no larger than they may be, they are not measured. */
const hasTooMuchInput = and(
  isMoreThan(request.bodySize, calledTool.maxInputBytes),
  isMoreThan(mcpVariables.message.at("params", "arguments").size(), calledTool.maxInputBytes),
);

/** A quota's number of calls is a constant to the gateway, so there is one element for each number that the catalogue has. */
const quotas = ({ name, catalogue }: McpFacts): Element<"api/inbound"> => {
  const { tools, resources = [], prompts = [] } = catalogue;
  const offers = [...tools, ...resources, ...prompts];
  const [first = 0, ...rest] = [...new Set(offers.map(({ limits }) => limits.callsPerDay))];
  const quota = (calls: number) =>
    when(
      and(isTool, isNumber(calledTool.callsPerDay, calls)),
      quotaByKey({ calls, periodSeconds: secondsOfADay, key: text(`${name}:day:${calls}:`, ...callerAndTool) }),
    );
  return stage("tool-quota", choose(quota(first), ...rest.map(quota)));
};

import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import { checkWholeNumber } from "./checks.ts";
import { scaleDefaults } from "./defaults.ts";
import { refuseSecret } from "./secret-shapes.ts";

/** A KEDA scaler that needs no credential: there is no way here to hand it one. */
export interface ScaleRule {
  /** For example `cpu`, `memory` or `cron`. */
  readonly type: string;
  /** What the scaler of KEDA takes. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ScaleProps extends Weakenable<"redundancy"> {
  /**
   * Replicas of each revision that run always. Fewer than 2 is `weaken.redundancy`.
   * @default 2, or 1 where replicas share no state
   */
  readonly minReplicas?: number;
  /**
   * @default 10, or 1 where replicas share no state
   */
  readonly maxReplicas?: number;
  /**
   * Requests in work at one replica from which on another is added.
   * @default 50
   */
  readonly concurrentRequests?: number;
  /**
   * Further reasons to scale, by names of your choice.
   * @default - none
   */
  readonly scaleRules?: Readonly<Record<string, ScaleRule>>;
}

/** `sharedState`: whether two replicas agree on approvals, used nonces and counters. */
export const scaleOf = (scope: Construct, props: ScaleProps, sharedState: boolean) => {
  const { scaleRules = {}, concurrentRequests = scaleDefaults.concurrentRequests } = props;
  const maxReplicas = props.maxReplicas ?? (sharedState ? scaleDefaults.maxReplicas : 1);
  const minReplicas = props.minReplicas ?? Math.min(scaleDefaults.minReplicas, maxReplicas);
  checkWholeNumber(scope, "maxReplicas", maxReplicas, 1, 300);
  refuseUnless(sharedState || maxReplicas === 1, "VALUES_CONFLICT", {
    at: scope,
    field: "maxReplicas",
    received: maxReplicas,
    expected: "1, because settings.stateHost is missing and each replica would accept what another has used up",
  });
  checkWholeNumber(scope, "minReplicas", minReplicas, 1, maxReplicas);
  const weakened = isWeakened(scope, props, "redundancy");
  refuseUnless(weakened || minReplicas >= 2, "VALUE_INVALID", {
    at: scope,
    field: "minReplicas",
    received: minReplicas,
    expected: `2 or more${sharedState ? "" : " with settings.stateHost"}, or weaken.redundancy with the reason`,
  });
  checkWholeNumber(scope, "concurrentRequests", concurrentRequests, 1, 10_000);
  return {
    minReplicas,
    maxReplicas,
    httpScaleRule: [{ name: "http", concurrentRequests: String(concurrentRequests) }],
    customScaleRule: Object.entries(scaleRules).map(([name, { type, metadata }]) => {
      for (const [key, value] of Object.entries(metadata)) refuseSecret(scope, `scaleRules.${name}.${key}`, value);
      return { name, customRuleType: type, metadata: { ...metadata } };
    }),
  };
};

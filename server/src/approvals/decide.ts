import { canonicalJson, digestOfCanonical } from "@mcp-landing-zone/contract";
import type { Principal } from "../decision/principal.ts";
import type { Origin, RecordDecision } from "../decision/decision.ts";
import type { Registry } from "../tools/registry.ts";
import type { ApprovalRequest, Approvals, Decision, DecisionOutcome } from "./approval.ts";

interface DeciderOptions {
  readonly approvals: Approvals;
  readonly record: RecordDecision;
  readonly registry: Pick<Registry, "find">;
}

interface Deciding {
  readonly id: string;
  readonly decision: Decision;
  readonly by: Principal;
  readonly origin: Origin;
}

export type DecideApproval = (deciding: Deciding) => Promise<DecisionOutcome>;

/** Of a principal's key, `<tenant>.<object>`. */
const objectOf = (key: string): string => key.slice(key.indexOf(".") + 1);

/**
 * Decides about a call that waits. R-51: the decision is recorded before it takes effect, with who decided, what, and about which call, so that
 * no approval is ever good without a record; where the record cannot be made, the call goes on waiting.
 */
export const createDecider = ({ approvals, record, registry }: DeciderOptions): DecideApproval => {
  const callOf = ({ tool: name, toolDigest, arguments: args }: ApprovalRequest) => {
    const tool = registry.find(name);
    return {
      ...(tool?.approved.digest === toolDigest && { tool }),
      argumentsDigest: digestOfCanonical(canonicalJson(args)),
    };
  };

  return async ({ id, decision, by, origin }) => {
    const request = await approvals.find(id);
    const common = { origin, principal: by, method: "approvals/decide", approval: id } as const;
    const refused = async (outcome: DecisionOutcome): Promise<DecisionOutcome> => {
      const about = request && callOf(request);
      await record({ ...common, ...about, phase: "finished", outcome: "refused", reason: "protocol-error" });
      return outcome;
    };
    const standing = await approvals.standing(id, by.key);
    if (!request || standing !== "open") return refused(standing === "open" ? "unknown" : standing);
    const decided = { decision, by: by.objectId, requester: objectOf(request.principal) };
    const full = { ...common, ...callOf(request), decided, outcome: "allowed", reason: decision } as const;
    await record({ ...full, phase: "started" });
    const outcome = await approvals.decide(id, decision, by.key);
    // Another decision came in between: the decision that was recorded as begun has come to nothing.
    if (outcome !== "decided") return refused(outcome);
    await record({ ...full, phase: "finished" });
    return outcome;
  };
};

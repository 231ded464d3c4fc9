import { timingSafeEqual } from "node:crypto";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import { actionOf, ForeignState, formsUndeclared } from "../tools/approval-rounds.ts";
import type { ApproveCall, Rounds } from "../tools/approval-rounds.ts";
import type { Approvals } from "./approval.ts";
import type { DecideApproval } from "./decide.ts";
import { argumentsText } from "./describe-call.ts";
import type { DescribeCall, DescribedCall } from "./describe-call.ts";

export const approvalKey = "approval";

/** Whether declared client capabilities include a form before the user. */
export const canAsk = (capabilities: unknown): boolean => {
  const elicitation = (capabilities as { readonly elicitation?: unknown } | null | undefined)?.elicitation;
  if (typeof elicitation !== "object" || elicitation === null) return false;
  return "form" in elicitation || Object.keys(elicitation).length === 0;
};

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const accepted = (responses: Rounds["responses"]): "approved" | "denied" | undefined => {
  const response = responses[approvalKey];
  const action = actionOf(response);
  if (action !== "accept") return action && "denied";
  const { content } = response as { readonly content?: { readonly approve?: unknown } };
  const approve = content?.approve;
  return typeof approve === "boolean" ? (approve ? "approved" : "denied") : undefined;
};

interface ApprovalStage {
  readonly approvals: Approvals;
  /** Digest of the catalogue under which approvals hold. */
  readonly policy: string;
  /** The call as the approver sees it. */
  readonly describe: DescribeCall;
  /** Records the decision, and then lets it take effect. */
  readonly decide: DecideApproval;
  /** The approvers' address and role; without an address there are no approvers. */
  readonly approvalsUrl: string | undefined;
  readonly approverRole: string;
}

/** The longest form; a cut is announced. */
const longestArguments = 1_500;

/** the facts that an approver has to see. */
const shownCall = ({ tool, title, effect, arguments: args }: DescribedCall): string => {
  const text = typeof args === "string" ? args : argumentsText(args, longestArguments);
  return `Tool: ${tool} (${title}). Effect: ${effect}. Arguments: ${text}`;
};

const clientWithoutForm = "Your client cannot show you a form to approve it. ";

const question = (call: DescribedCall, elsewhere: string): string => {
  const { approver, id, expiresAt } = call;
  const ask =
    approver === "caller"
      ? "Do you want this call to run?"
      : `Another person has to approve this call. ${elsewhere} Continue here once they have.`;
  return `${ask} ${shownCall(call)} (request ${id}, until ${expiresAt})`;
};

/**
 * Lets an approved call through and uses the approval up. Otherwise asks for one: with a form where the client has one, else
 * with a refusal that names the request, after whose approval the same call succeeds.
 */
export const createApprovalStage =
  ({ approvals, policy, describe, decide, approvalsUrl, approverRole }: ApprovalStage): ApproveCall =>
  async (tool, approver, { principal: caller }, { args, rounds, origin, signal, because }) => {
    const { name, digest } = tool.approved;
    const request = await approvals.request({
      principal: caller.key,
      clientId: caller.clientId,
      tool: name,
      toolDigest: digest,
      policy,
      arguments: args,
      approver,
    });
    if (!request) throw new ToolRefusal("approvals-exhausted");
    if (rounds?.state !== undefined) {
      if (!sameText(rounds.state, request.id)) throw new ForeignState("state of another call");
      const answer = approver === "caller" ? accepted(rounds.responses) : undefined;
      if (answer) await decide({ id: request.id, decision: answer, by: caller, origin });
    }
    const approval = request.id;
    if (await approvals.consume(approval)) return { approval };
    if ((await approvals.status(approval)) === "denied") {
      throw new ToolRefusal("approval-denied", undefined, { approval });
    }
    const elsewhere =
      approvalsUrl === undefined
        ? "No approver is configured here."
        : `A person with the role ${approverRole} decides at ${approvalsUrl}.`;
    const why = because === undefined ? "" : `${because} `;
    if (rounds?.canAsk) {
      const message = `${why}${question(await describe(request, signal, longestArguments), elsewhere)}`;
      return { approval, asked: { state: approval, message } };
    }
    const noForm = approver === "caller" ? (rounds ? clientWithoutForm : `${formsUndeclared} `) : "";
    const wait = approvalsUrl === undefined ? "" : " Repeat the same call afterwards.";
    const which = `(request ${approval}, until ${request.expiresAt})`;
    throw new ToolRefusal("approval-needed", `${why}${noForm}${elsewhere}${wait} ${which}`, { approval });
  };

import { timingSafeEqual } from "node:crypto";
import type { Approval } from "@mcp-landing-zone/contract";
import type { Approvals } from "./approval.ts";
import type { DecideApproval } from "./decide.ts";
import { argumentsText } from "./describe-call.ts";
import type { DescribeCall, DescribedCall } from "./describe-call.ts";
import type { Caller } from "../identity/authenticate.ts";
import type { Principal } from "../decision/principal.ts";
import type { Origin } from "../decision/decision.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import type { RegisteredTool } from "../tools/registry.ts";

/** What the modern wire lets a call carry back from an earlier round. All of it is the client's word. */
export interface Rounds {
  /** Whether the client can put a form before its user. */
  readonly canAsk: boolean;
  readonly state: string | undefined;
  readonly responses: Readonly<Record<string, unknown>>;
}

/** The call stops here; the client asks its user, or waits, and calls again with `state`. */
export interface InputRequired {
  readonly state: string;
  readonly message: string;
}

export interface ApprovalOutcome {
  /** Id of the request, which joins its records whichever replica made them. */
  readonly approval: string;
  /** What is still to be asked; nothing once the call is approved. */
  readonly asked?: InputRequired;
}

/** The state that came back is not one that this caller was given for this call. */
export class ForeignState extends Error {
  override readonly name = "ForeignState";
}

/** A call that needs an approval, and what the client brought back for it. */
export interface ApprovalRound {
  readonly args: unknown;
  readonly rounds: Rounds | undefined;
  readonly origin: Origin;
  readonly signal: AbortSignal;
  /** Why a tool that usually needs none needs one now. */
  readonly because: string | undefined;
}

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
  if (typeof response !== "object" || response === null) return undefined;
  const { action, content } = response as { readonly action?: unknown; readonly content?: unknown };
  if (action === "decline" || action === "cancel") return "denied";
  const approve = (content as { readonly approve?: unknown } | undefined)?.approve;
  return action === "accept" && typeof approve === "boolean" ? (approve ? "approved" : "denied") : undefined;
};

interface ApprovalStage {
  readonly approvals: Approvals;
  /** Digest of the catalogue under which approvals hold. */
  readonly policy: string;
  /** What is shown of the call to the person who decides. */
  readonly describe: DescribeCall;
  /** Records the decision, and then lets it take effect. */
  readonly decide: DecideApproval;
  /** Where approvers decide, and what role they hold; nobody does without an address. */
  readonly approvalsUrl: string | undefined;
  readonly approverRole: string;
}

/** No form is longer; what is cut off is announced. */
const longestArguments = 1_500;

/** what the person who decides has to see. */
const shownCall = ({ tool, title, effect, arguments: args }: DescribedCall): string => {
  const text = typeof args === "string" ? args : argumentsText(args, longestArguments);
  return `Tool: ${tool} (${title}). Effect: ${effect}. Arguments: ${text.slice(0, 2 * longestArguments)}`;
};

const question = (call: DescribedCall, elsewhere: string): string => {
  const { approver, id, expiresAt } = call;
  const ask =
    approver === "caller"
      ? "Do you want this call to run?"
      : `Another person has to approve this call. ${elsewhere} Continue here once they have.`;
  return `${ask} ${shownCall(call)} (request ${id}, until ${expiresAt})`;
};

/**
 * Whose agreement a call needs: what the tool says, and the caller's own once untrusted text has reached this principal or the threat level
 * is raised. An application has no user whom its client could ask, so where a caller would agree, another person does.
 */
export const requiredApproval = (
  { approved: { approval, effect } }: RegisteredTool,
  { kind }: Principal,
  suspicious: boolean,
): Approval => {
  const needed = approval === "none" && suspicious && effect !== "read" ? "caller" : approval;
  return needed === "caller" && kind === "application" ? "other-person" : needed;
};

/**
 * Lets an approved call through and uses the approval up. Otherwise asks for one: with a form where the client has one, else
 * with a refusal that names the request, after whose approval the same call succeeds.
 */
export const createApprovalStage =
  ({ approvals, policy, describe, decide, approvalsUrl, approverRole }: ApprovalStage) =>
  async (
    tool: RegisteredTool,
    approver: Exclude<Approval, "none">,
    { principal: caller }: Pick<Caller, "principal">,
    { args, rounds, origin, signal, because }: ApprovalRound,
  ): Promise<ApprovalOutcome> => {
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
        ? "Nobody is configured to approve calls here."
        : `A person with the role ${approverRole} decides at ${approvalsUrl}.`;
    const why = because === undefined ? "" : `${because} `;
    if (rounds?.canAsk) {
      const message = `${why}${question(await describe(request, signal), elsewhere)}`;
      return { approval, asked: { state: approval, message } };
    }
    const noForm = approver === "caller" ? "Your client cannot show you a form to approve it. " : "";
    const wait = approvalsUrl === undefined ? "" : " Repeat the same call afterwards.";
    const which = `(request ${approval}, until ${request.expiresAt})`;
    throw new ToolRefusal("approval-needed", `${why}${noForm}${elsewhere}${wait} ${which}`, { approval });
  };

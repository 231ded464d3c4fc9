import type { Approval, JsonSchema } from "@mcp-landing-zone/contract";
import type { Origin } from "../decision/decision.ts";
import type { Principal } from "../decision/principal.ts";
import type { Caller } from "../identity/authenticate.ts";
import type { RegisteredTool } from "./registry.ts";
import { isRecord } from "../record.ts";

/** The specification forbids to ask a client that has not declared forms, and without a session its handshake is another request. */
export const formsUndeclared =
  "No form can be shown, because revision 2025-11-25 without a session does not say whether your client has one.";

/** What the modern wire lets a call carry back from an earlier round. All of it is the client's word. */
export interface Rounds {
  /** Whether the client can put a form before its user. */
  readonly canAsk: boolean;
  readonly state: string | undefined;
  readonly responses: Readonly<Record<string, unknown>>;
}

/** What a person did with a form. */
export type FormAction = "accept" | "decline" | "cancel";

/** The user's answer as the client reports it; undefined for an invalid one. */
export const actionOf = (response: unknown): FormAction | undefined => {
  const action = isRecord(response) ? response["action"] : undefined;
  return action === "accept" || action === "decline" || action === "cancel" ? action : undefined;
};

/** The call stops here; the client asks its user, or waits, and calls again with `state`. */
export interface InputRequired {
  readonly state: string;
  readonly message: string;
  /** What a tool asks. @default whether the call may run */
  readonly form?: JsonSchema;
}

export interface ApprovalOutcome {
  /** Id of the request, which joins its records of all replicas. */
  readonly approval: string;
  /** What is still to be asked; nothing once the call is approved. */
  readonly asked?: InputRequired;
}

/** The state that came back is not one that this caller was given for this call. */
export class ForeignState extends Error {
  override readonly name = "ForeignState";
}

/** A call that needs an approval, with the client's answer to the form. */
export interface ApprovalRound {
  readonly args: unknown;
  readonly rounds: Rounds | undefined;
  readonly origin: Origin;
  readonly signal: AbortSignal;
  /** Why a tool that usually needs none needs one now. */
  readonly because: string | undefined;
}

/** The stage that lets an approved call through, or asks for an approval. */
export type ApproveCall = (
  tool: RegisteredTool,
  approver: Exclude<Approval, "none">,
  caller: Pick<Caller, "principal">,
  round: ApprovalRound,
) => Promise<ApprovalOutcome>;

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

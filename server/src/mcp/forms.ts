import { inputRequired } from "@modelcontextprotocol/server";
import type { JsonSchema } from "@mcp-landing-zone/contract";
import { approvalKey } from "../approvals/approve-call.ts";
import type { InputRequired } from "../tools/approval-rounds.ts";
import { questionKey } from "../tools/elicitation.ts";

/** Asks whether a call may run, and never for a secret. */
const decision: JsonSchema = {
  type: "object",
  properties: { approve: { type: "boolean", title: "Approve", description: "Whether the call may run" } },
  required: ["approve"],
};

/** Both revisions know no other members of a form. */
const requested = ({ type, properties, required }: JsonSchema): JsonSchema => ({
  type,
  properties,
  ...(required !== undefined && { required }),
});

/** The form that a client puts before its user, as an answer to the call that waits for it. */
export const formResult = ({ message, form, state }: InputRequired): ReturnType<typeof inputRequired> =>
  inputRequired({
    inputRequests: {
      [form ? questionKey : approvalKey]: inputRequired.elicit({
        mode: "form",
        message,
        requestedSchema: requested(form ?? decision) as never,
      }),
    },
    requestState: state,
  });

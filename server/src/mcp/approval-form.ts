interface ApprovalForm {
  readonly mode: "form";
  readonly message: string;
  readonly requestedSchema: {
    type: "object";
    properties: Record<string, { type: "boolean"; title: string; description: string }>;
    required: string[];
  };
}

/** The form that a client puts before its user. It asks for a decision and never for a secret. */
export const approvalForm = (message: string): ApprovalForm => ({
  mode: "form",
  message,
  requestedSchema: {
    type: "object",
    properties: { approve: { type: "boolean", title: "Approve", description: "Whether the call may run" } },
    required: ["approve"],
  },
});

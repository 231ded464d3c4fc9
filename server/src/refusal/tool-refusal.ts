/**
 * Every way in which a call of a known tool ends without its result. The text is what the model reads: what happened and the
 * way forward, nothing about the inside. The name of the row is what the audit record and the metrics say.
 */
export const toolRefusals = {
  "arguments-invalid": "The arguments do not fit the tool's input schema.",
  "arguments-too-large": "The arguments are larger than this tool takes.",
  "approval-needed": "This call needs an approval before it runs.",
  "approval-denied": "This call was not approved. Do not repeat it.",
  "approvals-exhausted": "Too many of your calls wait for approval. Have them decided first.",
  "input-refused": "The arguments look like an attempt to steer the system. Rephrase them as plain data.",
  "output-refused": "The tool's answer was withheld, because it looks like an attempt to give instructions.",
  "data-blocked": "The arguments hold data that this tool may not be given. Leave it out.",
  "data-withheld": "The tool's answer was withheld, because it holds data that may not leave.",
  "shield-unavailable": "The content check is unavailable, so the call was refused. Try again later.",
  "timed-out": "The tool took too long and was stopped.",
  "output-invalid": "The tool answered in another form than it declares, so the answer was withheld.",
  "output-too-large": "The tool's answer is larger than it may be. Ask for less.",
  "tool-error": "The tool could not do what was asked.",
  "tool-failed": "The tool failed. Quote the request id when you report it.",
  "downstream-claims": "The service behind the tool wants a stronger sign-in.",
  "downstream-refused": "The service behind the tool wants another sign-in or another consent.",
  "downstream-unavailable": "Access to the service behind the tool could not be had. Try again later.",
  "upstream-unavailable": "The server behind the tool does not answer as it should. Try again later.",
  "upstream-asked": "The server behind the tool wanted to ask for something, which it may not.",
  "definition-changed":
    "The tool has changed since it was approved, so it is withheld until a person approves it anew.",
  "threat-raised": "Calls that change something are withheld while the threat level is high. Do not repeat it.",
} as const;

export type ToolRefusalName = keyof typeof toolRefusals;

export interface ToolRefusalOptions extends ErrorOptions {
  /** Codes of what the content layer saw, for the audit record. */
  readonly findings?: readonly string[];
  /** Id of the approval that it is about. */
  readonly approval?: string;
  /** JSON of the `claims` with which the caller has to sign in anew. */
  readonly claims?: string;
}

export class ToolRefusal extends Error {
  override readonly name = "ToolRefusal";
  readonly refusal: ToolRefusalName;
  readonly findings: readonly string[];
  readonly claims: string | undefined;
  readonly approval: string | undefined;

  constructor(refusal: ToolRefusalName, detail?: string, options: ToolRefusalOptions = {}) {
    super(detail === undefined ? toolRefusals[refusal] : `${toolRefusals[refusal]} ${detail}`, options);
    this.refusal = refusal;
    this.findings = options.findings ?? [];
    this.claims = options.claims;
    this.approval = options.approval;
  }

  /** The same refusal in other words. */
  saying(message: string, findings: readonly string[]): ToolRefusal {
    const { claims, approval, cause } = this;
    const other = new ToolRefusal(this.refusal, undefined, {
      findings: [...this.findings, ...findings],
      cause,
      ...(claims !== undefined && { claims }),
      ...(approval !== undefined && { approval }),
    });
    other.message = message;
    return other;
  }
}

import type { Workflow, WorkflowParameter } from "./workflow.ts";

/** One right of a playbook's identity: actions of Azure or of Entra on one resource each, or a permission of Microsoft Graph in the whole tenant. */
export type Right =
  | { readonly on: "arm"; readonly actions: readonly string[]; readonly target: string }
  | { readonly on: "directory"; readonly actions: readonly string[]; readonly target: string }
  | { readonly on: "graph"; readonly permission: string; readonly why: string };

/** One step that a person can take where the workflow cannot run. */
export interface ManualStep {
  /** What a person does. */
  readonly say: string;
  /** The command for it. */
  readonly command?: string;
}

/** The target of a playbook: an entry of its watchlist, written at deployment. No text of an alert becomes a target by itself. */
export interface Target {
  /** `tool:fetch_page`, `client:<client id>`, `server:mcp`, `everything`, `application:<client id>`, `user:<object id>`. */
  readonly subject: string;
  /** The resource that the workflow changes. */
  readonly id: string;
  /** The word of the kill switch. */
  readonly word: string;
}

/** An answer to an attack, as one workflow. */
export interface Playbook {
  /** Its name. */
  readonly id: string;
  /** What operators see. */
  readonly title: string;
  /** The requirements that it serves. */
  readonly requirements: readonly string[];
  /** Rows of the OWASP MCP Top 10 in which it helps. */
  readonly owasp: readonly string[];
  /** When it is the right one. */
  readonly when: string;
  /** What it does, and what it does not. */
  readonly does: string;
  /** The steps that it leaves out, and who takes them. */
  readonly leaves: string;
  /** Whether an alert acts, asks a person, who then acts, or never starts it. A playbook that stops many people asks. */
  readonly onAlert: "act" | "ask" | "never";
  /** What a person writes beside the subject. */
  readonly asks?: Readonly<Record<string, string>>;
  /** The kinds of subject on its watchlist, and the dimension of an alert that names one of each. */
  readonly subjects: readonly { readonly kind: string; readonly dimension?: string }[];
  /** The rights of its identity. */
  readonly rights: readonly Right[];
  /** How it is undone. */
  readonly undo: string;
  /** The same, without the workflow. */
  readonly byHand: readonly ManualStep[];
  /** The parameters of its workflow. */
  readonly parameters: Readonly<Record<string, WorkflowParameter>>;
  /** The workflow that Logic Apps runs. */
  readonly workflow: Workflow;
}

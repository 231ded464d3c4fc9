import type { PolicyDocument } from "../document/document.ts";

/** Something in a document that a rule forbids, and where. */
export interface Problem {
  /** Where, as in `inbound/choose[3]/when[2]`. */
  readonly path: string;
  /** What is wrong there. */
  readonly problem: string;
}

/** A rule over policy documents. */
export interface PolicyRule {
  /** The name of the rule. */
  readonly id: string;
  /** What goes wrong in a document that breaks it. */
  readonly why: string;
  /** What breaks it in a document. */
  readonly check: (document: PolicyDocument) => readonly Problem[];
}

/** What the rules have against a document, and where in it. */
export interface Finding extends Problem {
  /** The name of the document. */
  readonly document: string;
  /** The rule that it breaks. */
  readonly rule: string;
  /** Why the rule is one. */
  readonly why: string;
}

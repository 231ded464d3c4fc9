import type { PolicyDocument } from "../document/document.ts";

/** Something in a document that a rule forbids, and where. */
export interface Problem {
  readonly path: string;
  readonly problem: string;
}

/** A rule over policy documents. */
export interface PolicyRule {
  readonly id: string;
  /** What goes wrong in a document that breaks it. */
  readonly why: string;
  readonly check: (document: PolicyDocument) => readonly Problem[];
}

/** What the rules have against a document, and where in it. */
export interface Finding extends Problem {
  readonly document: string;
  readonly rule: string;
  readonly why: string;
}

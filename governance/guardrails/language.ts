/** The part of the Azure Policy language that the evaluator executes; anything outside of it is refused, never ignored. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export const operators = [
  "equals",
  "notEquals",
  "like",
  "notLike",
  "match",
  "notMatch",
  "contains",
  "notContains",
  "in",
  "notIn",
  "less",
  "lessOrEquals",
  "greater",
  "greaterOrEquals",
  "exists",
] as const;

export type Operator = (typeof operators)[number];

/** Counts the members of an array, of the resource (`field`) or of a parameter (`value`), for which `where` holds. */
export type Count =
  | { readonly field: string; readonly where?: Condition }
  | { readonly value: Json; readonly name?: string; readonly where?: Condition };

interface Subject {
  readonly field?: string;
  readonly value?: Json;
  readonly count?: Count;
}

/** One subject and one operator. */
export type Comparison = Subject & { readonly [key in Operator]?: Json };

export type Condition =
  | { readonly allOf: readonly Condition[] }
  | { readonly anyOf: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

export const effects = ["deny", "audit", "auditIfNotExists", "disabled"] as const;
/** The effect of a policy on a non-compliant resource. */
export type Effect = (typeof effects)[number];

/** The condition of a policy, and its effect. */
export interface PolicyRule {
  /** The condition. */
  readonly if: Condition;
  /** The effect on a resource that matches. */
  readonly then: {
    /** An effect, or `[parameters('effect')]`. */
    readonly effect: string;
    /** The related resource that must exist, for `auditIfNotExists`. */
    readonly details?: {
      readonly type: string;
      readonly name?: string;
      readonly existenceCondition?: Condition;
    };
  };
}

/** A parameter of a policy definition. */
export interface PolicyParameter {
  /** The type of its value. */
  readonly type: "String" | "Array" | "Boolean" | "Integer";
  /** The values that it may have. */
  readonly allowedValues?: readonly Json[];
  /** The value where an assignment gives none. */
  readonly defaultValue?: Json;
  /** What the portal shows. */
  readonly metadata?: { readonly displayName: string; readonly description?: string };
}

/** An Azure Policy definition. */
export interface PolicyDefinition {
  /** The name of the definition. */
  readonly name: string;
  /** What operators see. */
  readonly displayName: string;
  /** What it demands, and why. */
  readonly description: string;
  /** `Indexed` judges only resources that have tags and a location; children of a gateway need `All`. */
  readonly mode: "All" | "Indexed";
  /** The parameters of an assignment. */
  readonly parameters: Readonly<Record<string, PolicyParameter>>;
  /** The rule itself. */
  readonly policyRule: PolicyRule;
}

/** A rule that uses what the evaluator does not execute. */
export class Unsupported extends Error {
  constructor(what: string) {
    super(`the policy evaluator does not execute ${what}`);
    this.name = "Unsupported";
  }
}

/** An evaluation that fails is a denial in Azure. */
export class EvaluationError extends Error {
  constructor(what: string) {
    super(what);
    this.name = "EvaluationError";
  }
}

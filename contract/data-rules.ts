import { classifications } from "./catalogue.ts";
import type { Classification } from "./catalogue.ts";

/** What the content layer finds in texts, as the data rules (DLP) tell it apart. */
export const dataKinds = [
  "secret",
  "payment-card",
  "national-id",
  "bank-account",
  "contact",
  "network-address",
  "personal",
] as const;
/** A kind of sensitive data. */
export type DataKind = (typeof dataKinds)[number];

/**
 * What may become of it, the weakest first. Arguments are not redacted: a call with other arguments is not the one that was approved.
 */
export const dataActions = {
  input: ["allow", "block"],
  output: ["allow", "redact", "withhold"],
} as const;
/** `input` is what tools are called with, `output` what they answer. */
export type DataDirection = keyof typeof dataActions;
/** What becomes of data of a kind. */
export type DataAction = (typeof dataActions)[DataDirection][number];

/** One row that a deployment changes. */
export interface DataRule {
  /** The class of the tool's data. */
  readonly classification: Classification;
  /** Whether it is about arguments or answers. */
  readonly direction: DataDirection;
  /** The kind of data that is found. */
  readonly kind: DataKind;
  /** What happens to it. */
  readonly action: DataAction;
}

/** What becomes of each kind of data in each direction, for tools of each classification. */
export type DataRules = Readonly<
  Record<Classification, Readonly<Record<DataDirection, Readonly<Record<DataKind, DataAction>>>>>
>;

type Row = readonly [Classification, DataDirection, DataAction, readonly DataKind[]];

/**
 * Data flows up the ladder, not down: identifiers and credentials stay out of the arguments of public tools, because those reach into the
 * world, and answers of restricted tools that hold more than they should are withheld as a whole.
 */
const rows: readonly Row[] = [
  ...classifications.flatMap((classification): Row[] => [
    [classification, "input", "allow", dataKinds],
    [classification, "output", "redact", dataKinds],
  ]),
  ["public", "input", "block", ["secret", "payment-card", "national-id", "bank-account"]],
  ["internal", "input", "block", ["secret"]],
  ["restricted", "output", "withhold", ["secret", "national-id"]],
];

const tableOf = (rules: readonly Row[]): DataRules => {
  const table: Record<string, Record<string, Record<string, DataAction>>> = {};
  for (const [classification, direction, action, kinds] of rules) {
    const row = ((table[classification] ??= {})[direction] ??= {});
    for (const kind of kinds) row[kind] = action;
  }
  return table as DataRules;
};

/** The table of a deployment that changes nothing. */
export const defaultDataRules: DataRules = tableOf(rows);

/**
 * The table with the rows that a deployment changes.
 *
 * @example
 * dataRulesWith([{ classification: "confidential", direction: "output", kind: "contact", action: "withhold" }]);
 */
export const dataRulesWith = (changes: readonly DataRule[]): DataRules =>
  tableOf([
    ...rows,
    ...changes.map(({ classification, direction, action, kind }): Row => [classification, direction, action, [kind]]),
  ]);

/**
 * Whether a row is one that a deployment may ask for: a secret in an answer is never allowed.
 *
 * @example
 * isDataRule({ classification: "public", direction: "output", kind: "secret", action: "allow" }); // false
 */
export const isDataRule = ({
  classification,
  direction,
  kind,
  action,
}: Readonly<Record<keyof DataRule, string>>): boolean =>
  (classifications as readonly string[]).includes(classification) &&
  Object.hasOwn(dataActions, direction) &&
  (dataKinds as readonly string[]).includes(kind) &&
  (dataActions[direction as DataDirection] as readonly string[]).includes(action) &&
  !(direction === "output" && kind === "secret" && action === "allow");

/** The message for an invalid row. */
export const dataRuleRight = `a classification (${classifications.join(", ")}), input with ${dataActions.input.join(" or ")}, or output with ${dataActions.output.join(", ")}, and a kind (${dataKinds.join(", ")}); a secret in an output is never allowed`;

const kindsByType: ReadonlyMap<string, DataKind> = new Map([
  ["card", "payment-card"],
  ["iban", "bank-account"],
  ["email", "contact"],
  ["phone", "contact"],
  ["ip", "network-address"],
]);

/** Numbers that a country gives its people are called by its code: `us-ssn`. */
const isNational = (type: string): boolean => /^(?:national-id|[a-z]{2}-[a-z0-9-]+)$/.test(type);

/**
 * The kind of data of a finding.
 *
 * @example
 * dataKindOf({ category: "personal", type: "iban" }); // "bank-account"
 */
export const dataKindOf = ({ category, type }: { readonly category: string; readonly type: string }): DataKind =>
  category === "secret" ? "secret" : (kindsByType.get(type) ?? (isNational(type) ? "national-id" : "personal"));

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Value } from "../values.ts";

/** What one resource or data source of a provider takes and refuses, as its source says it. One JSON file each. */
export interface Facts {
  readonly type: string;
  readonly mode: "resource" | "data" | "provider";
  /** The file in the provider's repository where what names no file of its own was read. */
  readonly read: string;
  readonly arguments: readonly ArgumentRow[];
  readonly rules: readonly RuleRow[];
}

/**
 * An argument or attribute: its path through blocks, its type (`list string`, `set block`, …), its flags, and of a block the least and the largest
 * number, 0 for no limit.
 */
export type ArgumentRow = readonly [path: string, type: string, flags: string, min?: number, max?: number];

/** A rule: the argument by its path (`*` is each element), the kind, what the kind asks for, and where it was read when that is another file. */
export type RuleRow = readonly [argument: string, kind: Kind, operand?: unknown, read?: string];

export type Kind =
  // of one value
  | "oneOf"
  | "oneOfAnyCase"
  | "matches"
  | "is"
  | "id"
  | "length"
  | "range"
  | "items"
  | "tags"
  // of arguments together
  | "needs"
  | "conflicts"
  | "exactlyOneOf"
  | "atLeastOneOf"
  | "refusedWhen"
  | "parameters"
  | "pairs"
  | "atMost"
  // of changes
  | "replaces"
  | "replacesWhen"
  | "recomputes"
  // of a default
  | "defaults"
  | "deprecated";

/** What a value must be for a condition to hold. A plain value is equality. */
export type Condition = null | string | number | boolean | { readonly set: boolean } | Constraint;

export type Constraint =
  | { readonly in: readonly Value[] }
  | { readonly notIn: readonly Value[] }
  | { readonly matches: string }
  | { readonly lacks: string }
  | { readonly above: number }
  | { readonly below: number };

/** Conditions by path. `./x` is beside the argument, in the same block. */
export type Conditions = Readonly<Record<string, Condition>>;

export interface Refusal {
  /** Of the planned values, defaults included. */
  readonly when?: Conditions;
  /** Of what is written. */
  readonly config?: Conditions;
  /** Of what was there before; a rule with any is about changes alone. */
  readonly before?: Conditions;
  /** Only of a resource that is made, not of a change. */
  readonly create?: true;
  readonly says: string;
}

export interface Replacement {
  readonly before?: Conditions;
  readonly after?: Conditions;
}

/** The releases of the providers whose source was read. */
export const readAt = { azurerm: "4.73.0", azuread: "3.7.0", azapi: "2.12.0", time: "0.13.1" } as const;

const PROVIDERS = ["azurerm", "azuread", "time"] as const;

export const allFacts: readonly Facts[] = PROVIDERS.flatMap((provider) => {
  const directory = join(import.meta.dirname, provider);
  return readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(directory, file), "utf8")) as Facts);
});

const byName = new Map(allFacts.map((facts) => [`${facts.mode} ${facts.type}`, facts]));

export const factsOf = (mode: Facts["mode"], type: string): Facts | undefined => byName.get(`${mode} ${type}`);

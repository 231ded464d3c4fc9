import type { ObjectValue } from "../values.ts";
import type { Facts } from "./facts.ts";
import { factsOf } from "./facts.ts";
import type { Complaint, Subject } from "./judge.ts";
import { complaints } from "./judge.ts";
import { recomputed, replacedBy } from "./replacements.ts";

export type Mode = Facts["mode"];

/** What a provider does beyond its schema. */
export interface ProviderRules {
  /** Whether it is written in the older kit, which plans defaults for what is not computed. */
  readonly legacy: boolean;
  complaints(mode: Mode, type: string, subject: Subject): readonly Complaint[];
  /** The plan of a change, with what becomes known only after it. */
  change(type: string, prior: ObjectValue, planned: ObjectValue): ObjectValue;
  /** The arguments that make a resource anew. */
  replacedBy(type: string, prior: ObjectValue, planned: ObjectValue): readonly string[];
}

/** The rules of a provider that carries facts about its types; of a type without facts only what nearly every resource replaces is known. */
export const rulesFromFacts: ProviderRules = {
  legacy: true,
  complaints: (mode, type, subject) => {
    const facts = factsOf(mode, type);
    return facts === undefined ? [] : complaints(facts, subject);
  },
  change: (type, prior, planned) => {
    const facts = factsOf("resource", type);
    return facts === undefined ? planned : recomputed(facts, prior, planned);
  },
  replacedBy: (type, prior, planned) => {
    const facts = factsOf("resource", type);
    const rows = facts === undefined ? [] : replacedBy(facts, prior, planned);
    return [...new Set(rows.map(([argument]) => argument.split(".", 1)[0]!))];
  },
};

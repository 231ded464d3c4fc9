import type { Surroundings } from "./evaluate.ts";
import { evaluate, valueOf } from "./evaluate.ts";
import type { Effect, Json, PolicyDefinition } from "./language.ts";
import { effects, EvaluationError, Unsupported } from "./language.ts";
import type { ArmResource } from "./resource.ts";
import type { Truth } from "./value.ts";
import { all, any, not, unknown } from "./value.ts";

export type Verdict = "complies" | "violates" | "unknown";

/** What a guardrail says of a resource. */
export interface Judgement {
  /** Whether the resource complies; unknown where a value is known after apply alone. */
  readonly verdict: Verdict;
  /** What Azure does with a violation. */
  readonly effect: Effect;
  /** Why the rule could not be evaluated, which Azure answers with a denial. */
  readonly error?: string;
}

/**
 * What one definition makes of one resource, among those that are there with it.
 *
 * @example
 * declare const created: ArmResource;
 * for (const guardrail of guardrails) console.log(guardrail.name, judge(guardrail, created).verdict);
 */
export const judge = (
  definition: PolicyDefinition,
  resource: ArmResource,
  surroundings: Partial<Surroundings> = {},
  others: readonly ArmResource[] = [],
): Judgement => {
  const around = { ...surroundings, parameters: parametersOf(definition, surroundings.parameters) };
  const effect = effectOf(definition, resource, around);
  // A type without location and tags is not indexed.
  if (effect === "disabled" || (definition.mode === "Indexed" && resource.location === undefined))
    return { verdict: "complies", effect };
  try {
    return { verdict: verdictOf(violated(definition, effect, resource, around, others)), effect };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { verdict: "violates", effect: "deny", error: error.message };
  }
};

const verdictOf = (truth: Truth): Verdict => (truth === unknown ? "unknown" : truth ? "violates" : "complies");

const violated = (
  definition: PolicyDefinition,
  effect: Effect,
  resource: ArmResource,
  around: Surroundings,
  others: readonly ArmResource[],
): Truth => {
  const { if: condition, then } = definition.policyRule;
  const concerned = evaluate(condition, resource, around);
  if (effect !== "auditIfNotExists" || concerned === false) return concerned;
  const { details } = then;
  if (!details) throw new Unsupported(`auditIfNotExists without details in ${definition.name}`);
  const name = details.name === undefined ? undefined : valueOf(details.name, resource, around);
  const related = others.filter(
    (other) =>
      other.type.toLowerCase() === details.type.toLowerCase() &&
      belongsTo(other, resource) &&
      (name === undefined || other.name === name),
  );
  const exists = any(
    related.map((other) => (details.existenceCondition ? evaluate(details.existenceCondition, other, around) : true)),
  );
  return all([concerned, not(exists)]);
};

const belongsTo = ({ parent }: ArmResource, { id }: ArmResource): boolean =>
  typeof parent === "string" && typeof id === "string" && parent.toLowerCase() === id.toLowerCase();

const parametersOf = (
  { name, parameters }: PolicyDefinition,
  given: Readonly<Record<string, Json>> = {},
): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(parameters).map(([key, { defaultValue }]) => {
      const value = given[key] ?? defaultValue;
      if (value === undefined) throw new Unsupported(`${name} without a value for its parameter ${key}`);
      return [key, value];
    }),
  );

const effectOf = ({ name, policyRule }: PolicyDefinition, resource: ArmResource, around: Surroundings): Effect => {
  const value = valueOf(policyRule.then.effect, resource, around);
  const effect = effects.find((each) => each.toLowerCase() === String(value).toLowerCase());
  if (!effect) throw new Unsupported(`the effect ${String(value)} of ${name}`);
  return effect;
};

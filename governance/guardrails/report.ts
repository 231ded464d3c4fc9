import type { Surroundings } from "./evaluate.ts";
import type { Created } from "./from-terraform/index.ts";
import type { Judgement } from "./judge.ts";
import { judge } from "./judge.ts";
import type { Effect, PolicyDefinition } from "./language.ts";
import type { LandingZoneRule } from "./landing-zone/index.ts";

/** A resource that a guardrail would refuse or report. */
export interface Finding {
  /** The definition that found it. */
  readonly rule: string;
  /** What operators see of the definition. */
  readonly title: string;
  /** The address of the resource in Terraform. */
  readonly address: string;
  /** What Azure does about it. */
  readonly effect: Effect;
  /** Whether it violates the rule, or whether that is unknown before apply. */
  readonly verdict: Exclude<Judgement["verdict"], "complies">;
  /** Why the rule could not be evaluated. */
  readonly error?: string;
}

/** A resource that a rule of a corporate landing zone would refuse or report. */
export interface LandingZoneFinding extends Finding {
  /** The assignment of the landing zone. */
  readonly assignment: string;
  /** The definition's reference within an initiative. */
  readonly reference?: string;
  /** Whether the assignment is enforced. */
  readonly enforced: boolean;
}

/**
 * What definitions make of the resources; only what does not comply.
 *
 * @example
 * declare const created: readonly Created[];
 * findings(guardrails, created, () => ({ parameters: {} }));
 */
export const findings = (
  definitions: readonly PolicyDefinition[],
  created: readonly Created[],
  surroundings: (definition: PolicyDefinition) => Partial<Surroundings>,
): Finding[] => {
  const others = created.map(({ resource }) => resource);
  return definitions.flatMap((definition) =>
    created.flatMap(({ declared, resource }) => {
      const { verdict, effect, error } = judge(definition, resource, surroundings(definition), others);
      if (verdict === "complies") return [];
      const { name: rule, displayName: title } = definition;
      return [{ rule, title, address: declared.address, effect, verdict, ...(error === undefined ? {} : { error }) }];
    }),
  );
};

/**
 * Would a landing zone accept the resources?
 *
 * @example
 * declare const created: readonly Created[];
 * landingZoneFindings(landingZoneRules, created, { resourceGroup: { location: "westeurope" } });
 */
export const landingZoneFindings = (
  rules: readonly LandingZoneRule[],
  created: readonly Created[],
  surroundings: Partial<Surroundings>,
): LandingZoneFinding[] =>
  rules.flatMap(({ assignment, reference, enforced, definition }) =>
    findings([definition], created, () => surroundings).map((finding) => ({
      ...finding,
      assignment,
      enforced,
      ...(reference === undefined ? {} : { reference }),
    })),
  );

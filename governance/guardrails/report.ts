import type { Surroundings } from "./evaluate.ts";
import type { Created } from "./from-terraform/index.ts";
import { judge, type Judgement } from "./judge.ts";
import type { Effect, PolicyDefinition } from "./language.ts";
import type { LandingZoneRule } from "./landing-zone/index.ts";

/** A resource that a guardrail would refuse or report. */
export interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly address: string;
  readonly effect: Effect;
  readonly verdict: Exclude<Judgement["verdict"], "complies">;
  readonly error?: string;
}

/** A resource that a rule of a corporate landing zone would refuse or report. */
export interface LandingZoneFinding extends Finding {
  readonly assignment: string;
  readonly reference?: string;
  readonly enforced: boolean;
}

/** What definitions make of the resources; only what does not comply. */
export function findings(
  definitions: readonly PolicyDefinition[],
  created: readonly Created[],
  surroundings: (definition: PolicyDefinition) => Partial<Surroundings>,
): Finding[] {
  const others = created.map(({ resource }) => resource);
  return definitions.flatMap((definition) =>
    created.flatMap(({ declared, resource }) => {
      const { verdict, effect, error } = judge(definition, resource, surroundings(definition), others);
      if (verdict === "complies") return [];
      const { name: rule, displayName: title } = definition;
      return [{ rule, title, address: declared.address, effect, verdict, ...(error === undefined ? {} : { error }) }];
    }),
  );
}

/** Would a landing zone accept the resources? */
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

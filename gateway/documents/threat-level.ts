import type { Expr, NamedValue } from "../policy/index.ts";
import { characters, equals, namedValue, not, or, pick } from "../policy/index.ts";

/** The scale, by what each step does besides the one before it. An unknown value counts as the highest: fail closed. */
export const normalLevel = "0";

export interface ThreatLevel {
  readonly namedValue: NamedValue;
  /** From 1 on: fewer calls of each tool, and approval of all that changes something. */
  readonly isRaised: Expr<"boolean">;
  /** At 2: nothing that changes something runs. */
  readonly isHighest: Expr<"boolean">;
  /** The header by which the server gets the level. */
  readonly level: Expr<"string">;
}

/** One value that operators and playbooks turn, for one server, without a deployment. */
export const threatLevel = (name: string): ThreatLevel => {
  const value = namedValue({
    name: `${name}-threat-level`,
    description:
      "The threat level: 0, 1 tightens limits and asks for approval, 2 withholds tools that change something",
    pattern: characters("0-9", 1, 1),
  });
  const isNormal = equals(value.text, normalLevel);
  const isMiddle = equals(value.text, "1");
  return {
    namedValue: value,
    isRaised: not(isNormal),
    isHighest: not(or(isNormal, isMiddle)),
    level: pick(isNormal, normalLevel, pick(isMiddle, "1", "2")),
  };
};

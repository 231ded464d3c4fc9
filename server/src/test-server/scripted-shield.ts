import { createMemoryShield, ShieldUnavailable } from "@mcp-landing-zone/content";
import type { Shield } from "@mcp-landing-zone/content";

/** A shield that a test tells what to find. */
export interface ScriptedShield extends Shield {
  /** From now on a text for which this is true is an attack. */
  refuse(isAttack: (text: string) => boolean): void;
  /** From now on it does not answer, so that calls fail closed. */
  fail(): void;
  /** The texts that it was asked about. */
  readonly seen: readonly string[];
}

export const createScriptedShield = (): ScriptedShield => {
  const seen: string[] = [];
  let shield: Shield = createMemoryShield(() => false);
  return {
    seen,
    refuse: (isAttack) => {
      shield = createMemoryShield(isAttack);
    },
    fail: () => {
      shield = { check: () => Promise.reject(new ShieldUnavailable("scripted")) };
    },
    check: (input, signal) => {
      seen.push(...(input.prompt === undefined ? [] : [input.prompt]), ...(input.documents ?? []));
      return shield.check(input, signal);
    },
  };
};

import type { Target } from "../../testing/composition/target.ts";
import type { Need } from "./case.ts";

/** The needs of a case that the target does not meet. */
export const lacking = (target: Target, needs: readonly Need[]): readonly Need[] => {
  const has: Readonly<Record<Need, boolean>> = {
    "forged-tokens": target.tokens.forged !== undefined && target.tokens.other !== undefined,
    "server-address": target.serverUrl !== undefined,
    operator: target.operator !== undefined,
    faults: target.saboteur !== undefined,
    pages: target.pages === true,
    facade: target.facade !== undefined,
    clients: target.facade?.other !== undefined,
    codes: target.codes === true,
    sessions: target.sessions === true,
    upstream: target.upstream === true,
    neighbour: target.neighbour !== undefined,
    clock: target.pass !== undefined,
    observer: target.observer !== undefined,
  };
  return needs.filter((need) => !has[need]);
};

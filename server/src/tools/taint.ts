import type { StateStore } from "../state/state-store.ts";

/** Remembers which principals have been shown text from outside, so that what they do next is asked about first. */
export interface Taint {
  mark(principalKey: string): Promise<void>;
  marked(principalKey: string): Promise<boolean>;
}

const seconds = 1_800;

export const createTaint = (state: StateStore): Taint => ({
  mark: (principalKey) => state.set(`taint:${principalKey}`, "1", seconds),
  marked: async (principalKey) => (await state.get(`taint:${principalKey}`)) !== undefined,
});

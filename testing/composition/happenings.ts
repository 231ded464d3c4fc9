import type { Observer, Sighting } from "./target.ts";

/** Everything that the parts of the deployment did, for the judges. */
export interface Happenings {
  readonly effect: (what: string) => void;
  readonly upstream: (call: string) => void;
  readonly decision: (by: string) => void;
  readonly write: (sink: string, text: string) => void;
  readonly observer: Observer;
}

export const createHappenings = (): Happenings => {
  let effects: string[] = [];
  let upstream: string[] = [];
  let decisions: string[] = [];
  let written: Sighting["written"][number][] = [];
  return {
    effect: (what) => void effects.push(what),
    upstream: (call) => void upstream.push(call),
    decision: (by) => void decisions.push(by),
    write: (sink, text) => void written.push({ sink, text }),
    observer: {
      look: () => {
        effects = [];
        upstream = [];
        decisions = [];
        written = [];
      },
      seen: () => ({ effects, upstream, decisions, written }),
    },
  };
};

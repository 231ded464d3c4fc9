import type { Actions } from "../workflow.ts";

export interface ActionEnd {
  readonly status: "Succeeded" | "Failed" | "TimedOut" | "Skipped";
  readonly reason?: string;
}

/** The next action whose predecessors have all ended; it runs where they ended as it asks, and is skipped otherwise. */
export const ready = (
  actions: Actions,
  ends: ReadonlyMap<string, ActionEnd>,
): { readonly name: string; readonly runs: boolean } | undefined => {
  for (const [name, { runAfter = {} }] of Object.entries(actions)) {
    if (ends.has(name)) continue;
    const waits = Object.entries(runAfter);
    for (const [other] of waits)
      if (!Object.hasOwn(actions, other)) throw new Error(`${name} runs after ${other}, which is not beside it`);
    if (waits.some(([other]) => !ends.has(other))) continue;
    return { name, runs: waits.every(([other, wanted]) => wanted.includes((ends.get(other) as ActionEnd).status)) };
  }
  if (ends.size < Object.keys(actions).length) throw new Error("actions wait for each other in a circle");
  return undefined;
};

/**
 * How a scope ends: as the actions after which no other comes. One of them that was skipped counts as those before it.
 * https://learn.microsoft.com/azure/logic-apps/error-exception-handling
 */
export const statusOf = (actions: Actions, ends: ReadonlyMap<string, ActionEnd>): ActionEnd["status"] => {
  const before = (name: string): readonly string[] => Object.keys(actions[name]?.runAfter ?? {});
  const followed = new Set(Object.keys(actions).flatMap(before));
  const failed = (name: string): boolean => {
    const { status } = ends.get(name) as ActionEnd;
    return status === "Skipped" ? before(name).some(failed) : status !== "Succeeded";
  };
  return Object.keys(actions).some((name) => !followed.has(name) && failed(name)) ? "Failed" : "Succeeded";
};

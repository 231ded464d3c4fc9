import type { Dependency, FaultKind } from "../faults.ts";

/** What does not work at the moment, and how. */
export interface Faults {
  readonly of: (dependency: Dependency) => FaultKind | undefined;
  inject(dependency: Dependency, how: FaultKind): void;
  heal(): void;
}

export const createFaults = (): Faults => {
  const injected = new Map<Dependency, FaultKind>();
  return {
    of: (dependency) => injected.get(dependency),
    inject: (dependency, how) => void injected.set(dependency, how),
    heal: () => injected.clear(),
  };
};

/** A dependency that is down rejects, or does not answer until its caller gives up. */
export const broken = async (how: FaultKind, signal?: AbortSignal): Promise<never> => {
  if (how === "hang") {
    await new Promise((_, reject) => {
      const give = (): void => reject(signal?.reason instanceof Error ? signal.reason : new Error("given up"));
      if (signal) signal.addEventListener("abort", give, { once: true });
      else setTimeout(give, 1_000).unref();
    });
  }
  throw new Error(`the dependency answers with ${how}`);
};

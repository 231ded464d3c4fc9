import type { LineLog } from "./line-log.ts";

export interface MemoryLog extends LineLog {
  readonly lines: readonly string[];
}

/**
 * An audit log in memory, for tests and for one machine.
 *
 * @example
 * declare const options: Omit<Parameters<typeof createAuditLog>[0], "log">;
 * createAuditLog({ ...options, log: createMemoryLog() });
 */
export const createMemoryLog = (lines: readonly string[] = []): MemoryLog => {
  const kept = [...lines];
  return {
    lines: kept,
    async tail() {
      return kept.at(-1);
    },
    async append(added) {
      for (const line of added) kept.push(line);
    },
  };
};

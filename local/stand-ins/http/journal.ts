// Stand-in for every Azure service: which service got which request, so that a test can show that none did.
import type { Service } from "./service.ts";

/** One answered request, without headers, query or body: nothing in it is secret. */
interface JournalEntry {
  readonly service: Service["name"];
  readonly method: string;
  readonly path: string;
  /** 0 when the answer was withheld. */
  readonly status: number;
}

export interface Journal {
  /** The latest, oldest first. */
  readonly entries: readonly JournalEntry[];
  /** Of all requests ever, also those that no longer stand in `entries`. */
  count(service: Service["name"]): number;
  write(entry: JournalEntry): void;
  clear(): void;
}

const kept = 2_000;

export const createJournal = (): Journal => {
  const entries: JournalEntry[] = [];
  const counts = new Map<Service["name"], number>();
  return {
    entries,
    count: (service) => counts.get(service) ?? 0,
    write: (entry) => {
      entries.push(entry);
      if (entries.length > kept) entries.shift();
      counts.set(entry.service, (counts.get(entry.service) ?? 0) + 1);
    },
    clear: () => {
      entries.length = 0;
      counts.clear();
    },
  };
};

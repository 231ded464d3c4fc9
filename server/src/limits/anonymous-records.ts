import type { Clock } from "../clock.ts";
import type { Decision, RecordDecision } from "../decision/decision.ts";

/** Records of requests without a caller. Everyone who reaches the server can send those, and a record is for good. */
export interface AnonymousRecords {
  readonly record: RecordDecision;
  /** Records what is counted but not recorded yet. */
  flush(): Promise<void>;
}

interface AnonymousRecordsOptions {
  readonly record: RecordDecision;
  readonly clock: Clock;
  /** Records of their own that requests refused for one reason have in a minute; those beyond share one. */
  readonly perMinute: number;
  readonly report: (error: unknown) => void;
}

interface Minute {
  begin: number;
  own: number;
  /** Counted and not recorded yet, and the last of them. */
  shared: number;
  last?: Decision;
}

const minuteMs = 60_000;

export const createAnonymousRecords = (options: AnonymousRecordsOptions): AnonymousRecords => {
  const { record, clock, perMinute, report } = options;
  /** By reason: a row of the table of refusals, so there are few. */
  const minutes = new Map<Decision["reason"], Minute>();
  let timer: NodeJS.Timeout | undefined;

  const settle = async (minute: Minute): Promise<void> => {
    const { last, shared } = minute;
    if (!last) return;
    minute.shared = 0;
    delete minute.last;
    try {
      await record(shared === 1 ? last : { ...last, count: shared });
    } catch (error) {
      // They are counted with the next.
      minute.shared += shared;
      minute.last ??= last;
      report(error);
    }
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    await Promise.all([...minutes.values()].map(settle));
    if ([...minutes.values()].some(({ last }) => last)) schedule();
  };

  const schedule = (): void => {
    timer ??= setTimeout(() => void flush(), minuteMs).unref();
  };

  const minuteOf = (reason: Decision["reason"]): Minute => {
    const begin = Math.floor(clock() / minuteMs);
    const minute = minutes.get(reason) ?? { begin, own: 0, shared: 0 };
    minutes.set(reason, minute);
    if (minute.begin !== begin) Object.assign(minute, { begin, own: 0 });
    return minute;
  };

  const recordAnonymous: RecordDecision = async (decision) => {
    const minute = minuteOf(decision.reason);
    if (minute.own < perMinute) {
      minute.own += 1;
      return record(decision);
    }
    minute.shared += 1;
    minute.last = decision;
    schedule();
  };

  return { flush, record: (decision) => (decision.principal ? record(decision) : recordAnonymous(decision)) };
};

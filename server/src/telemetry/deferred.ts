import type { Telemetry } from "./telemetry.ts";

/** Telemetry whose libraries are loaded late: they are heavy, and a server is to be ready first. */
export interface DeferredTelemetry extends Telemetry {
  /** Has them loaded soon. The first request that is observed does so where nothing else did. */
  start(): void;
}

interface DeferredOptions {
  readonly load: (report: DeferredOptions["report"]) => Promise<Telemetry>;
  readonly report: (error: unknown) => void;
  readonly afterMs?: number;
  readonly mostEarly?: number;
}

export const createDeferred = (options: DeferredOptions): DeferredTelemetry => {
  const { load, afterMs = 1_000, mostEarly = 512 } = options;
  const early: ((telemetry: Telemetry) => void)[] = [];
  let telemetry: Telemetry | undefined;
  let loading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failed = false;
  let lost = 0;
  let reporting = false;
  // Errors of telemetry are not reported by telemetry, or the reports would never end.
  const report = (error: unknown): void => {
    reporting = true;
    try {
      options.report(error);
    } finally {
      reporting = false;
    }
  };
  const tell = (what: (telemetry: Telemetry) => void): void => {
    if (telemetry) what(telemetry);
    else if (!failed && early.length < mostEarly) early.push(what);
    else lost += 1;
  };
  const loadNow = async (): Promise<void> => {
    try {
      const loaded = await load(report);
      for (const what of early.splice(0)) what(loaded);
      telemetry = loaded;
    } catch (error) {
      failed = true;
      lost += early.splice(0).length;
      report(error);
    }
    if (lost > 0) report(`${lost} telemetry items came before there was telemetry`);
  };
  const start = (): void => {
    timer ??= setTimeout(() => void (loading ??= loadNow()), afterMs).unref();
  };
  return {
    start,
    observe: (event, decision) => {
      const { observation } = decision.origin;
      if (observation) observation.endedAt ??= performance.now();
      tell((to) => to.observe(event, decision));
      start();
    },
    log: (line) => {
      if (!reporting) tell((to) => to.log(line));
    },
    close: async () => {
      clearTimeout(timer);
      if (early.length > 0) loading ??= loadNow();
      await loading;
      await telemetry?.close();
    },
  };
};

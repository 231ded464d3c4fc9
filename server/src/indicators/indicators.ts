import type { AuditEvent } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import { SignatureRejected } from "../definitions/signed-text.ts";
import { readIndicators } from "./list.ts";
import type { IndicatorList } from "./list.ts";

/** What the rest of the server asks. Before the first list it refuses nothing. */
export interface Indicators {
  refusesHost(host: string): boolean;
  refusesClient(clientId: string): boolean;
  refusesDigest(digest: string): boolean;
  /** Calls back whenever another list holds. */
  onChange(listener: () => void): void;
}

export interface IndicatorWatch extends Indicators {
  /** Looks now. Never rejects: a list that cannot be had changes nothing and is recorded. */
  look(): Promise<void>;
  start(): void;
  close(): void;
}

/** A server to which no list is configured. */
export const noIndicators: Indicators = {
  refusesHost: () => false,
  refusesClient: () => false,
  refusesDigest: () => false,
  onChange: () => undefined,
};

interface IndicatorOptions {
  /** The signed text; rejects when it cannot be had. */
  readonly fetch: () => Promise<string>;
  /** Thumbprints of the keys whose signature counts. */
  readonly thumbprints: readonly string[];
  readonly clock: Clock;
  readonly record: (event: AuditEvent) => Promise<void>;
  readonly report: (error: unknown) => void;
  /** @default five minutes */
  readonly everyMs?: number;
}

/** What is recorded of a look at the list. */
export const indicatorStates = ["ok", "indicators-unavailable", "indicators-untrusted", "indicators-stale"] as const;
type State = (typeof indicatorStates)[number];

/** While a list is not as it should be, it is recorded again after this long. */
const tellAgainMs = 15 * 60_000;

/** The host and every name above it. */
const namesOf = (host: string): readonly string[] => {
  const labels = host.split(".");
  return labels.map((_, index) => labels.slice(index).join("."));
};

/**
 * Keeps a list of indicators current. It is a second line behind allow-lists that are closed, so that its absence refuses nothing: an attacker who keeps the
 * list away would otherwise stop the server. The last list goes on to hold; a forged or older list changes nothing; each of these is recorded, and a detection
 * reads the records.
 */
export const createIndicators = (options: IndicatorOptions): IndicatorWatch => {
  const { fetch, thumbprints, clock, record, report, everyMs = 5 * 60_000 } = options;
  const listeners: (() => void)[] = [];
  let list: IndicatorList | undefined;
  let [hosts, clients, digests] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let recorded: { readonly state: State; readonly issued: string | undefined; readonly at: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  const take = (next: IndicatorList): void => {
    if (list?.issued === next.issued) return;
    list = next;
    [hosts, clients, digests] = [new Set(next.hosts), new Set(next.clients), new Set(next.digests)];
    for (const listener of listeners) listener();
  };

  const refresh = async (): Promise<State> => {
    let text: string;
    try {
      text = await fetch();
    } catch (error) {
      report(error);
      return "indicators-unavailable";
    }
    try {
      const next = readIndicators(text, thumbprints);
      if (list && Date.parse(next.issued) < Date.parse(list.issued)) {
        throw new SignatureRejected(`received a list of ${next.issued}; should be none from before ${list.issued}`);
      }
      take(next);
    } catch (error) {
      report(error);
      return "indicators-untrusted";
    }
    return "ok";
  };

  /** Once for each change, and again while something is wrong. */
  const tell = async (state: State): Promise<void> => {
    const now = clock();
    const isNews = recorded?.state !== state || recorded.issued !== list?.issued;
    if (!isNews && (state === "ok" || now - recorded!.at < tellAgainMs)) return;
    const decision = state === "ok" ? "allowed" : "failed";
    await record({ event: "indicators.loaded", decision, reason: state });
    recorded = { state, issued: list?.issued, at: now };
  };

  const look = async (): Promise<void> => {
    const state = await refresh();
    const isStale = list !== undefined && clock() >= Date.parse(list.expires);
    await tell(state === "indicators-untrusted" || !isStale ? state : "indicators-stale").catch(report);
  };
  const once = (): Promise<void> => (looking ??= look().finally(() => (looking = undefined)));

  return {
    refusesHost: (host) => hosts.size > 0 && namesOf(host).some((name) => hosts.has(name)),
    refusesClient: (clientId) => clients.has(clientId),
    refusesDigest: (digest) => digests.has(digest),
    onChange: (listener) => void listeners.push(listener),
    look: once,
    start: () => {
      timer ??= setInterval(() => void once(), everyMs).unref();
    },
    close: () => clearInterval(timer),
  };
};

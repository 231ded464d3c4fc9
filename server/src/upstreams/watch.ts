import type { AuditEvent, AuditTool, JsonSchema } from "@mcp-landing-zone/contract";
import { digestOf } from "@mcp-landing-zone/contract";
import type { telemetryNames } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import type { StateStore } from "../state/state-store.ts";
import type { Availability, Standing } from "../tools/availability.ts";
import { UpstreamUnavailable } from "./link.ts";
import { offerKinds } from "./link.ts";
import type { Link, OfferKind } from "./link.ts";
import { readListed } from "./listed-definitions.ts";
import type { ListedDefinitions } from "./listed-definitions.ts";

/** The catalogue's entries of one upstream. Their definitions are compared while the server runs, against a rug pull. */
export interface Pin {
  readonly kind: OfferKind;
  /** How the upstream names it: the name of a tool or prompt, the address or template of a resource. */
  readonly offered: string;
  /** What it said when a person approved it. */
  readonly said: JsonSchema;
  /** How the registry names it. */
  readonly name: string;
  readonly version: string;
  readonly digest: string;
}

export interface WatchPorts {
  readonly state: StateStore;
  readonly clock: Clock;
  /** Rejects when the event cannot be recorded. */
  readonly record: (event: AuditEvent) => Promise<void>;
  readonly report: (error: unknown) => void;
}

interface WatchOptions extends WatchPorts {
  readonly server: string;
  readonly host: string | undefined;
  readonly pins: readonly Pin[];
  /** Digest of the catalogue: findings count until a person approves another. */
  readonly catalogue: string;
  readonly list: Link["list"];
}

export interface Watch extends Availability {
  /** The upstream said that its list has changed. */
  listChanged(): void;
  /** The upstream has ended: nothing is known of the next one. */
  lost(): void;
  close(): void;
}

type Deviation = (typeof telemetryNames.reasons.definitions)[number];

/** Older than this, a comparison is made again before anything relies on it; and no more often. */
const freshMs = 5_000;
/** Comparisons that the upstream itself asks for, or of which the last one failed. */
const leastMs = 1_000;
const periodMs = 60_000;
/** How long a listing or call waits for a comparison, and how long a comparison may take. */
const patienceMs = 3_000;
const longestMs = 30_000;
/** How long a deviation is remembered by all replicas: longer than any stays unlooked at. */
const rememberedSeconds = 90 * 86_400;
/** How long one replica has for telling of it before another try. */
const tellingSeconds = 60;

const mostNews = 16;

const placeOf = ({ kind, offered }: Pick<Pin, "kind" | "offered">): string => `${kind} ${offered}`;

/**
 * Compares an upstream's tools, resources and prompts with the approved ones. A definition that was once seen to deviate stays
 * withheld, also when the upstream takes it back: only another catalogue, which a person approves, brings it back.
 */
export const createWatch = (options: WatchOptions): Watch => {
  const { server, host, pins, catalogue, list, state, clock, record, report } = options;
  const digests = new Map(pins.map((pin) => [placeOf(pin), digestOf(pin.said)]));
  // Of resources and prompts that are not pinned there may be thousands, and none of them is served.
  const watched = offerKinds.filter((kind) => kind === "tools" || pins.some((pin) => pin.kind === kind));
  const standings = new Map<string, Standing>(pins.map(({ name }) => [name, "unverified"]));
  const listeners: (() => void)[] = [];
  const news = new Set<string>();
  let begunAt = Number.NEGATIVE_INFINITY;
  let stale = true;
  let running: Promise<void> | undefined;
  let losses = 0;

  const stand = (next: ReadonlyMap<string, Standing>): void => {
    const changed = pins.filter(({ name }) => standings.get(name) !== next.get(name));
    for (const { name } of changed) standings.set(name, next.get(name) ?? "unverified");
    if (changed.length > 0) for (const listener of listeners) listener();
  };

  const keyOf = (what: string): string => `upstream:${catalogue}:${server}:${what}`;

  /**
   * Reported once, by the first replica that sees it. A report that fails is tried again, also
   * when this replica ends under way, or cannot take its word back.
   */
  const tell = async (reason: Deviation, what: string, tool?: AuditTool): Promise<void> => {
    if (!(await state.add(keyOf(what), reason, tellingSeconds))) return;
    try {
      const place = host === undefined ? {} : { host };
      await record({ event: "definition.changed", decision: "refused", reason, ...(tool && { tool }), ...place });
    } catch (error) {
      await state.delete(keyOf(what)).catch(report);
      throw error;
    }
    await state.set(keyOf(what), reason, rememberedSeconds);
    report(`upstream ${server}: ${tool ? tool.name : "something new"}: ${reason}`);
  };

  const judge = async (pin: Pin, listed: ListedDefinitions) => {
    const { name, version, digest } = pin;
    const said = listed[pin.kind].get(pin.offered);
    const found = said && digestOf(said);
    const same = found === digests.get(placeOf(pin));
    const reason = said ? "definition-changed" : "definition-gone";
    if (!same) await tell(reason, name, { name, version, digest: found ?? digest });
    const remembered = same && (await state.get(keyOf(name))) !== undefined;
    return [name, same && !remembered ? "current" : "changed"] as const;
  };

  /** Without a name, which is the upstream's to choose, and not more often than a person would read. */
  const tellOfNew = async (listed: ListedDefinitions): Promise<void> => {
    for (const kind of watched) {
      for (const [offered, said] of listed[kind]) {
        if (digests.has(placeOf({ kind, offered })) || news.size >= mostNews) continue;
        const digest = digestOf(said);
        if (news.has(digest)) continue;
        await tell("definition-new", `new:${digest}`);
        news.add(digest);
      }
    }
  };

  /** A definition that has changed stays withheld; all others must be compared again. */
  const doubt = (): void =>
    stand(new Map([...standings].map(([name, at]) => [name, at === "changed" ? at : "unverified"])));

  const compare = async (): Promise<void> => {
    begunAt = clock();
    stale = false;
    const before = losses;
    const late = setTimeout(doubt, patienceMs);
    try {
      const listed = readListed(await list(watched, AbortSignal.timeout(longestMs)));
      const judged = new Map(await Promise.all(pins.map((pin) => judge(pin, listed))));
      if (losses !== before) throw new UpstreamUnavailable(`upstream ${server} ended while it was looked at`);
      stand(judged);
      await tellOfNew(listed);
    } catch (error) {
      stale = true;
      doubt();
      report(error);
    } finally {
      clearTimeout(late);
    }
  };

  const start = (): Promise<void> => {
    running ??= compare().finally(() => {
      running = undefined;
    });
    return running;
  };

  const patiently = async (comparison: Promise<void>): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([comparison, enough]);
    clearTimeout(timer);
  };

  const refresh = (): Promise<void> | undefined => {
    const age = clock() - begunAt;
    if (running && age > patienceMs) return undefined;
    if (running) return patiently(running);
    return age > freshMs || (stale && age > leastMs) ? patiently(start()) : undefined;
  };

  const timer = setInterval(() => void start(), periodMs);
  timer.unref();

  return {
    standing: (name) => standings.get(name) ?? "unverified",
    refresh,
    onChange: (listener) => void listeners.push(listener),
    listChanged: () => {
      stale = true;
      if (clock() - begunAt > leastMs) void start();
    },
    lost: () => {
      losses += 1;
      stale = true;
      doubt();
    },
    close: () => clearInterval(timer),
  };
};

import { startComposition } from "../../../testing/composition/composition.ts";
import { message } from "../messages.ts";
import type { Target } from "../../../testing/composition/target.ts";
import type { Caller, Counted, Flood, Traffic } from "./traffic.ts";
import { startTraffic } from "./traffic-process.ts";

/** Milliseconds. */
interface Phase {
  readonly p50: number;
  readonly p99: number;
}

/** The same clients without a flood and, right after, with one. */
interface Pair {
  readonly quiet: Phase;
  readonly flooded: Phase;
  /** What the flood was answered, by status. */
  readonly flood: Counted["statuses"];
}

interface Fairness {
  readonly clients: number;
  readonly addresses: number;
  readonly pairs: readonly Pair[];
  /** How often the others, who keep to their quota, were answered with another status than 200. */
  readonly wronged: Counted["statuses"];
  readonly fair: boolean;
}

interface FairnessOptions {
  readonly clients: number;
  /** Of each client, in each phase. */
  readonly requests: number;
  /** Milliseconds between two requests of a client. */
  readonly pace: number;
  /** From how many addresses the one who floods sends: from one, the limit of an address ends it; from many, their own limit does. */
  readonly addresses: number;
  readonly connections: number;
  /**
   * Other work on the machine only ever adds time, to either half of a pair. So the best of the quiet halves stands for the clients alone,
   * the best of the flooded ones for them under the flood, and more pairs are measured only while the two do not fit: a flood that does slow
   * the others does so in every pair.
   */
  readonly leastPairs: number;
  readonly mostPairs: number;
  /** After which a request counts as one without an answer. */
  readonly patienceMs: number;
}

/** Clients just below their quota of 300 a minute. */
export const shortFairness: FairnessOptions = {
  clients: 20,
  requests: 12,
  pace: 250,
  addresses: 32,
  connections: 128,
  leastPairs: 2,
  mostPairs: 6,
  patienceMs: 20_000,
};

/** A flood ends by itself, after any end of the run. */
const bounds = { mostRequests: 200_000, longestMs: 30_000 };
/** The quota of the one who floods is spent before the others are measured. */
const leadMs = 2_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const rounded = (milliseconds = 0): number => Math.round(milliseconds * 10) / 10;
const phaseOf = ({ times }: Counted): Phase => ({
  p50: rounded(times[Math.floor(times.length * 0.5)]),
  p99: rounded(times[Math.min(times.length - 1, Math.floor(times.length * 0.99))]),
});
const wrongsOf = (counts: readonly Counted[]): Counted["statuses"] => {
  const wrongs: Record<number, number> = {};
  for (const { statuses } of counts) {
    for (const [status, count] of Object.entries(statuses))
      if (status !== "200") wrongs[Number(status)] = (wrongs[Number(status)] ?? 0) + count;
  }
  return wrongs;
};

const { body, headers } = message("tools/list");

/** Who sends what: their tokens are made before anything is measured. */
const crowdAt = async (target: Target, { clients, addresses, connections, patienceMs }: FairnessOptions) => {
  const { callFrom } = target;
  if (!callFrom) throw new Error("fairness: needs an address for every client, which loopback has on Linux alone");
  const caller = async (salt: string, address: number): Promise<Caller> => ({
    token: await target.tokens.honest({ as: "alice", scopes: ["documents.read"] }, salt),
    from: callFrom(address) ?? "127.0.0.1",
  });
  const many = (count: number, one: (index: number) => Promise<Caller>): Promise<readonly Caller[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => one(index + 1)));
  const honest = await many(clients, (index) => caller(`client ${index}`, index));
  const flooder: Flood = {
    kind: "flood",
    callers: await many(addresses, (index) => caller("flooder", 256 + index)),
    connections,
    ...bounds,
  };
  const start = (of: Traffic["of"]) =>
    startTraffic({
      url: target.url,
      of,
      patienceMs,
      body: JSON.stringify(body),
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...(headers as Record<string, string>),
      },
    });
  return { honest, flooder, start };
};

/** Whether one caller who sends as fast as it is answered makes it slow for the others. Everybody who sends is in a process of their own. */
export const measureFairness = async (options: FairnessOptions = shortFairness): Promise<Fairness> => {
  const { clients, addresses, requests, pace, leastPairs, mostPairs } = options;
  const target = await startComposition({ in: "processes" });
  try {
    const { honest, flooder, start } = await crowdAt(target, options);
    const clientsSend = (count: number) => start({ kind: "paced", callers: honest, requests: count, pace }).counted;
    const pairs: Pair[] = [];
    const ofClients: Counted[] = [];
    const best = (half: "quiet" | "flooded"): number => Math.min(...pairs.map((pair) => pair[half].p99));
    const isFair = (): boolean => pairs.length >= leastPairs && best("flooded") <= 2 * best("quiet");
    await clientsSend(4);
    while (!isFair() && pairs.length < mostPairs) {
      const quiet = await clientsSend(requests);
      const flooding = start(flooder);
      await pause(leadMs);
      const flooded = await clientsSend(requests);
      flooding.stop();
      const { statuses } = await flooding.counted;
      pairs.push({ quiet: phaseOf(quiet), flooded: phaseOf(flooded), flood: statuses });
      ofClients.push(quiet, flooded);
    }
    const wronged = wrongsOf(ofClients);
    return { clients, addresses, pairs, wronged, fair: isFair() && Object.keys(wronged).length === 0 };
  } finally {
    await target.close();
  }
};

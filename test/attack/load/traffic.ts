import { Agent, request } from "node:http";

/** A caller with a token and an address of their own. */
export interface Caller {
  readonly token: string;
  readonly from: string;
}

/** Callers who each send one request after another, at an even pace. */
interface Paced {
  readonly kind: "paced";
  readonly callers: readonly Caller[];
  /** Of each caller. */
  readonly requests: number;
  /** Milliseconds from the beginning of one request to that of the next. */
  readonly pace: number;
}

/** Callers who send as fast as they are answered, over many connections at once, until they are stopped or have sent enough. */
export interface Flood {
  readonly kind: "flood";
  readonly callers: readonly Caller[];
  readonly connections: number;
  readonly mostRequests: number;
  readonly longestMs: number;
}

export interface Traffic {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly of: Paced | Flood;
  /** After which a request counts as one without an answer. */
  readonly patienceMs: number;
}

export interface Counted {
  /** Milliseconds until each answer was whole, in ascending order. */
  readonly times: readonly number[];
  /** How many were answered with each status; 0 for those that got no answer. */
  readonly statuses: Readonly<Record<number, number>>;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Send = () => Promise<number>;

/** One who keeps a connection open, as clients do. Resolves with the status of the whole answer. */
const sender = ({ url, body, headers, patienceMs }: Traffic, { token, from }: Caller): Send => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const all = { ...headers, authorization: `Bearer ${token}`, "content-length": String(Buffer.byteLength(body)) };
  return () =>
    new Promise((resolve) => {
      const sent = request(url, { method: "POST", agent, localAddress: from, headers: all, timeout: patienceMs });
      sent.once("error", () => resolve(0));
      sent.once("timeout", () => sent.destroy());
      sent.once("response", (answer) => {
        answer.resume();
        answer.once("close", () => resolve(answer.complete ? (answer.statusCode ?? 0) : 0));
      });
      sent.end(body);
    });
};

/** Sends all of it; a signal ends a flood early. */
export const sendTraffic = async (traffic: Traffic, stopped: AbortSignal): Promise<Counted> => {
  const { of } = traffic;
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  const timed = async (send: Send): Promise<number> => {
    const began = performance.now();
    const status = await send();
    const took = performance.now() - began;
    times.push(took);
    statuses[status] = (statuses[status] ?? 0) + 1;
    return took;
  };
  if (of.kind === "paced") {
    const { callers, requests, pace } = of;
    const one = async (caller: Caller, index: number): Promise<void> => {
      const send = sender(traffic, caller);
      await pause((pace / callers.length) * index);
      for (let sent = 0; sent < requests; sent += 1) await pause(Math.max(0, pace - (await timed(send))));
    };
    await Promise.all(callers.map(one));
  } else {
    const { callers, connections, mostRequests, longestMs } = of;
    const ends = performance.now() + longestMs;
    let left = mostRequests;
    const one = async (index: number): Promise<void> => {
      const caller = callers[index % callers.length];
      if (!caller) return;
      const send = sender(traffic, caller);
      while (left > 0 && performance.now() < ends && !stopped.aborted) {
        left -= 1;
        await timed(send);
      }
    };
    await Promise.all(Array.from({ length: connections }, (_, index) => one(index)));
  }
  return { times: times.sort((a, b) => a - b), statuses };
};

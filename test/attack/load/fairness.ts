import { startDeployment } from "../composition/deployment.ts";
import { alice, message } from "../messages.ts";
import { deliver } from "../send.ts";
import type { Sender } from "../send.ts";
import type { Target } from "../target.ts";

export interface Fairness {
  readonly clients: number;
  /** Milliseconds. */
  readonly quiet: { readonly p50: number; readonly p99: number };
  readonly flooded: { readonly p50: number; readonly p99: number };
  /** Requests of the one who floods, and how many of them were turned away. */
  readonly flood: { readonly sent: number; readonly refused: number };
  /** Refusals that the others got, who keep to their quota. */
  readonly wronged: number;
  readonly fair: boolean;
}

export interface FairnessOptions {
  readonly clients: number;
  /** Of each client, in each phase. */
  readonly requests: number;
  /** Milliseconds between two requests of a client. */
  readonly pace: number;
  /** Requests a second of the one who floods, whether or not the ones before are answered. */
  readonly floodPerSecond: number;
}

/**
 * Each just below the quota of 300 a minute, and one who sends twenty times that. Attackers, gateway and server share a thread here, so a
 * flood as fast as it goes would measure the attacker.
 */
export const shortFairness: FairnessOptions = { clients: 20, requests: 12, pace: 250, floodPerSecond: 100 };

/** What a measurement of so few requests cannot tell apart from none, in milliseconds. */
const noise = 15;

const senderOf = (target: Target, salt: string, index: number): Sender => ({
  target,
  salt,
  notes: new Map(),
  timeoutMs: 20_000,
  from: target.callFrom?.(index),
});

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const request = message("tools/list", {}, { token: alice });

interface Phase {
  readonly times: readonly number[];
  readonly refused: number;
}

const honestPhase = async (target: Target, { clients, requests, pace }: FairnessOptions): Promise<Phase> => {
  const times: number[] = [];
  let refused = 0;
  const client = async (index: number): Promise<void> => {
    await pause((pace / clients) * index);
    for (let sent = 0; sent < requests; sent += 1) {
      const { answer } = await deliver(request, senderOf(target, `client ${index}`, index));
      times.push(answer.milliseconds);
      if (answer.status !== 200) refused += 1;
      await pause(Math.max(0, pace - answer.milliseconds));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return { times: times.sort((a, b) => a - b), refused };
};

const at = ({ times }: Phase, share: number): number =>
  Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;

/** Whether one caller who sends as fast as it can makes it slow for the others. */
export const measureFairness = async (options: FairnessOptions = shortFairness): Promise<Fairness> => {
  const target = await startDeployment();
  try {
    await honestPhase(target, { ...options, requests: 2 });
    const quiet = await honestPhase(target, options);
    const flood = { sent: 0, refused: 0 };
    const open = new Set<Promise<void>>();
    const flooding = setInterval(() => {
      const sending = deliver(request, senderOf(target, "flooder", 255)).then(({ answer }) => {
        flood.sent += 1;
        if (answer.status === 429 || answer.status === 503) flood.refused += 1;
        open.delete(sending);
      });
      open.add(sending);
    }, 1_000 / options.floodPerSecond);
    // The flood is on, and its quota spent, before the others are measured.
    await pause(3_500);
    const flooded = await honestPhase(target, options).finally(() => clearInterval(flooding));
    await Promise.all(open);
    const [before, during] = [quiet, flooded].map((phase) => ({ p50: at(phase, 0.5), p99: at(phase, 0.99) })) as [
      Fairness["quiet"],
      Fairness["flooded"],
    ];
    const wronged = quiet.refused + flooded.refused;
    const fair = wronged === 0 && during.p99 <= 2 * Math.max(before.p99, noise) && flood.refused > 0;
    return { clients: options.clients, quiet: before, flooded: during, flood, wronged, fair };
  } finally {
    await target.close();
  }
};

import type { Deployment } from "../../../local/deployment.ts";
import { auditKey } from "../../../local/facts.ts";
import type { Fault, ServiceName } from "../../../local/stand-ins/index.ts";
import { verificationKeys, verifyAudit } from "../../../server/src/audit/index.ts";
import { groupByStream } from "../../../server/src/audit/file-names.ts";
import { startComposition } from "../../../testing/composition/composition.ts";
import { everyScope, goodArguments, message, toolCall } from "../messages.ts";
import { deliver } from "../send.ts";
import type { Answer } from "../wire.ts";

interface Soak {
  readonly seconds: number;
  readonly requests: number;
  /** How often each decision was taken, by who took it and why. */
  readonly decided: Readonly<Record<string, number>>;
  /** Answers that were given and not recorded. */
  readonly lost: number;
  /** Records in the trail, and whether its verifier finds it without a gap. */
  readonly records: number;
  readonly intact: boolean;
  /** Whether every request was decided as at the beginning once nothing was broken any more. */
  readonly recovered: boolean;
  /** Of the server's process, in megabytes, after collecting: after each tenth of the time, and how steep the second half of it is. */
  readonly heap: { readonly samples: readonly number[]; readonly perMinute: number };
  readonly held: boolean;
}

const broken: readonly ServiceName[] = ["contentSafety", "documents", "audit", "graph", "entra", "identity", "vault"];
const ways: readonly Fault[] = [
  { kind: "status", status: 503 },
  { kind: "reset" },
  { kind: "garbage" },
  { kind: "partial" },
  { kind: "delay", ms: 50 },
  { kind: "status", status: 403 },
];
const faults = ways.flatMap((fault) => broken.map((service) => ({ service, fault })));

/** So many places further each time: a short soak, too, sees every service and every way. */
const stride = 11;
const roundMs = 300;
/** Between two requests: below the limit of everybody who uses the same client together. */
const pauseMs = 10;
const tenths = 10;
const recoveryMs = 45_000;
/** What a process that leaks nothing may still grow by, in megabytes. */
const slack = 25;

/** By how much a minute the values grow that were taken at even distances, by least squares. */
const slopeOf = (values: readonly number[], minutesBetween: number): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centre = (values.length - 1) / 2;
  const spread = values.reduce((sum, _, at) => sum + (at - centre) ** 2, 0);
  const slope = values.reduce((sum, value, at) => sum + (at - centre) * (value - mean), 0) / spread;
  return Math.round((slope / minutesBetween) * 100) / 100;
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * One call of every tool, and a listing. A call that waits for approval is kept until it expires: so that few do, documents are saved before
 * any untrusted text was read, and deleted less often.
 */
const requestsOf = (round: number) => {
  const token = { as: "alice", scopes: everyScope } as const;
  const others = Object.keys(goodArguments).filter((tool) => !["save_document", "delete_document"].includes(tool));
  const tools = ["save_document", ...others, ...(round % 20 === 1 ? ["delete_document"] : [])];
  return [message("tools/list", {}, { token }), ...tools.map((tool) => toolCall(tool, goodArguments[tool], { token }))];
};

/** Calls without a record must have failed: fail closed. */
const isGiven = ({ status, text }: Answer): boolean => status === 200 && !text.includes('"error"');

/** The server's heap, as it says itself. */
const heapOf = () => {
  let heard: (bytes: number) => void = () => undefined;
  return {
    onServerLine: (line: string): void => {
      const [, bytes] = /^heap (\d+)$/.exec(line) ?? [];
      if (bytes !== undefined) heard(Number(bytes));
    },
    megabytes: async (pid: number): Promise<number> => {
      const said = new Promise<number>((resolve) => {
        heard = resolve;
      });
      process.kill(pid, "SIGUSR2");
      return Math.round((await said) / 104_857.6) / 10;
    },
  };
};

/** The verifier's result for the whole trail, once it is no longer written to. */
const judgeTrail = async ({ standIns }: Deployment): Promise<{ records: number; intact: boolean }> => {
  const { audit, vault } = standIns;
  const [logs, anchors] = [audit.files("audit"), audit.files("audit-anchors")];
  async function* linesOf(files: ReadonlyMap<string, Buffer>, names: readonly string[]): AsyncIterable<string> {
    for (const name of names) {
      for (const line of (files.get(name)?.toString("utf8") ?? "").split("\n")) if (line !== "") yield line;
    }
  }
  const keys = verificationKeys([vault.keys.publicKey(auditKey)]);
  const streams = [...groupByStream([...logs.keys(), ...anchors.keys()]).values()];
  const verdicts = await Promise.all(
    streams.map((stream) => verifyAudit(linesOf(logs, stream.logs), linesOf(anchors, stream.checkpoints), keys)),
  );
  const sound = verdicts.flatMap((verdict) => (verdict.sound ? [verdict.records] : []));
  return {
    records: sound.reduce((sum, records) => sum + records, 0),
    intact: sound.length > 0 && sound.length === verdicts.length,
  };
};

/** A mixed load from ever new people, while what the deployment depends on fails and comes back. */
export const soak = async (seconds: number): Promise<Soak> => {
  const heap = heapOf();
  let ended: string | undefined;
  const target = await startComposition({
    in: "processes",
    onServerEnd: (what) => {
      ended = what;
    },
    withServer: [new URL("heap.preload.ts", import.meta.url)],
    onServerLine: heap.onServerLine,
  });
  const { deployment, observer, callFrom } = target;
  const { standIns, server } = deployment;
  const decided: Record<string, number> = {};
  let [requests, lost, round] = [0, 0, 0];

  /** What was decided, request by request. */
  const oneRound = async (): Promise<string> => {
    const all: string[] = [];
    for (const request of requestsOf(round)) {
      if (ended !== undefined) throw new Error(ended);
      observer?.look();
      const sender = { target, salt: `${round}`, notes: new Map(), timeoutMs: 30_000, from: callFrom?.(round % 5_000) };
      const { answer } = await deliver(request, sender);
      const decisions = observer?.seen().decisions ?? [];
      requests += 1;
      if (isGiven(answer) && decisions.length !== 1) lost += 1;
      const named = decisions.length > 0 ? decisions : [`${answer.status} without a record`];
      for (const decision of named) decided[decision] = (decided[decision] ?? 0) + 1;
      all.push(...named);
      await pause(pauseMs);
    }
    round += 1;
    return all.join(" ");
  };
  const hasRecovered = async (healthy: string): Promise<boolean> => {
    const deadline = performance.now() + recoveryMs;
    // The kind of round that `healthy` was.
    round += 20 - (round % 20);
    while ((await oneRound()) !== healthy) {
      if (performance.now() > deadline) return false;
      await pause(1_000);
      round += 20 - (round % 20);
    }
    return true;
  };
  const rounds = async (milliseconds: number): Promise<void> => {
    const ends = performance.now() + milliseconds;
    do await oneRound();
    while (performance.now() < ends);
  };

  try {
    const healthy = await oneRound();
    const began = performance.now();
    const samples: number[] = [];
    for (let turn = 0; samples.length < tenths; turn += 1) {
      await rounds(roundMs);
      const fault = faults[(turn * stride) % faults.length];
      const cancel = fault && standIns.faults.inject(fault);
      await rounds(roundMs);
      cancel?.();
      const share = (performance.now() - began) / (seconds * 1_000);
      if (share * tenths > samples.length + 1) samples.push(await heap.megabytes(server.pid));
    }
    const [early = 0, late = 0] = [samples[0], samples.at(-1)];
    const perMinute = slopeOf(samples.slice(tenths / 2), seconds / 60 / tenths);
    const recovered = await hasRecovered(healthy);
    await server.stop();
    const { records, intact } = await judgeTrail(deployment);
    const held = lost === 0 && intact && recovered && late - early < slack;
    return {
      ...{ seconds, requests, decided, lost, records, intact, recovered },
      heap: { samples, perMinute },
      held,
    };
  } finally {
    await target.close();
  }
};

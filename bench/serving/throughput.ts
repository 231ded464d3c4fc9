import type { Measured } from "./load.ts";
import { calls, lists } from "./payload.ts";
import { cpuMicroseconds, firstLine, median, residentMegabytes, start, stop } from "./processes.ts";
import { runLoad, warmUp } from "./run-load.ts";
import type { Announced } from "./run-load.ts";

export interface Target {
  /** Script and arguments. */
  readonly args: readonly string[];
  readonly revision: keyof typeof calls;
  /** Asks for the list of tools instead of calling one. */
  readonly lists?: true;
}

interface Costed extends Measured {
  /** Processor time of the server for one answer: steadier than throughput where others use the machine too. */
  readonly cpuMicroseconds: number;
  readonly megabytes: number;
}

interface Effort {
  readonly connections: number;
  readonly seconds: number;
  readonly rounds: number;
}

const measure = async ({ args, revision, lists: isList }: Target, load: string, effort: Effort): Promise<Costed> => {
  const server = start("server", args);
  try {
    const where = (await firstLine(server)) as Announced;
    const asked = isList ? lists[revision] : calls[revision];
    await warmUp(load, where, asked);
    const before = cpuMicroseconds(server);
    const measured = await runLoad(load, where, { ...asked, ...effort });
    const spent = cpuMicroseconds(server) - before;
    return {
      ...measured,
      cpuMicroseconds: Math.round(spent / measured.answered),
      megabytes: residentMegabytes(server),
    };
  } finally {
    await stop(server);
  }
};

const medians = (runs: readonly Costed[]): Omit<Costed, "answered"> => {
  const of = (field: keyof Costed): number => median(runs.map((run) => run[field]));
  return {
    perSecond: of("perSecond"),
    p50: of("p50"),
    p99: of("p99"),
    cpuMicroseconds: of("cpuMicroseconds"),
    megabytes: of("megabytes"),
    failures: runs.reduce((sum, { failures }) => sum + failures, 0),
  };
};

/** Targets take turns, so that a slow minute of the machine falls on all of them. */
export const compare = async (targets: Readonly<Record<string, Target>>, load: string, effort: Effort) => {
  const runs = new Map<string, Costed[]>(Object.keys(targets).map((title) => [title, []]));
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [title, target] of Object.entries(targets)) {
      runs.get(title)?.push(await measure(target, load, effort));
    }
  }
  return Object.fromEntries([...runs].map(([title, measured]) => [title, medians(measured)]));
};

type Typical = ReturnType<typeof medians>;

/** Answers of one target for each of another: in the same time, and for the same processor time. */
export const answersFor = (one: Typical | undefined, other: Typical | undefined) => {
  if (!one || !other) return undefined;
  const ratio = (a: number, b: number): number => Number((a / b).toFixed(2));
  return {
    perSecond: ratio(one.perSecond, other.perSecond),
    perProcessorSecond: ratio(other.cpuMicroseconds, one.cpuMicroseconds),
  };
};

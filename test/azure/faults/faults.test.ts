import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { refusals } from "../../../server/src/refusal/refusal.ts";
import { redisInstalled } from "../../../testing/redis-server.ts";
import { startEntraRedis } from "../entra-redis.ts";
import type { EntraRedis } from "../entra-redis.ts";
import { leaveAzure } from "../in-azure.ts";
import { dependencies, unused } from "./dependencies.ts";
import type { Dependency, Outcome, Patience } from "./dependencies.ts";
import { faultNames, faults, silent } from "../../../testing/faults.ts";
import type { FaultName } from "../../../testing/faults.ts";
import { startRedisFront } from "./redis-front.ts";
import type { RedisFront } from "./redis-front.ts";
import { openStage } from "./stage.ts";
import type { Answer, Stage, Staged } from "./stage.ts";

/** How often a service may be asked while one call is answered. Without deadlines of ours the clients of Azure try again for minutes. */
const mostTries = 20;
const day = 86_400_000;
/** Until then a breaker is closed, and keys that could not be had are asked for again. */
const wellAgainMs = 30_000;

let redis: EntraRedis | undefined;
let front: RedisFront | undefined;
let stage: Stage;
let document: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  if (redisInstalled) {
    redis = await startEntraRedis();
    front = await startRedisFront(redis.plainPort);
  }
  stage = await openStage(front ? [front.authority] : []);
  const { azure } = await stage.start({ tool: "save_document" });
  const never = new AbortController().signal;
  document = await azure.documents.save(stage.owner, { title: "Plan", text: "Step one." }, never);
});

afterEach(() => {
  stage.standIns.faults.clear();
  front?.strike(undefined);
});

afterAll(async () => {
  leaveAzure();
  vi.useRealTimers();
  await stage.close();
  await front?.close();
  await redis?.stop();
});

const argumentsOf: Readonly<Record<Dependency["tool"], () => Readonly<Record<string, unknown>>>> = {
  save_document: () => ({ title: "Plan", text: "Step two." }),
  read_document: () => ({ id: document }),
  search_documents: () => ({ words: "plan" }),
  my_profile: () => ({}),
  fetch_page: () => ({ url: stage.pageUrl }),
  use_secret: () => ({}),
};

const call = ({ tool }: Dependency, staged: Staged): Promise<Answer> => staged.call(argumentsOf[tool]());

const strike = ({ strikes, fault }: Cell): void => {
  if (strikes.service === "state") front?.strike(fault);
  else stage.standIns.faults.inject({ ...strikes, fault: faults[fault] });
};

const refusalOf = (result: Answer["result"]): unknown =>
  (result?.["_meta"] as Readonly<Record<string, unknown>> | undefined)?.["org.landing-zone/refusal"];

const expectAnswer = (outcome: Outcome, { status, headers, result, error }: Answer): void => {
  switch (outcome.kind) {
    case "served":
      expect([status, error, result?.["isError"]]).toEqual([200, undefined, undefined]);
      expect(result?.["structuredContent"]).toBeDefined();
      return;
    case "refused": {
      const { status: wanted, code, message } = refusals[outcome.reason];
      expect([status, error?.code, error?.message, result]).toEqual([wanted, code, message, undefined]);
      expect(headers.get("retry-after")).toMatch(/^\d+$/);
      return;
    }
    case "failed": {
      const { code, message } = refusals[outcome.reason];
      expect([status, error?.code, error?.message, result]).toEqual([200, code, message, undefined]);
      return;
    }
    case "withheld":
      expect([status, refusalOf(result), result?.["structuredContent"]]).toEqual([200, outcome.reason, undefined]);
  }
};

/** Who ends the wait, where the fault makes a caller wait. */
const hurried = ({ fault, patience = "tool", outcome }: Cell): Patience | undefined => {
  if (!silent.has(fault)) return undefined;
  const timedOut = "reason" in outcome && outcome.reason === "timed-out";
  return timedOut || patience !== "tool" ? patience : undefined;
};

const startFor = async (cell: Cell, haste?: Patience): Promise<Staged> => {
  const withRedis = cell.strikes.service === "state";
  if (withRedis) await redis?.admit((await stage.identity.getToken("https://redis.azure.com/.default"))?.token ?? "");
  return stage.start({ tool: cell.tool, hurried: haste, stateHost: withRedis ? front?.host : undefined });
};

const asked = ({ strikes: { service } }: Cell): number =>
  service === "state" ? 0 : stage.standIns.journal.count(service);

/** Ends by itself, before its clients have tried for long. */
const withFewTries = async <T>(cell: Cell, work: () => Promise<T>): Promise<T> => {
  const before = asked(cell);
  const done = await work();
  expect(asked(cell) - before).toBeLessThanOrEqual(mostTries);
  return done;
};

const stored = (): number => [...stage.standIns.documents.files("documents")].length;

/** One finished record for each answered call, unless the record is what could not be made. */
const expectRecorded = (outcome: Outcome, staged: Staged): void => {
  const finished = staged.records().filter(({ phase }) => phase === "finished");
  const reasons = outcome.kind === "failed" ? [] : ["reason" in outcome ? outcome.reason : "ok"];
  expect(finished.map(({ reason }) => reason)).toEqual(reasons);
};

interface Cell extends Dependency {
  readonly fault: FaultName;
}

const cells: readonly Cell[] = dependencies.flatMap((dependency) =>
  faultNames.map((fault) => ({ ...dependency, fault, outcome: dependency.but?.[fault] ?? dependency.outcome })),
);

const titleOf = ({ name, fault, outcome }: Cell): string =>
  `${name}, ${fault}: ${"reason" in outcome ? outcome.reason : outcome.kind}`;

const needsRedis = ({ strikes }: Dependency): boolean => strikes.service === "state";

const expectWell = async (cell: Cell, staged: Staged): Promise<void> => {
  stage.standIns.faults.clear();
  front?.strike(undefined);
  vi.setSystemTime(Date.now() + wellAgainMs);
  await vi.waitFor(async () => expectAnswer({ kind: "served" }, await call(cell, staged)));
};

const judgeStart = async (cell: Cell): Promise<void> => {
  if (cell.oldTokens) vi.setSystemTime(Date.now() + day);
  strike(cell);
  await withFewTries(cell, () => expect(startFor(cell, hurried(cell))).rejects.toThrow());
  stage.standIns.faults.clear();
  await expectWell(cell, await vi.waitFor(() => startFor(cell)));
};

const judgeCall = async (cell: Cell): Promise<void> => {
  const staged = await vi.waitFor(() => startFor(cell, hurried(cell)));
  if (cell.oldTokens) vi.setSystemTime(Date.now() + day);
  const before = stored();
  strike(cell);
  expectAnswer(cell.outcome, await withFewTries(cell, () => call(cell, staged)));
  expectRecorded(cell.outcome, staged);
  if (cell.outcome.kind !== "served") expect(stored()).toBe(before);
  await expectWell(cell, staged);
};

describe("each fault fails closed, and service resumes afterwards", () => {
  for (const cell of cells) {
    if (cell.outcome.kind === "senseless") continue;
    it.skipIf(needsRedis(cell) && !redisInstalled)(titleOf(cell), () =>
      cell.outcome.kind === "not-started" ? judgeStart(cell) : judgeCall(cell),
    );
  }
});

describe("each combination left out has a reason", () => {
  const reasons = cells.flatMap(({ name, fault, outcome }) =>
    outcome.kind === "senseless" ? [[`${name}, ${fault}`, outcome.why] as const] : [],
  );
  it.each([...reasons, ...Object.entries(unused)])("%s: %s", (_what, why) => expect(why).toMatch(/\w \w/));
});

/**
 * What one caller waits while another sends what costs the content layer most: `npm run bench:fairness`. Both call in this process;
 * its processor time counts beside the time that passes, because other work on the machine is in the one and not in the other.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createHarness, modern } from "../testing/harness.ts";
import { testTenant } from "../testing/issuer.ts";
import { tool } from "../testing/tool-calls.ts";
import { repeated } from "./content/cost.ts";

const units = [
  "1 1 1 ",
  "12345 ",
  "01/02/2024",
  "sig=",
  "xoxb-",
  "key=",
  "AccountKey=",
  "DE1 ",
  "\u202e@",
  "a@b.c ",
  "+49 ",
  "112 0",
  "1passwordbasic AccountKey= token",
  "1passwordAccountKey='\u00e9\u5ffd\u75651234token",
  "1not\u202epassworduser 01000001key=allAccountKey=token",
];
const size = 100_000;
const works = 16;
const calls = 200;
const rounds = 8;

const limits = { callsPerMinute: 1e6, callsPerDay: 1e9, maxOutputBytes: 262_144 };
let answers = 0;
const heavy = tool("heavy", {
  run: () => Promise.resolve({ said: repeated(units[answers++ % units.length] as string, size) }),
  limits,
} as never);
const harness = await createHarness({
  tools: [heavy, tool("light", { limits } as never)],
  clock: Date.now,
  settings: { requestsPerMinute: 100_000 } as never,
});
const [alice, bob] = await Promise.all(
  [testTenant.alice, testTenant.bob].map((oid) => harness.issuer.user({ scp: "tools.use", oid })),
);
interface Time {
  readonly passed: number;
  readonly used: number;
}

const now = (): Time => {
  const { user, system } = process.cpuUsage();
  return { passed: performance.now(), used: (user + system) / 1_000 };
};

const call = async (name: string, token: string | undefined): Promise<Time> => {
  const before = now();
  const answer = await harness.send({ token, ...modern("tools/call", { name, arguments: { say: "hi" } }) });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
  const after = now();
  return { passed: after.passed - before.passed, used: after.used - before.used };
};

type Spread = ReturnType<typeof spread>;

const spread = (times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
};

const measure = async (): Promise<Time[]> => {
  const times: Time[] = [];
  for (let n = 0; n < calls; n += 1) {
    times.push(await call("light", bob));
    await sleep(5);
  }
  return times;
};

const flooded = async (): Promise<Time[]> => {
  let stopped = false;
  const flood = Array.from({ length: works }, async () => {
    while (!stopped) await call("heavy", alice);
  });
  await sleep(1_000);
  const times = await measure();
  stopped = true;
  await Promise.all(flood);
  return times;
};

await measure();
await flooded();
const before = answers;
// In turns, so that a slow minute of the machine falls on both.
const rest: Time[] = [];
const busy: Time[] = [];
for (let round = 0; round < rounds; round += 1) {
  rest.push(...(await measure()));
  busy.push(...(await flooded()));
}
const compared = (time: keyof Time) => {
  const [alone, beside] = [rest, busy].map((times) => spread(times.map((each) => each[time]))) as [Spread, Spread];
  return { alone, beside, timesP99: Number((beside.p99 / alone.p99).toFixed(2)) };
};
console.log(
  JSON.stringify(
    { unit: "ms", calls: rest.length, used: compared("used"), passed: compared("passed"), heavy: answers - before },
    null,
    2,
  ),
);

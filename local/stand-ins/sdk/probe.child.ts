// Stand-ins judged by the unmodified SDKs: runs the named probes, one after another, and prints what they saw.
import { probes } from "./probes.ts";
import type { ProbeInput, ProbeName } from "./probes.ts";

interface Order {
  readonly input: ProbeInput;
  readonly runs: readonly (readonly [name: ProbeName, argument: string])[];
}

const { input, runs } = JSON.parse(process.argv[2] ?? "") as Order;
const seen: unknown[] = [];
for (const [name, argument] of runs) {
  try {
    seen.push({ ok: await probes[name](input, argument) });
  } catch (error) {
    const { message, statusCode, code } = error as { message?: string; statusCode?: number; code?: string };
    seen.push({ error: message, statusCode, code });
  }
}
process.stdout.write(JSON.stringify(seen));

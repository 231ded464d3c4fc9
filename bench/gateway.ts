import { cpus } from "node:os";
import { gatewayOf } from "../testing/policies/gateway.ts";
import type { Exchange } from "../testing/policies/requests.ts";
import { toolCall, withToken } from "../testing/policies/requests.ts";

const batch = 2_000;
const batches = 12;

const kinds: Readonly<Record<string, readonly [exchange: Exchange, status: number]>> = {
  "allowed, 2026-07-28": [toolCall("2026-07-28"), 200],
  "allowed, 2025-11-25": [toolCall("2025-11-25"), 200],
  "refused without a token": [withToken(undefined)(toolCall("2026-07-28")), 401],
};

/** The best of several batches: other load on the machine can only slow a batch down. */
const perSecond = async (exchange: Exchange, expected: number): Promise<number> => {
  let best = 0;
  for (let round = 0; round < batches; round++) {
    const { send, world } = gatewayOf();
    await send(exchange);
    const start = performance.now();
    for (let count = 0; count < batch; count++) {
      // A second for each call, so that no limit is reached.
      world.elapsed = (count + 1) * 1_001;
      const answer = await send(exchange);
      if (answer.status !== expected) throw new Error(`answered ${answer.status}, expected ${expected}`);
    }
    best = Math.max(best, batch / ((performance.now() - start) / 1000));
  }
  return Math.round(best);
};

const measured: Record<string, number> = {};
for (const [kind, exchange] of Object.entries(kinds)) measured[kind] = await perSecond(...exchange);
console.log(JSON.stringify({ decisionsPerSecond: measured, cpu: cpus()[0]?.model, node: process.version }, null, 2));

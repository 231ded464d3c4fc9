import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { countersInMemory } from "./counters.ts";
import type { GatewayPorts } from "./ports.ts";

/**
 * The ports that a process can serve by itself: its clock, its random numbers, counters in its memory.
 *
 * @example
 * const { counters, now } = inProcess();
 * testPorts({ counters, now });
 */
export const inProcess = (): Pick<GatewayPorts, "counters" | "random" | "now" | "sleep"> => ({
  counters: countersInMemory(),
  random: randomBytes,
  now: () => new Date(),
  sleep: (milliseconds) => setTimeout(milliseconds),
});

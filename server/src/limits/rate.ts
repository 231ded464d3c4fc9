import type { ToolLimits } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { StateStore } from "../state/state-store.ts";

const minute = 60;
const day = 86_400;

/** Counts per principal in fixed windows of the shared store, so that more replicas do not mean more calls. */
export interface RateLimits {
  request(principalKey: string): Promise<void>;
  call(principalKey: string, tool: string, limits: ToolLimits): Promise<void>;
}

export const createRateLimits = (state: StateStore, clock: Clock, requestsPerMinute: number): RateLimits => {
  const spend = async (what: string, window: number, most: number): Promise<void> => {
    const now = Math.floor(clock() / 1_000);
    const begin = now - (now % window);
    const count = await state.count(`rate:${what}:${window}:${begin}`, window);
    if (count > most) throw new Refusal("rate-limited", { headers: { "retry-after": String(begin + window - now) } });
  };
  return {
    request: (principalKey) => spend(principalKey, minute, requestsPerMinute),
    call: async (principalKey, tool, { callsPerMinute, callsPerDay }) => {
      await spend(`${principalKey}:${tool}`, minute, callsPerMinute);
      await spend(`${principalKey}:${tool}`, day, callsPerDay);
    },
  };
};

import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import { createExpiring } from "../expiring.ts";
import type { Exchange } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import { bearerToken } from "../identity/bearer.ts";

/**
 * Limits what one peer address may ask without the gateway's proof. Such a request is never served, so the limit keeps no caller out, also
 * where all requests come from the address of one proxy.
 */
export interface PeerRate {
  /** Refuses a request without proof, before anything else is looked at, when its address has asked too often. */
  admit(exchange: Exchange): void;
  /** Counts a refusal for want of proof. Returns the peer's answer: the refusal, or that it asks too often. */
  judge(exchange: Exchange, refusal: Refusal): Refusal;
}

interface PeerRateOptions {
  readonly clock: Clock;
  readonly perMinute: number;
  /** Addresses that are remembered; the one counted longest ago makes room. */
  readonly most?: number;
}

const minuteMs = 60_000;

/** An IPv4 address, or the network of an IPv6 address: one customer has all addresses of a /64. */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(":")) return mapped ?? address;
  const [left = "", right] = (address.split("%")[0] ?? "").split("::");
  const before = left.split(":").filter(Boolean);
  const after = (right ?? "").split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
};

const hasProof = ({ headers }: Exchange): boolean => bearerToken(headers.get(headerNames.gatewayProof)) !== undefined;

export const createPeerRate = ({ clock, perMinute, most = 10_000 }: PeerRateOptions): PeerRate => {
  const counts = createExpiring<number>({ clock, most });

  const endOfMinute = (): number => (Math.floor(clock() / minuteMs) + 1) * minuteMs;
  const tooOften = (): Refusal => {
    const seconds = Math.ceil((endOfMinute() - clock()) / 1_000);
    return new Refusal("rate-limited", {
      reason: "peer address",
      headers: { "retry-after": String(seconds), connection: "close" },
    });
  };

  return {
    admit: (exchange) => {
      // No address is counted where the gateway alone gets here: then nothing has to be read.
      if (counts.size === 0 || hasProof(exchange)) return;
      if ((counts.get(networkOf(exchange.peer)) ?? 0) >= perMinute) throw tooOften();
    },
    judge: (exchange, refusal) => {
      if (hasProof(exchange) && refusal.refusal !== "gateway-proof") return refusal;
      const peer = networkOf(exchange.peer);
      const count = (counts.get(peer) ?? 0) + 1;
      counts.set(peer, count, endOfMinute());
      return count > perMinute ? tooOften() : refusal;
    },
  };
};

import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { HeaderReader } from "../http/exchange.ts";

/** From 1 on, what changes something needs an approval; at 2 it is withheld. */
export type ThreatLevel = 0 | 1 | 2;

/**
 * The level that the gateway states. It is read after the gateway's proof, so no caller states it. A gateway that states none has none; a value
 * that is not on the scale is the highest: fail closed.
 */
export const threatLevelOf = (headers: HeaderReader): ThreatLevel => {
  const stated = headers.get(headerNames.threatLevel) ?? "0";
  if (stated === "0") return 0;
  return stated === "1" ? 1 : 2;
};

/** What the gateway states in each request, and has stated last in any of them. */
export interface StatedLevel {
  /** Reads the level of a request that the gateway has vouched for. */
  read(headers: HeaderReader): ThreatLevel;
  /** For a call of this level that has waited, for a form or in inspection: its own, or the latest when that is higher. */
  raised(own: ThreatLevel): ThreatLevel;
}

export const createStatedLevel = (): StatedLevel => {
  let latest: ThreatLevel = 0;
  return {
    read: (headers) => (latest = threatLevelOf(headers)),
    raised: (own) => (latest > own ? latest : own),
  };
};

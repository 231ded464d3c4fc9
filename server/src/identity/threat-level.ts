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

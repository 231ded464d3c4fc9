import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { Observation } from "../decision/observation.ts";
import type { HeaderReader } from "../http/exchange.ts";

/** takes the few values that are reported, and keeps nothing of the request: hundreds of observations may wait for the exporter. */
export const observationOf = (headers: HeaderReader): Observation => ({
  startedAt: performance.now(),
  revision: short(headers.get(headerNames.protocolVersion)),
  session: short(headers.get(headerNames.sessionId)),
  steps: [],
});

const longest = 128;
const short = (value: string | null | undefined): string | undefined =>
  value && value.length <= longest ? value : undefined;

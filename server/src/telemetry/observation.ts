import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { Observation } from "../decision/observation.ts";
import { traceContextIn } from "../decision/trace-context.ts";
import type { Message } from "../guards/message.ts";
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

/** Notes what is reported of a message. A text may say anything, so only an id that a client counts with is kept. */
export const noteMessage = (observation: Observation, { id, params }: Message): void => {
  if (typeof id === "number" && Number.isSafeInteger(id) && Math.abs(id) < 1_000_000_000) observation.requestId = id;
  const meta = params?.["_meta"] as { readonly traceparent?: unknown } | null | undefined;
  const link = traceContextIn(meta?.traceparent);
  if (link) observation.link = link;
};

import type { Exchange, HeaderReader } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import { isJsonInUtf8 } from "../guards/media-type.ts";
import type { Caller } from "../identity/authenticate.ts";
import type { Concurrency } from "../limits/concurrency.ts";
import type { PeerRate } from "../limits/peer-rate.ts";
import { createPlace } from "../limits/place.ts";
import type { Place } from "../limits/place.ts";
import type { RateLimits } from "../limits/rate.ts";
import type { Origin } from "../decision/decision.ts";
import { enter } from "../decision/stage.ts";
import { traceContextIn } from "../decision/trace-context.ts";
import type { Progress } from "./progress.ts";

/** The checks that every request with a caller passes, in the order in which it meets them: cheapest and most decisive first. */
export const admissionStages = [
  "peer-rate",
  "host",
  "origin",
  "method",
  "gateway-proof",
  "token",
  "indicators",
  "media-type",
  "concurrency",
  "rate",
] as const;

export type AdmissionStageName = (typeof admissionStages)[number];

export interface AdmissionGuards {
  readonly peerRate: Pick<PeerRate, "admit">;
  readonly guardHost: (headers: HeaderReader) => void;
  readonly guardOrigin: (headers: HeaderReader) => void;
  readonly proveGateway: (exchange: Exchange) => Promise<void>;
  readonly authenticate: (exchange: Exchange) => Promise<Caller>;
  /** Clients on the list of indicators of compromise. */
  readonly refusesClient: (clientId: string) => boolean;
  readonly concurrency: Concurrency;
  readonly rates: Pick<RateLimits, "request">;
}

/** A request on its way through the stages. */
interface Entering {
  readonly exchange: Exchange;
  readonly progress: Progress;
  place?: Place;
  leave?: () => void;
}

export interface AdmissionStage {
  readonly name: AdmissionStageName;
  readonly run: (entering: Entering) => void | Promise<void>;
}

/** A request whose caller is known, and its place among those in work. */
export interface Admitted {
  readonly caller: Caller;
  readonly place: Place;
  /** Gives the place back, unless another part of the request holds it. */
  readonly leave: () => void;
}

const callerOf = ({ caller }: Progress): Caller => {
  if (!caller) throw new Error("admission: no stage has authenticated the caller");
  return caller;
};

/** The request in the trace of the gateway, which has proved itself before. */
const inTraceOf = (origin: Origin, headers: HeaderReader): Origin => {
  const trace = traceContextIn(headers.get("traceparent"));
  return trace ? { ...origin, trace } : origin;
};

/** The stages of a route that takes these methods. */
export const stagesOf = (guards: AdmissionGuards, methods: readonly string[]): readonly AdmissionStage[] => {
  const run: Readonly<Record<AdmissionStageName, AdmissionStage["run"]>> = {
    "peer-rate": ({ exchange }) => guards.peerRate.admit(exchange),
    host: ({ exchange }) => guards.guardHost(exchange.headers),
    origin: ({ exchange }) => guards.guardOrigin(exchange.headers),
    method: ({ exchange: { method } }) => {
      if (!methods.includes(method)) {
        throw new Refusal("method-not-allowed", { headers: { allow: methods.join(", ") } });
      }
    },
    "gateway-proof": async ({ exchange, progress }) => {
      await guards.proveGateway(exchange);
      // The gateway has proved itself: its trace context is trusted from here on.
      progress.origin = inTraceOf(progress.origin, exchange.headers);
    },
    token: async ({ exchange, progress }) => {
      progress.caller = await guards.authenticate(exchange);
    },
    indicators: ({ progress }) => {
      if (guards.refusesClient(callerOf(progress).principal.clientId)) throw new Refusal("client-indicated");
    },
    "media-type": ({ exchange: { method, headers } }) => {
      if (method === "POST" && !isJsonInUtf8(headers)) throw new Refusal("media-type");
    },
    concurrency: (entering) => {
      entering.place = createPlace(guards.concurrency.enter(callerOf(entering.progress).principal.key));
      entering.leave = entering.place.hold();
    },
    rate: ({ progress }) => guards.rates.request(callerOf(progress).principal.key),
  };
  return admissionStages.map((name) => ({ name, run: run[name] }));
};

/** Runs a request through the stages. A stage that says no throws, and nothing is left behind. */
export const admit = async (
  stages: readonly AdmissionStage[],
  exchange: Exchange,
  progress: Progress,
): Promise<Admitted> => {
  const entering: Entering = { exchange, progress };
  try {
    for (const { name, run } of stages) {
      enter(progress.origin, name);
      const running = run(entering);
      if (running) await running;
    }
    const { place, leave } = entering;
    if (!place || !leave) throw new Error("admission: no stage has given the request a place");
    return { caller: callerOf(progress), place, leave };
  } catch (error) {
    entering.leave?.();
    throw error;
  }
};

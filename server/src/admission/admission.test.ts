import { describe, expect, it } from "vitest";
import type { Exchange } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { RefusalName } from "../refusal/refusal.ts";
import type { Caller } from "../identity/authenticate.ts";
import { admissionStages, admit, stagesOf } from "./admission.ts";
import type { AdmissionGuards, AdmissionStage, AdmissionStageName } from "./admission.ts";

/** What each stage refuses with, and so who it was that refused. */
const refusalOf: Readonly<Record<AdmissionStageName, RefusalName>> = {
  "peer-rate": "audit-unavailable",
  host: "host-not-allowed",
  origin: "origin-not-allowed",
  method: "method-not-allowed",
  "gateway-proof": "gateway-proof",
  token: "token-invalid",
  indicators: "client-indicated",
  "media-type": "media-type",
  concurrency: "too-many-at-once",
  rate: "rate-limited",
};

const caller: Caller = {
  principal: { key: "tenant.alice" } as Caller["principal"],
  onBehalfOf: () => Promise.reject(new Error("not asked")),
  expiresAt: Number.MAX_SAFE_INTEGER,
};

/** A request in which the named stages have something to refuse, and the stage that does. */
const decided = async (
  faults: readonly AdmissionStageName[],
  change: (stages: readonly AdmissionStage[]) => readonly AdmissionStage[] = (stages) => stages,
): Promise<{ readonly by: string; readonly places: number }> => {
  let places = 0;
  const refuse = (stage: AdmissionStageName): void => {
    if (faults.includes(stage)) throw new Refusal(refusalOf[stage]);
  };
  const guards: AdmissionGuards = {
    peerRate: { admit: () => refuse("peer-rate") },
    guardHost: () => refuse("host"),
    guardOrigin: () => refuse("origin"),
    proveGateway: async () => refuse("gateway-proof"),
    authenticate: async () => {
      refuse("token");
      return caller;
    },
    refusesClient: () => faults.includes("indicators"),
    concurrency: {
      enter: () => {
        refuse("concurrency");
        places += 1;
        return () => (places -= 1);
      },
      inWork: 0,
    },
    rates: { request: async () => refuse("rate") },
  };
  const exchange: Exchange = {
    method: "POST",
    path: "/mcp",
    query: "",
    peer: "192.0.2.1",
    headers: new Map([["content-type", faults.includes("media-type") ? "text/plain" : "application/json"]]),
    signal: new AbortController().signal,
    readBody: () => Promise.reject(new Error("read before the request was admitted")),
  };
  const stages = change(stagesOf(guards, faults.includes("method") ? ["GET"] : ["POST"]));
  const progress = { origin: { correlationId: "request-1", startedAt: 0 } };
  const by = await admit(stages, exchange, progress).then(
    ({ leave }) => {
      leave();
      return "no-stage";
    },
    (error: unknown) => (error instanceof Refusal ? error.refusal : "a fault"),
  );
  return { by, places };
};

const without = (name: AdmissionStageName) => (stages: readonly AdmissionStage[]) =>
  stages.filter((stage) => stage.name !== name);
const swapped = (at: number) => (stages: readonly AdmissionStage[]) =>
  stages.map((stage, index) => stages[index === at ? at + 1 : index === at + 1 ? at : index] ?? stage);

describe("R-02 the admission of a request", () => {
  it("lets a right one in", async () => {
    expect(await decided([])).toEqual({ by: "no-stage", places: 0 });
  });

  it.each(admissionStages)("is refused by %s, which leaves no place taken", async (name) => {
    expect(await decided([name])).toEqual({ by: refusalOf[name], places: 0 });
  });

  it.each(admissionStages)("cannot do without %s", async (name) => {
    expect((await decided([name], without(name))).by).not.toBe(refusalOf[name]);
  });

  const neighbours = admissionStages
    .slice(0, -1)
    .map((name, at) => [name, admissionStages[at + 1] ?? name, at] as const);
  it.each(neighbours)("decides %s before %s, and would notice if it did not", async (first, second, at) => {
    expect((await decided([first, second])).by).toBe(refusalOf[first]);
    expect((await decided([first, second], swapped(at))).by).not.toBe(refusalOf[first]);
  });
});

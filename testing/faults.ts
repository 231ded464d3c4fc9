import type { Fault } from "../local/stand-ins/index.ts";

const text = { "content-type": "text/plain" };

/** How a dependency can fail its caller: one list of names for the stand-ins, the suites and the attack cases. */
export const faults = {
  /** Takes the question and is never heard of again. */
  hang: { kind: "hang" },
  reset: { kind: "reset" },
  "429": { kind: "status", status: 429, headers: { ...text, "retry-after": "3600" }, body: "Too many." },
  "500": { kind: "status", status: 500, headers: text, body: "Sorry." },
  garbage: { kind: "garbage" },
  /** Half an answer, then the end of the connection. */
  partial: { kind: "partial" },
  /** Half an answer, then silence. */
  stalled: { kind: "partial", then: "hang" },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as readonly FaultName[];

/** What the composition depends on, by the names of the attack cases. */
export type Dependency =
  "content-safety" | "documents" | "state" | "audit" | "keys" | "graph" | "gateway-identity" | "upstream";

/** How one of them fails there. Two are an upstream's alone: it refuses its caller, or it changes the definitions that were pinned. */
export type FaultKind = Extract<FaultName, "500" | "hang" | "garbage"> | "refusal" | "change";

/** Faults that make the caller wait: for an answer, or until they may ask again. */
export const silent: ReadonlySet<FaultName> = new Set(["hang", "stalled", "429"]);

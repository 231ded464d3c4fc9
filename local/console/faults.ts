// Faults of the stand-ins, switched on and off while everything runs.
import type { Fault, FaultRule, Faults, ServiceName } from "../stand-ins/index.ts";
import type { Fields } from "./input.ts";
import { oneOf, textOf, wholeNumber } from "./input.ts";

export const services = [
  "entra",
  "graph",
  "identity",
  "vault",
  "contentSafety",
  "documents",
  "audit",
  "telemetry",
  "collection",
] as const satisfies readonly ServiceName[];

const kinds = ["status", "delay", "hang", "reset", "garbage", "partial"] as const satisfies readonly Fault["kind"][];

export interface ActiveFault {
  readonly id: number;
  readonly service: ServiceName;
  readonly fault: Fault;
  readonly path?: string;
  readonly times?: number;
}

interface FaultBoard {
  readonly active: readonly ActiveFault[];
  add(fields: Fields): ActiveFault;
  /** Of one service, or of all. */
  clear(service?: string): void;
}

const longestDelayMs = 600_000;

const faultIn = (fields: Fields): Fault => {
  const kind = oneOf(fields, "kind", kinds);
  switch (kind) {
    case "status":
      return { kind, status: wholeNumber(fields, "status", 200, 599) ?? 503 };
    case "delay":
      return { kind, ms: wholeNumber(fields, "ms", 0, longestDelayMs) ?? 1_000 };
    default:
      return { kind };
  }
};

export const createFaultBoard = (faults: Faults): FaultBoard => {
  let active: readonly (ActiveFault & { readonly cancel: () => void })[] = [];
  let next = 1;
  return {
    get active() {
      return active.map(({ cancel: _cancel, ...fault }) => fault);
    },
    add: (fields) => {
      const times = wholeNumber(fields, "times", 1, 1_000_000);
      const rule: FaultRule = {
        service: oneOf(fields, "service", services),
        fault: faultIn(fields),
        ...(fields["path"] !== undefined && { path: textOf(fields, "path", "the beginning of a path") }),
        ...(times !== undefined && { times }),
      };
      const added = { id: next++, ...rule } as ActiveFault;
      active = [...active, { ...added, cancel: faults.inject(rule) }];
      return added;
    },
    clear: (service) => {
      const ended = active.filter((one) => service === undefined || one.service === service);
      if (service === undefined) faults.clear();
      else for (const { cancel } of ended) cancel();
      active = active.filter((one) => !ended.includes(one));
    },
  };
};

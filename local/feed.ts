// What happens, as it happens: decisions of gateway and server, approvals that came or went, switches that were turned.
import type { AuditRecord } from "@mcp-landing-zone/contract";
import type { Call } from "./calls/call.ts";
import type { GatewayDecision } from "./gateway/decision.ts";

export type Happening =
  | { readonly kind: "gateway"; readonly decision: GatewayDecision }
  | { readonly kind: "server"; readonly record: AuditRecord }
  /** A call as it is known by now; it takes the place of what came before under its id. */
  | { readonly kind: "call"; readonly call: Call }
  /** The list of pending approvals is another one now. */
  | { readonly kind: "approvals" }
  | { readonly kind: "control"; readonly what: string }
  /** A playbook asks, or was decided. */
  | { readonly kind: "answer" };

export interface Numbered {
  readonly id: number;
  readonly happening: Happening;
}

type Listener = (numbered: Numbered) => void;

export interface Feed {
  publish(happening: Happening): void;
  /** What is kept of what came after this id, oldest first. */
  since(id: number): readonly Numbered[];
  /** Returns what ends it. */
  listen(listener: Listener): () => void;
}

const kept = 500;

/** Whether the second says all that the first said. */
const isReplaced = (one: Happening, by: Happening): boolean =>
  one.kind === "call" && by.kind === "call" && one.call.id === by.call.id;

export const createFeed = (): Feed => {
  const latest: Numbered[] = [];
  const listeners = new Set<Listener>();
  let next = 1;
  return {
    publish: (happening) => {
      const numbered = { id: next++, happening };
      const earlier = latest.findLastIndex((one) => isReplaced(one.happening, happening));
      if (earlier >= 0) latest.splice(earlier, 1);
      latest.push(numbered);
      if (latest.length > kept) latest.shift();
      for (const listener of listeners) listener(numbered);
    },
    since: (id) => latest.filter((one) => one.id > id),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

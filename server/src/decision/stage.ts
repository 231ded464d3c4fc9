import { channel } from "node:diagnostics_channel";
import type { Origin } from "./decision.ts";

/** What a request meets after its admission, in order. A call that changes something is recorded twice: before it runs, and when it is done. */
export const laterStages = [
  "body",
  "revision",
  "definition",
  "right",
  "clearance",
  "threat-level",
  "tool-limit",
  "protocol",
  "arguments",
  "approval",
  "tool",
  "output",
  "record",
  "answer",
] as const;

export type LaterStage = (typeof laterStages)[number];

/** Published when a request enters a stage. It holds nothing of the request but its id. */
export interface StageEntered {
  readonly request: string;
  readonly stage: string;
  /** Milliseconds since the epoch, with fractions. */
  readonly at: number;
}

/** Nothing subscribes in production: a stage then costs one look at a flag. */
const entered = channel("mcp-landing-zone.stage");

export const enter = ({ correlationId }: Origin, stage: string): void => {
  if (!entered.hasSubscribers) return;
  const message: StageEntered = { request: correlationId, stage, at: performance.timeOrigin + performance.now() };
  entered.publish(message);
};

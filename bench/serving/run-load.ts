import { firstLine, start } from "./processes.ts";
import type { Measured, Orders } from "./load.ts";
import type { Sent } from "./payload.ts";

/** Where a target listens, and what it wants to be sent beside the call itself. */
export interface Announced {
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `Authorization` of those who may call; connections take turns. None where the server asks for none. */
  readonly callers?: readonly string[];
}

export const runLoad = async (
  script: string,
  { headers, port, callers = [] }: Announced,
  orders: Omit<Orders, "port" | "callers">,
) =>
  (await firstLine(
    start("load", [script, JSON.stringify({ ...orders, port, callers, headers: { ...orders.headers, ...headers } })]),
  )) as Measured;

/** Counted in answers and not in seconds, so that a slow target is as warm as a fast one when it is measured. */
const warmAnswers = 4_000;
const longEnough = 600;

export const warmUp = (script: string, where: Announced, call: Sent): Promise<Measured> =>
  runLoad(script, where, { ...call, connections: 50, seconds: longEnough, most: warmAnswers });

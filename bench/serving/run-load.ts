import { firstLine, start } from "./processes.ts";
import type { Measured, Orders } from "./load.ts";

/** Where a target listens, and what it wants to be sent beside the call itself. */
export interface Announced {
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
}

export const runLoad = async (script: string, { headers, port }: Announced, orders: Omit<Orders, "port">) =>
  (await firstLine(
    start("load", [script, JSON.stringify({ ...orders, port, headers: { ...orders.headers, ...headers } })]),
  )) as Measured;

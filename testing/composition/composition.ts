// The one composition of suites and measurements: the gateway's documents executed, the server behind them, and the world around both.
import type { InProcess, InProcessOptions } from "./in-process.ts";
import { startInProcess } from "./in-process.ts";
import type { InProcesses, InProcessesOptions } from "./in-processes.ts";
import { startInProcesses } from "./in-processes.ts";

/**
 * In one process everything is at hand: dependencies fail, protections are taken away one by one, a second server stands behind the gateway.
 * In processes the server finds all of Azure at stand-ins, as `npm start` has it. Gateway front, operations and documents are the same.
 */
interface StartComposition {
  (options: { readonly in: "process" } & InProcessOptions): Promise<InProcess>;
  (options: { readonly in: "processes" } & InProcessesOptions): Promise<InProcesses>;
}

type Options = Parameters<StartComposition>[0] | ({ readonly in: "process" } & InProcessOptions);

export const startComposition = (({ in: place, ...options }: Options) =>
  place === "process"
    ? startInProcess(options as InProcessOptions)
    : startInProcesses(options as InProcessesOptions)) as StartComposition;

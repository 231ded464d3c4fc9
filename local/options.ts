// The launcher's options.
import { parseArgs } from "node:util";
import { LaunchError } from "./launch-error.ts";
import { type Mode, modes } from "./facts.ts";

export interface LaunchOptions {
  readonly mode: Mode;
  /** The first of three in a row; 0 takes free ones. */
  readonly port: number;
  /** Have the gateway judge arguments, too. */
  readonly inspect: boolean;
  /** Make one call that is allowed and one that is refused, then stop. */
  readonly check: boolean;
  readonly stacks?: string;
}

export const defaultPort = 7300;
const highestPort = 65_533;

const usage = "npm start -- [--port <first of three ports>] [--mode facade|direct] [--inspect] [--check]";

export const portOf = (text: string): number => {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= highestPort) return port;
  throw new LaunchError(`--port: received ${text}; should be a number from 0 to ${highestPort}`, usage);
};

export const launchOptions = (args: readonly string[]): LaunchOptions => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: String(defaultPort) },
        mode: { type: "string", default: "facade" },
        inspect: { type: "boolean", default: false },
        check: { type: "boolean", default: false },
        stacks: { type: "string" },
      },
    });
    const mode = modes.find((one) => one === values.mode);
    if (!mode) throw new Error(`--mode: received ${values.mode}; should be one of ${modes.join(", ")}`);
    const { check, inspect, stacks } = values;
    return { mode, check, inspect, port: portOf(values.port), ...(stacks !== undefined && { stacks }) };
  } catch (error) {
    if (error instanceof LaunchError || !(error instanceof Error)) throw error;
    throw new LaunchError(error.message, usage);
  }
};

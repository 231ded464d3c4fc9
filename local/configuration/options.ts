// The launcher's options.
import { parseArgs } from "node:util";
import { LaunchError } from "../launch-error.ts";
import type { Mode } from "../facts.ts";
import { modes } from "../facts.ts";
import type { Indicators } from "./indicator-file.ts";
import { readIndicatorFile } from "./indicator-file.ts";
import type { Guest } from "../guests/guest.ts";
import { parseGuest } from "../guests/guest.ts";

export interface LaunchOptions {
  readonly mode: Mode;
  /** The first of three in a row; 0 takes free ones. */
  readonly port: number;
  /** Have the gateway judge arguments, too. */
  readonly inspect: boolean;
  /** Make one call that is allowed and one that is refused, then stop. */
  readonly check: boolean;
  readonly stacks?: string;
  /** The configuration whose stacks are written. @default deployment.config.ts */
  readonly config?: string;
  /** What is known to be compromised, from a file. */
  readonly indicators?: Indicators;
  /** Servers of others, from the command line. */
  readonly guests: readonly Guest[];
  /** Serves tools that were never seen before without a question. */
  readonly trust: boolean;
  /** Starts a server of others anew when its files change. */
  readonly watch: boolean;
}

export const defaultPort = 7300;
const highestPort = 65_533;

const usage =
  "npm start -- [--port <first of three ports>] [--mode facade|direct] [--config <file>] [--server <name>=<URL or command>]… [--trust] [--watch] [--inspect] [--indicators <file>] [--check]";

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
        config: { type: "string" },
        // Heeded before this program runs.
        trace: { type: "boolean" },
        indicators: { type: "string" },
        server: { type: "string", multiple: true, default: [] },
        trust: { type: "boolean", default: false },
        watch: { type: "boolean", default: false },
      },
    });
    const mode = modes.find((one) => one === values.mode);
    if (!mode) throw new Error(`--mode: received ${values.mode}; should be one of ${modes.join(", ")}`);
    const { check, inspect, stacks, trust, watch } = values;
    const guests = values.server.map(parseGuest);
    const repeated = guests.find(({ name }, index) => guests.findIndex((one) => one.name === name) !== index);
    if (repeated) throw new Error(`--server: received ${repeated.name} twice; should be a name of its own for each`);
    return {
      mode,
      check,
      inspect,
      guests,
      trust,
      watch,
      port: portOf(values.port),
      ...(stacks !== undefined && { stacks }),
      ...(values.config !== undefined && { config: values.config }),
      ...(values.indicators !== undefined && { indicators: readIndicatorFile(values.indicators) }),
    };
  } catch (error) {
    if (error instanceof LaunchError || !(error instanceof Error)) throw error;
    throw new LaunchError(error.message, usage);
  }
};

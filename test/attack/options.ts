import { parseArgs } from "node:util";
import { families } from "./case.ts";
import type { Family } from "./case.ts";

export interface Options {
  /** A deployment that runs already; without it one is started here. */
  readonly url: string | undefined;
  readonly tokenCommand: string | undefined;
  readonly out: string | undefined;
  readonly families: readonly Family[];
  /** A part of a case's id. */
  readonly only: string | undefined;
  /** Cases that need no token alone. */
  readonly anonymous: boolean;
  readonly requests: number | undefined;
  readonly seconds: number | undefined;
  readonly load: boolean;
  /** Seconds of the soak; none without. */
  readonly soak: number | undefined;
}

export class OptionsError extends Error {
  override readonly name = "OptionsError";
}

/** Options of every run against a URL. */
export const remoteUsage = `  --url <url>             the MCP endpoint of a deployment that runs
  --token-command <cmd>   prints an access token; gets ATTACK_PERSON (alice, bob, approver) and ATTACK_SCOPES
  --i-own-this-target     needed for every target that is not on loopback
  --family <names>        ${families.join(", ")}
  --only <text>           cases whose id holds the text
  --anonymous             cases that need no token alone: what a pipeline verifies without a person
  --max-requests <n>      bound of the run in requests
  --max-seconds <n>       bound of the run in time
  --out <directory>       JUnit, SARIF, JSON and HTML reports`;

export const usage = `npm run attack -- [options]

  without --url           starts the deployment on this machine and attacks that
${remoteUsage}
  --load                  fairness under a flood besides
  --soak <seconds>        faults switched on and off for so long besides; 600 is the long form`;

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

const counted = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new OptionsError(`--${name}: received ${JSON.stringify(text)}; should be a whole number from 1`);
};

const familiesIn = (text: string | undefined): readonly Family[] => {
  if (text === undefined) return families;
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !families.includes(name as Family));
  if (unknown !== undefined) {
    throw new OptionsError(`--family: received ${JSON.stringify(unknown)}; should be among ${families.join(", ")}`);
  }
  return names as readonly Family[];
};

/** Reads the command line. An attacker of a machine other than their own has to say that it is theirs. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: "string" },
      "token-command": { type: "string" },
      "i-own-this-target": { type: "boolean" },
      family: { type: "string" },
      only: { type: "string" },
      anonymous: { type: "boolean" },
      "max-requests": { type: "string" },
      "max-seconds": { type: "string" },
      out: { type: "string" },
      load: { type: "boolean" },
      soak: { type: "string" },
    },
  });
  const { url, "token-command": tokenCommand } = values;
  if (url !== undefined) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new OptionsError(`--url: received ${JSON.stringify(url)}; should be the https:// URL of an MCP endpoint`);
    }
    const { hostname } = new URL(url);
    if (!loopback.has(hostname) && values["i-own-this-target"] !== true) {
      throw new OptionsError(
        `--url: ${hostname} is not this machine; add --i-own-this-target if you may attack it, and mean to`,
      );
    }
    if (tokenCommand === undefined && values.anonymous !== true) {
      throw new OptionsError(
        "--token-command: received nothing; should be a command that prints an access token, or --anonymous",
      );
    }
  }
  if (url !== undefined && (values.load === true || values.soak !== undefined)) {
    throw new OptionsError("--load, --soak: received with --url; should go without, they are for this machine alone");
  }
  return {
    url,
    tokenCommand,
    out: values.out,
    families: familiesIn(values.family),
    only: values.only,
    anonymous: values.anonymous === true,
    requests: counted("max-requests", values["max-requests"]),
    seconds: counted("max-seconds", values["max-seconds"]),
    load: values.load === true,
    soak: counted("soak", values.soak),
  };
};

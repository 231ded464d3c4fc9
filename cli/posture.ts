import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Acknowledgement, Report, Severity } from "@mcp-landing-zone/constructs/posture";
import {
  judge,
  severities,
  severityOf,
  toJson,
  toJunit,
  toMarkdown,
  toSarif,
} from "@mcp-landing-zone/constructs/posture";
import { InputError, readInput } from "./posture-input.ts";

export const usage = `mcp-landing-zone posture <folder or file> …

  input                   cdktf.out, a folder of cdk.tf.json, or what "terraform show -json <plan>" printed
  --format <name>         markdown (the default), json, sarif or junit
  --out <directory>       writes posture.md, posture.json, posture.sarif and posture.junit.xml
  --at-least <severity>   ends with 1 from this severity on: ${severities.join(", ")}; low is the default
  --acknowledge <file>    a JSON list of { "what": <rule or weakening>, "path": <address or what stands above it>, "reason" }

  Ends with 0 when nothing is open, 1 when something is, and 2 when it could not judge.`;

interface Options {
  readonly given: readonly string[];
  readonly format: keyof typeof formats;
  readonly out: string | undefined;
  readonly least: Severity;
  readonly acknowledged: readonly Acknowledgement[];
}

type FileOf = (subject: string) => string;

const formats = {
  markdown: (report: Report) => toMarkdown(report),
  json: (report: Report) => toJson(report),
  sarif: (report: Report, fileOf: FileOf) => toSarif(report, fileOf),
  junit: (report: Report) => toJunit(report),
};
const fileNames = {
  markdown: "posture.md",
  json: "posture.json",
  sarif: "posture.sarif",
  junit: "posture.junit.xml",
} as const satisfies Record<keyof typeof formats, string>;

/** Judges the input; returns the exit code of the program. */
export const posture = (args: readonly string[]): number => {
  if (args.includes("--help")) {
    console.log(usage);
    return 0;
  }
  try {
    const { given, format, out, least, acknowledged } = optionsIn(args);
    const { graph, weakened, fileOf } = readInput(given);
    const report = judge(graph, [...weakened, ...acknowledged]);
    if (out !== undefined) {
      mkdirSync(out, { recursive: true });
      for (const name of formatNames) writeFileSync(join(out, fileNames[name]), formats[name](report, fileOf));
    }
    console.log(formats[format](report, fileOf));
    return isOpen(report, least) ? 1 : 0;
  } catch (error) {
    const isMistake = error instanceof InputError || String((error as { code?: unknown }).code).startsWith("ERR_PARSE");
    if (!isMistake) throw error;
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
};

const formatNames = Object.keys(formats) as (keyof typeof formats)[];

/** Whether a rule of this severity or a worse one has a finding that no reason excuses. */
const isOpen = ({ rules }: Report, least: Severity): boolean => {
  const counted = severities.slice(0, severities.indexOf(least) + 1);
  return rules.some(
    ({ rule, outcome }) => (outcome === "violation" || outcome === "unknown") && counted.includes(severityOf(rule)),
  );
};

const optionsIn = (args: readonly string[]): Options => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: "string", default: "markdown" },
      out: { type: "string" },
      "at-least": { type: "string", default: "low" },
      acknowledge: { type: "string" },
    },
  });
  if (positionals.length === 0) {
    throw new InputError("received no folder; should be a folder of cdk.tf.json, or the JSON of a plan");
  }
  return {
    given: positionals,
    format: among(formatNames, "--format", values.format),
    out: values.out,
    least: among(severities, "--at-least", values["at-least"]),
    acknowledged: values.acknowledge === undefined ? [] : acknowledgementsIn(values.acknowledge),
  };
};

const among = <Name extends string>(names: readonly Name[], option: string, received: string): Name => {
  const known = names.find((name) => name === received);
  if (known !== undefined) return known;
  throw new InputError(`${option}: received ${JSON.stringify(received)}; should be among ${names.join(", ")}`);
};

const acknowledgementsIn = (file: string): readonly Acknowledgement[] => {
  const right = `${file}: should be a JSON list of { "what", "path", "reason" }, each a text, the reason of 10 characters or more`;
  let candidate: unknown;
  try {
    candidate = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new InputError(`${right}: ${(error as Error).message}`);
  }
  if (!Array.isArray(candidate) || !candidate.every(isAcknowledgement)) throw new InputError(right);
  return candidate;
};

const isAcknowledgement = (value: unknown): value is Acknowledgement => {
  if (typeof value !== "object" || value === null) return false;
  const { what, path, reason } = value as Readonly<Record<string, unknown>>;
  return [what, path, reason].every((text) => typeof text === "string") && String(reason).trim().length >= 10;
};

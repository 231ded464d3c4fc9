import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Platform } from "../../deploy/pipelines/copy-pipelines.ts";
import { templatesOf } from "../../deploy/pipelines/copy-pipelines.ts";
import { temporaryFolder } from "./small-stacks.ts";

/** One step of a pipeline that runs something of this project. */
export interface PipelineStep {
  readonly job: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
}

type Env = Readonly<Record<string, string>>;
interface GitHubJob {
  readonly env?: Env;
  readonly steps: readonly { readonly run?: string; readonly env?: Env }[];
}
interface AzureStep {
  readonly bash?: string;
  readonly inputs?: { readonly inlineScript?: string };
}
interface AzureJob {
  readonly variables?: Env;
  readonly steps?: readonly AzureStep[];
  readonly strategy?: { readonly runOnce: { readonly deploy: { readonly steps: readonly AzureStep[] } } };
}

const isOurs = ({ script }: PipelineStep): boolean => script.includes("npm run --silent");

/** The variables of the repository or of the variable group, under the names of either platform. */
const filled = (env: Env | undefined, variables: Env): Env =>
  Object.fromEntries(
    Object.entries(env ?? {}).map(([name, text]) => [
      name,
      text.replace(
        /\$\{\{ vars\.(\w+) \}\}|\$\((\w+)\)/g,
        (_, github?: string, azure?: string) => variables[github ?? azure ?? ""] ?? "",
      ),
    ]),
  );

const githubSteps = (text: string, variables: Env): readonly PipelineStep[] => {
  const { env, jobs } = parse(text) as { readonly env?: Env; readonly jobs: Readonly<Record<string, GitHubJob>> };
  return Object.entries(jobs).flatMap(([job, { env: ofJob, steps }]) =>
    steps.flatMap(({ run, env: ofStep }) =>
      run === undefined ? [] : [{ job, script: run, env: filled({ ...env, ...ofJob, ...ofStep }, variables) }],
    ),
  );
};

const azureSteps = (text: string, variables: Env): readonly PipelineStep[] => {
  const { stages } = parse(text) as {
    readonly stages: readonly { readonly stage: string; readonly jobs: readonly AzureJob[] }[];
  };
  return stages.flatMap(({ stage, jobs }) =>
    jobs.flatMap(({ variables: ofJob, steps, strategy }) =>
      (steps ?? strategy?.runOnce.deploy.steps ?? []).flatMap(({ bash, inputs }) => {
        const script = bash ?? inputs?.inlineScript;
        return script === undefined ? [] : [{ job: stage, script, env: filled(ofJob, variables) }];
      }),
    ),
  );
};

/** What a template runs of this project, in order, read from the file that users copy. */
export const stepsOf = (platform: Platform, file: string, variables: Env): readonly PipelineStep[] => {
  const text = readFileSync(join(templatesOf(platform), file), "utf8");
  return (platform === "github" ? githubSteps : azureSteps)(text, variables).filter(isOurs);
};

/** A shell in which `npm` only notes how it was called, so that quotes, variables and loops are the shell's own. */
export const notingShell = () => {
  const folder = temporaryFolder();
  const notes = join(folder, "notes");
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "npm"),
    `#!/bin/sh\nprintf '%s\\0' "$@" >> "$NOTES"\nprintf '\\n' >> "$NOTES"\nexit "\${NPM_ENDS_WITH:-0}"\n`,
  );
  chmodSync(join(bin, "npm"), 0o755);
  const env = (given: Env): Env => ({
    PATH: `${bin}:${process.env["PATH"] ?? ""}`,
    HOME: folder,
    NOTES: notes,
    ...given,
  });
  return {
    env,
    /** Calls of npm by a script, each as its arguments after `run --silent`. */
    calls(script: string, given: Env): readonly (readonly string[])[] {
      writeFileSync(notes, "");
      const { status, stderr } = spawnSync("bash", ["-e", "-c", script], { env: env(given), encoding: "utf8" });
      if (status !== 0) throw new Error(`${script}: ended with ${status}: ${stderr}`);
      return this.noted();
    },
    noted: (): readonly (readonly string[])[] =>
      (existsSync(notes) ? readFileSync(notes, "utf8") : "")
        .split("\n")
        .filter(Boolean)
        .map((line) => line.split("\0").slice(2, -1)),
  };
};

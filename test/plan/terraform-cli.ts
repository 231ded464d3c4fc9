import { execFile, spawnSync } from "node:child_process";

/** The variable is cdktf's own. */
const BINARY = process.env.TERRAFORM_BINARY_NAME ?? "terraform";

/** The first release with write-only arguments. */
const MINIMUM = [1, 11] as const;

/** Why Terraform cannot be used here; undefined when it can. */
export const terraformMissing = (): string | undefined => {
  const { stdout, error } = spawnSync(BINARY, ["version", "-json"], {
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  });
  if (error) return `${BINARY} is not on the PATH`;
  const version: string = JSON.parse(stdout).terraform_version;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = MINIMUM;
  const recent = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return recent ? undefined : `${BINARY} is ${version}, needed is ${MINIMUM.join(".")} or newer`;
};

/** For `describe.skipIf(!terraformAvailable())`: says why when it is not. */
export const terraformAvailable = (): boolean => {
  const missing = terraformMissing();
  if (missing !== undefined) console.warn(`skipped, what needs Terraform: ${missing}`);
  return missing === undefined;
};

/** Terraform refused. The message holds what it printed. */
export class TerraformError extends Error {
  readonly output: string;

  constructor(args: readonly string[], output: string) {
    super(`terraform ${args.join(" ")} failed:\n${output.trim()}`);
    this.name = "TerraformError";
    this.output = output;
  }
}

const MAX_OUTPUT = 256 * 1024 * 1024;

/** Runs Terraform with `env` and nothing else of the caller's environment but the PATH. */
export const runTerraform = (
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<string> => {
  const env = {
    PATH: process.env.PATH,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TF_CLI_ARGS: "-no-color",
    ...options.env,
  };
  return new Promise((resolve, reject) => {
    execFile(BINARY, args, { cwd: options.cwd, env, maxBuffer: MAX_OUTPUT }, (error, stdout, stderr) =>
      error ? reject(new TerraformError(args, stderr || stdout || error.message)) : resolve(stdout),
    );
  });
};

interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly code: string };
}

/** `terraform validate`: the warnings, or a rejection with the errors. */
export const validateConfiguration = async (
  options: Parameters<typeof runTerraform>[1],
): Promise<readonly string[]> => {
  const args = ["validate", "-json"];
  const output = await runTerraform(args, options).catch((error: unknown) => {
    if (error instanceof TerraformError && error.output.startsWith("{")) return error.output;
    throw error;
  });
  const { valid, diagnostics } = JSON.parse(output) as { valid: boolean; diagnostics: readonly Diagnostic[] };
  const texts = (severity: Diagnostic["severity"]) =>
    diagnostics.filter((one) => one.severity === severity).map(textOf);
  if (!valid) throw new TerraformError(args, texts("error").join("\n"));
  return texts("warning");
};

const textOf = ({ summary, detail, address, snippet }: Diagnostic): string =>
  [summary, address && `with ${address}`, snippet?.code.trim(), detail].filter(Boolean).join(": ");

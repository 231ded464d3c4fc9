import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyStack } from "./stack-files.ts";
import { runTerraform, terraformMissing, TerraformError, validateConfiguration } from "./terraform-cli.ts";

export type Verdict =
  | { readonly outcome: "valid"; readonly stacks: readonly string[]; readonly warnings: readonly string[] }
  | { readonly outcome: "invalid"; readonly stack: string; readonly reason: string }
  | { readonly outcome: "skipped"; readonly reason: string };

/**
 * `terraform validate` of every stack below `directory` with the providers that a deployment would use. They have to be
 * installed for that: where they cannot be fetched the verdict is "skipped", never "valid".
 */
export const validateWithGenuineProviders = async (
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Verdict> => {
  const missing = terraformMissing();
  if (missing !== undefined) return { outcome: "skipped", reason: missing };
  const stacks = stackNames(directory);
  const scratch = mkdtempSync(join(tmpdir(), "validate-"));
  const cache = join(scratch, "plugins");
  mkdirSync(cache);
  const env = { ...environment, TF_PLUGIN_CACHE_DIR: cache };
  const warnings: string[] = [];
  try {
    for (const stack of stacks) {
      const copy = join(scratch, stack);
      copyStack(join(directory, stack), copy);
      const judgement = await judgementOf(copy, env);
      if (typeof judgement === "string") return judged(stack, judgement);
      warnings.push(...judgement.map((warning) => `${stack}: ${warning}`));
    }
    return { outcome: "valid", stacks, warnings };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

/** What Terraform says when it cannot talk to where providers come from. */
const UNREACHABLE =
  /(?:could not connect to|failed to (?:query|retrieve|request)) .*?(?:no such host|connection refused|time(?:d )?out|deadline exceeded|unreachable|proxyconnect|certificate)/i;

const judged = (stack: string, output: string): Verdict => {
  const unreachable = UNREACHABLE.exec(output.replace(/[│╷╵\s]+/g, " "));
  return unreachable === null
    ? { outcome: "invalid", stack, reason: output }
    : { outcome: "skipped", reason: unreachable[0] };
};

/** The directories that hold a synthesised stack. */
const stackNames = (directory: string): string[] => {
  const found = readdirSync(directory).filter((name) =>
    ["cdk.tf.json", "cdk.tf"].some((file) => existsSync(join(directory, name, file))),
  );
  if (found.length === 0) throw new Error(`${directory} holds no synthesised stack`);
  return found;
};

/** The warnings, or why it is not valid. */
const judgementOf = async (cwd: string, env: NodeJS.ProcessEnv): Promise<readonly string[] | string> => {
  try {
    await runTerraform(["init", "-backend=false"], { cwd, env });
    return await validateConfiguration({ cwd, env });
  } catch (error) {
    if (error instanceof TerraformError) return error.message;
    throw error;
  }
};

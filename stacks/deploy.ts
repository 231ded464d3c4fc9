import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { deployment } from "../deployment.config.ts";
import { overridden, overridesVariable, overrideOptions, overridesFrom } from "./overrides.ts";
import { placeholders } from "./preflight.ts";
import { ConfigurationError, validated } from "./validate.ts";

// `npm run deploy`: refuses what cannot be deployed, then hands over to the cdktf CLI. The CLI weighs 420 MB and is needed here only, so it is
// fetched when it is used and is no dependency.
const cli = "cdktf-cli@0.21.0";

function main(): number {
  const { values, positionals } = parseArgs({
    options: overrideOptions,
    allowPositionals: true,
  });
  const overrides = overridesFrom(values);
  const config = validated(overridden(deployment, overrides));
  const left = placeholders(config);
  if (left.length > 0) throw new ConfigurationError(left);
  const stacks = positionals.length > 0 ? positionals : [`${config.name}-${config.environment}-*`];
  const { status } = spawnSync("npx", ["--yes", cli, "deploy", ...stacks], {
    stdio: "inherit",
    env: { ...process.env, [overridesVariable]: JSON.stringify(overrides), CHECKPOINT_DISABLE: "1" },
  });
  return status ?? 1;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error("\nUsage: npm run deploy -- [stack …] [--profile dev|standard|regulated] [-c key=value …]");
  process.exitCode = 1;
}

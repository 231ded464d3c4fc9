import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const { status } = spawnSync(
  process.execPath,
  [
    path("../../../node_modules/vitest/vitest.mjs"),
    "run",
    "--config",
    path("vitest.config.ts"),
    ...process.argv.slice(2),
  ],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

it.each(["synth", "posture", "guardrails"])("npm run %s reads the configuration that --config names", (name) => {
  const { stderr, status } = spawnSync(
    process.execPath,
    ["tools/run-bundled.mjs", `stacks/${name}.ts`, "--config=other.config.ts"],
    { cwd: root, encoding: "utf8" },
  );
  expect(stderr).toMatch(/^other\.config\.ts: cannot be read/);
  expect(status).toBe(1);
});

import { defineConfig } from "vitest/config";

const conditions = ["@mcp-landing-zone/source", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "{contract,gateway,content,controls,governance,constructs,stacks,deploy,cli,server,local,testing,test,tools,bench}/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/dist/**"],
    pool: "forks",
    maxWorkers: 2,
    // A limit is for what hangs, not for what is slow: a busy machine must not fail a test.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
    // A shared machine fails in ways that are not ours; what fails twice is ours.
    retry: process.env["CI"] ? 1 : 0,
    env: { CHECKPOINT_DISABLE: "1" },
  },
});

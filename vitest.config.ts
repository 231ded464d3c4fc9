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
    testTimeout: 20_000,
    expect: { poll: { timeout: 5_000 } },
    // On a shared machine a time limit may pass for reasons that are not ours; what fails twice is ours.
    retry: process.env["CI"] ? 1 : 0,
    env: { CHECKPOINT_DISABLE: "1" },
  },
});

import { defineConfig } from "vitest/config";

const conditions = ["@mcp-landing-zone/source", "node", "import", "default"];

/** `npm run rehearse`: the commands as users run them, from start to end. Minutes, so not a part of `npm test`. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/deploy/rehearsal/*.rehearsal.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    bail: 1,
    env: { CHECKPOINT_DISABLE: "1" },
  },
});

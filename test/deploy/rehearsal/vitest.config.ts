import { defineConfig } from "vitest/config";
import { longestWaitMs } from "../../../testing/longest-wait.ts";

const conditions = ["@mcp-landing-zone/source", "node", "import", "default"];

/** `npm run rehearse`: the commands as users run them, from start to end. Minutes, so not a part of `npm test`. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/deploy/rehearsal/*.rehearsal.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 4 * longestWaitMs,
    hookTimeout: 4 * longestWaitMs,
    expect: { poll: { timeout: longestWaitMs } },
    bail: 1,
    env: { CHECKPOINT_DISABLE: "1" },
  },
});

import { defineConfig } from "vitest/config";
import { longestWaitMs } from "./testing/longest-wait.ts";

const conditions = ["@mcp-landing-zone/source", "node", "import", "default"];

/** Suites that start whole programs (Terraform, a browser, the laptop, a C# compiler, built servers), and mutation suites: they take most of the time. `npm run test:long`. */
const long = [
  "content/regular-expressions.test.ts",
  "gateway/policy/differential/*.test.ts",
  "gateway/documents/csharp.test.ts",
  "governance/**/mutants.test.ts",
  "server/examples/template.test.ts",
  "test/policy/facade-modes.test.ts",
  "test/upgrade/*.test.ts",
  "test/azure/serve-in-azure.test.ts",
  "test/exercises/exercise.test.ts",
  "test/{plan,page,deploy,hardened}/**/*.test.ts",
  "test/azure/faults/**/*.test.ts",
  "test/attack/{self-test,processes,load/load}.test.ts",
  "test/synth/servers.test.ts",
  "local/*.test.ts",
  "server/src/stdio/*.test.ts",
  "server/src/commands/dev-command.test.ts",
  "tools/{public-api,required-properties}.test.ts",
];
/** Packages whose suites need no copy of each module for every file: importing the modules again took a third of the time. They change no state of a module; to see it, run them with `--sequence.shuffle.files`. */
const shared = "{contract,gateway,controls,governance,constructs,server}/**/*.test.ts";
const apart = "{content,stacks,deploy,cli,local,testing,test,tools,bench}/**/*.test.ts";
const never = ["**/node_modules/**", "**/dist/**"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      { extends: true, test: { name: "short", include: [apart], exclude: [...never, ...long] } },
      {
        extends: true,
        test: { name: "short-shared", include: [shared], exclude: [...never, ...long], isolate: false },
      },
      { extends: true, test: { name: "long", include: long, exclude: never } },
    ],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 4 * longestWaitMs,
    hookTimeout: 4 * longestWaitMs,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true, poll: { timeout: longestWaitMs } },
    setupFiles: ["testing/patience.ts"],
    // A shared machine fails in ways that are not ours; a second failure is ours.
    retry: process.env["CI"] ? 1 : 0,
    env: { CHECKPOINT_DISABLE: "1" },
  },
});

// Loaded before each file of tests: what `vi.waitFor` waits for may come late on a busy machine. `expect.poll` has the same limit in vitest.config.ts.
import { vi } from "vitest";
import { longestWaitMs } from "./longest-wait.ts";

const { waitFor } = vi;

vi.waitFor = (look, options) =>
  waitFor(look, { timeout: longestWaitMs, ...(typeof options === "number" ? { timeout: options } : options) });

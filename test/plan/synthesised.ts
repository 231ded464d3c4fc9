import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { onTestFinished } from "vitest";

/** Synthesises an app for the running test; gives the directory of a stack by its name. */
export const synthesised = (build: (app: App) => void): ((stack: string) => string) => {
  const outdir = mkdtempSync(join(tmpdir(), "synthesised-"));
  onTestFinished(() => rmSync(outdir, { recursive: true, force: true }));
  const app = new App({ outdir, stackTraces: false });
  build(app);
  app.synth();
  return (stack) => join(outdir, "stacks", stack);
};

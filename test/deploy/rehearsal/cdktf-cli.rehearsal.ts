import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inOrder } from "../../../deploy/engine/order.ts";
import { readStacks } from "../../../stacks/read-stacks.ts";
import type { Subscription } from "./subscription.ts";
import { emptySubscription } from "./subscription.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** Outside of what this repository depends on: the CLI is archived, and 420 MB. */
const home = join(root, "node_modules/.cache/cdktf-cli");
const cli = join(home, "node_modules/cdktf-cli/bundle/bin/cdktf.js");
const [major = 0] = process.versions.node.split(".").map(Number);

interface Ended {
  readonly code: number;
  readonly output: string;
}

const run = (program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(program, args, { cwd: root, env, maxBuffer: 1024 ** 3, timeout: 400_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stripVTControlCharacters(stdout + stderr) }),
    );
  });

// The CLI itself breaks on Node 24.
describe.skipIf(major > 22)("the cdktf CLI 0.21 over the same stacks", () => {
  let azure: Subscription;
  let out: string;
  beforeAll(async () => {
    if (!existsSync(cli)) {
      const install = [
        "install",
        "--prefix",
        home,
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefer-offline",
      ];
      const { code, output } = await run("npm", [...install, "cdktf-cli@0.21.0"], process.env);
      if (code !== 0) throw new Error(output);
    }
    azure = await emptySubscription();
    expect((await azure.run("bootstrap", "--auto-approve", ...azure.place)).code).toBe(0);
    out = join(azure.folder, "cdktf.out");
  });
  afterAll(() => azure.close());

  // The hashes of providers would come from their registry.
  const cdktf = (...args: readonly string[]): Promise<Ended> => {
    const env = {
      ...azure.env,
      CI: "1",
      DEPLOYMENT_CONFIG: azure.place[1],
      DISABLE_VERSION_CHECK: "1",
      CHECKPOINT_DISABLE: "1",
    };
    return run(
      process.execPath,
      [cli, ...args, "--output", out, ...(args[0] === "synth" ? [] : ["--skip-provider-lock"])],
      env,
    );
  };
  const foundation = "mcp-test-foundation";

  it("cdktf synth writes them", async () => {
    const { code, output } = await cdktf("synth");
    expect([code, output]).toEqual([0, expect.stringContaining("Generated Terraform code for the stacks:")]);
    expect(inOrder(readStacks(out)).map(({ name }) => name)).toEqual([
      foundation,
      "mcp-test-platform",
      "mcp-test-documents",
    ]);
  });

  it("cdktf diff plans a stack", async () => {
    const { code, output } = await cdktf("diff", foundation);
    expect([code, output]).toEqual([0, expect.stringMatching(/Plan: \d+ to add, 0 to change, 0 to destroy/)]);
  });

  it("cdktf deploy applies it, and npm run diff finds nothing left to do", async () => {
    const { code, output } = await cdktf("deploy", foundation, "--auto-approve");
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed/),
    ]);
    const diff = await azure.run("diff", foundation, ...azure.place);
    expect([diff.code, diff.stderr]).toEqual([0, expect.stringContaining(`${foundation}: nothing to change`)]);
  });

  it("cdktf destroy keeps what is protected", async () => {
    const { code, output } = await cdktf(
      "destroy",
      foundation,
      "--auto-approve",
      "--ignore-missing-stack-dependencies",
    );
    expect([code, output]).toEqual([1, expect.stringContaining("Instance cannot be destroyed")]);
  });
});

import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { inOrder } from "../../deploy/engine/order.ts";
import { readStacks } from "../../stacks/read-stacks.ts";
import { temporaryFolder } from "./small-stacks.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A command as npm runs it, with a folder of its own for the stacks. */
const run = (
  command: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> => {
  const node = ["--conditions=@mcp-landing-zone/source", "--import", "tsx/esm", `deploy/bin/${command}.ts`];
  const out = temporaryFolder();
  return new Promise((resolve) => {
    execFile(process.execPath, [...node, `--out=${out}`, ...args], { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
};

const configuration = (): string => {
  const file = join(temporaryFolder(), "mine.config.ts");
  const base = JSON.stringify(join(root, "test/deployments.ts"));
  writeFileSync(
    file,
    `import { deployments } from ${base};\nconst state = { ...deployments.dev.state, storageAccount: "stcontosostate" };\nexport const deployment = { ...deployments.dev, state };\n`,
  );
  return file;
};

describe("the commands refuse what they cannot do, before anything is touched, and end with 3", () => {
  it.each([
    ["values of the example", "deploy", [], /still holds values of the example:\n {2}tenantId: received "0000/],
    [
      "a wrong configuration",
      "diff",
      ["-c", "location=westeurop"],
      /did you mean westeurope\?[^]*The configuration was refused/,
    ],
    ["an unknown option", "destroy", ["--yes"], /Unknown option '--yes'[^]*Usage: npm run destroy/],
    ["two ways at once", "deploy", ["--plan", "--saved"], /give one of the two/],
    [
      "a number that is none",
      "deploy",
      ["--parallelism", "many"],
      /--parallelism: received "many", expected a whole number/,
    ],
  ])("%s", async (_, command, args, message) => {
    const { code, stderr, stdout } = await run(command, ...args);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toMatch(message);
  });

  it.each([
    ["a stack that is none", ["platfrom"], /Did you mean platform\?/],
    [
      "an engine that is not there",
      ["--engine", "no-terraform"],
      /no-terraform is not on the PATH: install Terraform 1\.11/,
    ],
  ])("%s, with a configuration of one's own", async (_, args, message) => {
    const { code, stderr } = await run("deploy", "--config", configuration(), ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(3);
  });
});

describe("the cdktf CLI", () => {
  it("gets the same stacks from the command that cdktf.json names, with the configuration of the environment", async () => {
    const out = temporaryFolder();
    const { app } = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8")) as { readonly app: string };
    const [program = "", ...args] = app.split(" ");
    // What the CLI 0.21 sets for the program that it runs.
    const env = { ...process.env, CDKTF_OUTDIR: out, CDKTF_CONTEXT_JSON: "{}", DEPLOYMENT_CONFIG: configuration() };
    await promisify(execFile)(program, args, { cwd: root, env });
    expect(inOrder(readStacks(out)).map(({ name }) => name)[0]).toBe("mcp-dev-foundation");
  });
});

describe("without Azure", () => {
  it("bootstrap prints the commands to do it by hand, the role before the container", async () => {
    const { code, stdout } = await run("bootstrap", "--config", configuration(), "--print");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /az provider register --namespace Microsoft\.ApiManagement[^]*az group create[^]*az role assignment create[^]*az storage container create/,
    );
  });

  it("doctor prints what it would check, and the rights that each stack needs", async () => {
    const { code, stderr } = await run("doctor", "--config", configuration(), "--list");
    expect(code).toBe(0);
    expect(stderr).toMatch(/taken-names +each name that is unique/);
    expect(stderr).toMatch(
      /mcp-dev-workload, in Entra: Application\.ReadWrite\.OwnedBy or Application\.ReadWrite\.All/,
    );
  });
});

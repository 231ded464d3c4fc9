import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deployStacks } from "../../deploy/engine/deploy-stacks.ts";
import { destroyStacks } from "../../deploy/engine/destroy-stacks.ts";
import { Terraform } from "../../deploy/engine/terraform.ts";
import { terraformAvailable } from "../plan/terraform-cli.ts";
import { running, smallStacks, temporaryFolder, testEngine } from "./small-stacks.ts";

/** Terraform in the words of OpenTofu 1.12, as its source has them: internal/command/views, internal/tofu/node_resource_abstract_instance.go. */
const speaksTofu = `#!${process.execPath}
const { spawn } = require("node:child_process");
const { createInterface } = require("node:readline");
const args = process.argv.slice(2);
if (args[0] === "version") {
  console.log(JSON.stringify({ terraform_version: process.env.TOFU_VERSION ?? "1.12.6", platform: "linux_amd64", fips140: false, provider_selections: {} }));
} else {
  const child = spawn("terraform", args, { stdio: ["ignore", "pipe", "pipe"] });
  process.on("SIGINT", () => child.kill("SIGINT"));
  const words = (line) =>
    line
      .replace(/"@module":"terraform\\.ui"/, '"@module":"tofu.ui"')
      .replace(/"terraform":"[^"]*"/, '"tofu":"1.12.6"')
      .replaceAll("Instance cannot be destroyed", "Resource instance cannot be destroyed")
      .replace(/\\bTerraform\\b(?!_)/g, "OpenTofu");
  createInterface({ input: child.stdout }).on("line", (line) => console.log(args[0] === "show" || args[0] === "output" ? line : words(line)));
  createInterface({ input: child.stderr }).on("line", (line) => console.error(words(line)));
  child.once("close", (code) => (process.exitCode = code ?? 1));
}
`;

const tofu = () => {
  const engine = testEngine();
  const binary = join(temporaryFolder(), "tofu");
  writeFileSync(binary, speaksTofu);
  chmodSync(binary, 0o755);
  return { ...engine, terraform: new Terraform(binary, engine.interruption) };
};

const definition = {
  first: { resources: { vault: { lifecycle: { prevent_destroy: true } } } },
  second: { dependsOn: ["first"], resources: { c: running("true") } },
};

describe.skipIf(!terraformAvailable())("--engine tofu", () => {
  it("is refused when it is too old, by its own name", async () => {
    process.env["TOFU_VERSION"] = "1.10.2";
    await expect(tofu().terraform.version()).rejects.toThrow(
      /tofu: received version 1\.10\.2, expected 1\.11 or later/,
    );
    delete process.env["TOFU_VERSION"];
    expect(await tofu().terraform.version()).toBe("1.12.6");
  });

  it("deploys, has nothing left to do, keeps what is protected with the hint, and destroys", async () => {
    const stacks = smallStacks(definition);
    const engine = tofu();
    const done = await deployStacks(stacks, engine, { mode: "apply", autoApprove: true });
    expect(done.map(({ status }) => status)).toEqual(["applied", "applied"]);
    expect(engine.said.join("\n")).toContain("✓ terraform_data.c created");
    const again = await deployStacks(stacks, tofu(), { mode: "apply", autoApprove: true });
    expect(again.map(({ status }) => status)).toEqual(["unchanged", "unchanged"]);
    const kept = tofu();
    const refused = await destroyStacks(stacks, kept, { withData: false, autoApprove: true });
    expect(refused.map(({ status }) => status)).toEqual(["destroyed", "failed"]);
    expect(kept.said.join("\n")).toMatch(/Resource instance cannot be destroyed[^]*What helps: undo the change/);
    const destroyed = await destroyStacks(stacks, tofu(), { withData: true, autoApprove: true });
    expect(destroyed.map(({ status }) => status)).toEqual(["unchanged", "destroyed"]);
  });

  it("stops at a signal and leaves the state unlocked", async () => {
    const folder = temporaryFolder();
    const stacks = smallStacks(
      { only: { resources: { first: {}, slow: { ...running("sleep 20"), depends_on: ["terraform_data.first"] } } } },
      folder,
    );
    const engine = tofu();
    const interrupting = deployStacks(stacks, engine, { mode: "apply", autoApprove: true });
    const watch = setInterval(() => {
      if (!existsSync(join(folder, "only.tfstate"))) return;
      clearInterval(watch);
      engine.interruption.stop("SIGTERM");
    }, 20);
    expect((await interrupting).map(({ status }) => status)).toEqual(["interrupted"]);
    expect(existsSync(join(folder, ".only.tfstate.lock.info"))).toBe(false);
  });
});

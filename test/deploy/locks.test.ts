import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { deployStacks } from "../../deploy/engine/deploy-stacks.ts";
import { Locks } from "../../deploy/engine/locks.ts";
import { terraformAvailable } from "../plan/terraform-cli.ts";
import { smallStacks, temporaryFolder, testEngine } from "./small-stacks.ts";

const apply = { mode: "plan", autoApprove: true } as const;
const platform = `${process.platform === "win32" ? "windows" : process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

/** A provider as a mirror has it. Terraform takes it in at `init` and starts it later, which nothing here waits for. */
const mirror = (content: string, folder = temporaryFolder()): string => {
  const place = join(folder, "registry.terraform.io/azure/azapi/2.12.0", platform);
  mkdirSync(place, { recursive: true });
  const program = join(place, "terraform-provider-azapi_v2.12.0");
  writeFileSync(program, content);
  chmodSync(program, 0o755);
  const rc = join(folder, "terraform.rc");
  writeFileSync(rc, `provider_installation {\n  filesystem_mirror {\n    path = "${folder}"\n  }\n}\n`);
  vi.stubEnv("TF_CLI_CONFIG_FILE", rc);
  return folder;
};

describe.skipIf(!terraformAvailable())("the lock file of a stack", () => {
  const run = async (locks: Locks, folder: string) => {
    const [stack] = smallStacks({ first: { resources: { a: {} } } }, folder);
    const file = join(stack!.directory, "cdk.tf.json");
    const json = JSON.parse(readFileSync(file, "utf8")) as { terraform: object };
    const required_providers = { azapi: { source: "azure/azapi", version: "2.12.0" } };
    writeFileSync(file, JSON.stringify({ ...json, terraform: { ...json.terraform, required_providers } }));
    const engine = testEngine();
    const results = await deployStacks([stack!], { ...engine, locks }, apply);
    // As each synthesis does: nothing but the configuration's own folder outlasts it.
    rmSync(stack!.directory, { recursive: true });
    return { results, said: engine.said.join("\n") };
  };

  it("is kept with hashes at first, and then decides what may be installed", async () => {
    const home = temporaryFolder();
    const locks = Locks.beside(join(home, "mine.config.ts"), "/usr/bin/terraform");
    const providers = mirror("one");
    const first = await run(locks, temporaryFolder());
    expect(first.said).toContain(
      `first: the providers and their hashes are kept in ${join(home, "locks")}; commit them`,
    );
    const kept = join(home, "locks/first.terraform.lock.hcl");
    expect(readFileSync(kept, "utf8")).toMatch(
      /provider "registry\.terraform\.io\/azure\/azapi" \{[^]*version +=? ?"2\.12\.0"[^]*"h1:/,
    );

    const again = await run(locks, temporaryFolder());
    expect(again.said).not.toContain("are kept in");

    mirror("another program under the same version", providers);
    const tampered = await run(locks, temporaryFolder());
    expect(tampered.results).toMatchObject([{ status: "failed" }]);
    expect(tampered.said).toMatch(/checksums[^]*Why: the provider's packages differ from the lock file of the stack/);
    expect(existsSync(kept)).toBe(true);
  });

  it("is another one for another engine, whose registry is another", async () => {
    const home = temporaryFolder();
    mirror("one");
    await run(Locks.beside(join(home, "mine.config.ts"), "terraform"), temporaryFolder());
    const other = await run(Locks.beside(join(home, "mine.config.ts"), "tofu"), temporaryFolder());
    expect(other.said).toContain("are kept in");
    expect(readdirSync(join(home, "locks"))).toEqual(["first.terraform.lock.hcl", "first.tofu.lock.hcl"]);
  });
});

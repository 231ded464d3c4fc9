import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { validateWithGenuineProviders } from "./genuine-providers.ts";
import { terraformAvailable } from "./terraform-cli.ts";

/** One stack, and a CLI configuration that finds providers nowhere. */
const validate = (configuration: object) => {
  const directory = mkdtempSync(join(tmpdir(), "genuine-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, "sample"));
  writeFileSync(join(directory, "sample", "cdk.tf.json"), JSON.stringify(configuration));
  const rc = join(directory, "terraform.rc");
  writeFileSync(rc, 'provider_installation { network_mirror { url = "https://127.0.0.1:9/" } }');
  return validateWithGenuineProviders(directory, { ...process.env, TF_CLI_CONFIG_FILE: rc });
};

describe.skipIf(!terraformAvailable())("validation with the genuine providers", () => {
  it("says that it was skipped, and why, where providers cannot be fetched", async () => {
    const verdict = await validate({ terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm" } } } });
    expect(verdict).toMatchObject({ outcome: "skipped", reason: expect.stringContaining("connection refused") });
  });

  it("passes a valid stack", async () => {
    const verdict = await validate({ resource: { terraform_data: { marker: { input: "x" } } } });
    expect(verdict).toEqual({ outcome: "valid", stacks: ["sample"], warnings: [] });
  });

  it("names the stack and the fault of an invalid one", async () => {
    const verdict = await validate({ resource: { terraform_data: { marker: { colour: "red" } } } });
    expect(verdict).toMatchObject({ outcome: "invalid", stack: "sample", reason: expect.stringContaining('"colour"') });
  });

  it("takes a directory without stacks for a mistake", async () => {
    await expect(validateWithGenuineProviders(import.meta.dirname)).rejects.toThrow("holds no synthesised stack");
  });
});

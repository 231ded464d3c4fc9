import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hclStacks } from "../../stacks/hcl/stacks.ts";
import { writeHcl } from "../../stacks/hcl/write.ts";
import { readStacks } from "../../stacks/read-stacks.ts";
import { resolved } from "../../stacks/resolved.ts";
import type { DeploymentKey } from "../deployments.ts";
import { deploymentKeys, deployments } from "../deployments.ts";
import type { SynthesisedDeployment } from "../synthesised-deployment.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import type { OfflineTerraform } from "./offline-terraform.ts";
import { offlineTerraform } from "./offline-terraform.ts";
import { plannedChanges } from "./plan-json.ts";
import { terraformAvailable } from "./terraform-cli.ts";

/** Every stack is judged by each change. That its native form changes nothing is shown for one deployment and one with all that governance switches on; HCL=all shows it for each and takes seven minutes. */
const planned: readonly DeploymentKey[] = process.env["HCL"] === "all" ? deploymentKeys : ["dev", "dev-private"];

describe.skipIf(!terraformAvailable())("the native form of every stack", () => {
  let terraform: OfflineTerraform;
  const made: SynthesisedDeployment[] = [];
  beforeAll(async () => {
    terraform = await offlineTerraform();
  });
  afterAll(() => {
    terraform.close();
    for (const deployment of made) deployment.remove();
  });

  /** A deployment in both forms, and where the native one of each stack is. */
  const inBothForms = (key: DeploymentKey) => {
    const deployment = synthesisedDeployment(deployments[key]);
    made.push(deployment);
    const out = deployment.app.outdir;
    const folder = join(out, "hcl");
    writeHcl(folder, hclStacks(deployment.app, readStacks(out), resolved(deployments[key])));
    const stacks = deployment.stackNames.map((stack) => {
      const directory = deployment.directory(stack);
      return { stack, directory, native: directory.replace(/stacks(?=\/[^/]+$)/, "hcl") };
    });
    return { folder, stacks };
  };

  it.each(deploymentKeys)("R-77 %s: is formatted and valid", async (key) => {
    const { folder, stacks } = inBothForms(key);
    execFileSync("terraform", ["fmt", "-check", "-diff", "-recursive", folder], {
      env: { PATH: process.env["PATH"], CHECKPOINT_DISABLE: "1" },
    });
    const azure = terraform.deployment();
    expect(stacks.length).toBeGreaterThan(2);
    for (const { stack, native } of stacks) {
      expect(await azure.validate(native), stack).toEqual([]);
      // A stack declares no variable that it does not use.
      const used = readFileSync(join(native, "main.tf"), "utf8").includes("var.location");
      expect(readFileSync(join(native, "variables.tf"), "utf8").includes('variable "location"'), stack).toBe(used);
    }
  });

  it.each(planned)("R-77 %s: changes nothing of what the JSON form made", async (key) => {
    const azure = terraform.deployment();
    for (const { stack, directory, native } of inBothForms(key).stacks) {
      await azure.apply(directory);
      await azure.validate(native);
      expect(plannedChanges(await azure.plan(native)), stack).toEqual([]);
    }
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { providerVersions } from "@mcp-landing-zone/constructs";
import { afterAll, describe, expect, it } from "vitest";
import { addDeployment, createApp } from "../../stacks/app.ts";
import type { DeploymentConfig } from "../../stacks/config.ts";
import { deploymentKeys, deployments } from "../deployments.ts";
import type { SynthesisedDeployment } from "../synthesised-deployment.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

const made: SynthesisedDeployment[] = [];
afterAll(() => made.forEach((deployment) => deployment.remove()));

describe.each(deploymentKeys)("%s", (key) => {
  const deployment = synthesisedDeployment(deployments[key]);
  made.push(deployment);

  it("asks for exactly the providers that were proven, in one place", () => {
    for (const { terraform } of Object.values(deployment.stacks())) {
      const wanted = terraform["required_providers"] as Record<string, { version: string }>;
      for (const [name, { version }] of Object.entries(wanted)) {
        expect(version).toBe(providerVersions[name as keyof typeof providerVersions]);
      }
      expect(terraform["required_version"]).toBe(providerVersions.terraform);
    }
  });

  it("R-34 keeps each stack's state in Azure, by Entra alone, under a key of its own", () => {
    const backends = Object.values(deployment.stacks()).map(
      ({ terraform }) => (terraform["backend"] as { azurerm: Record<string, unknown> }).azurerm,
    );
    expect(backends.map(({ use_azuread_auth }) => use_azuread_auth)).toEqual(deployment.stackNames.map(() => true));
    expect(backends.every((backend) => !("access_key" in backend || "sas_token" in backend))).toBe(true);
    expect(new Set(backends.map((backend) => backend["key"])).size).toBe(deployment.stackNames.length);
  });

  it("tells a person where the server is, and nothing else", () => {
    const printed = deployment.stackNames.flatMap((stack) => {
      const { output = {} } = JSON.parse(deployment.text(stack)) as { output?: Record<string, unknown> };
      return Object.keys(output)
        .sort()
        .filter((name) => !name.startsWith("cross-stack-output-"));
    });
    const { authorization, servers } = deployments[key] as DeploymentConfig;
    const ofOthers = servers.some(({ application }) => application !== undefined);
    expect(printed).toEqual([
      ...("domain" in authorization ? ["dns_record"] : []),
      ...(ofOthers ? ["gateway_object_id"] : []),
      ...servers.flatMap(({ application, approvers, url }) => [
        ...(approvers ? ["approvals_url"] : []),
        "mcp_url",
        ...(application ? ["server_object_id"] : []),
        ...(url === undefined ? ["server_revision"] : []),
      ]),
    ]);
  });
});

// The way out of this framework: everything it writes can be written as HCL too. A hand-written element without its HCL would come out empty.
it("can be written as HCL without an empty block", () => {
  const out = mkdtempSync(join(tmpdir(), "hcl-"));
  process.env["SYNTH_HCL_OUTPUT"] = "true";
  try {
    const app = createApp(out);
    addDeployment(app, deployments.regulated);
    app.synth();
    const text = readdirSync(join(out, "stacks"))
      .map((stack) => readFileSync(join(out, "stacks", stack, "cdk.tf"), "utf8"))
      .join("\n");
    expect(text.match(/^resource "/gm)?.length).toBeGreaterThan(100);
    expect(text.match(/^resource "[^"]+" "[^"]+" \{\s*\}/gm)).toBeNull();
  } finally {
    delete process.env["SYNTH_HCL_OUTPUT"];
    rmSync(out, { recursive: true, force: true });
  }
});

import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { DeploymentKey } from "../deployments.ts";
import { deploymentKeys, deployments } from "../deployments.ts";
import { policiesOf } from "../policies-of.ts";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import type { SynthesisedDeployment } from "../synthesised-deployment.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

/** Policies stand in files of their own, as operators read them in the portal; a stack has their digests. */
const shortPolicies = (name: string, value: unknown): unknown =>
  name === "xml_content" ? `sha256:${createHash("sha256").update(String(value)).digest("hex")}` : value;

/**
 * The policies that are written out, of the one server that has each profile: all of one profile, and of the others those that have a rule
 * which these lack. All further ones differ in names and numbers.
 */
const writtenPolicies: Readonly<Partial<Record<string, (name: string) => boolean>>> = {
  regulated: () => true,
  // Daily quotas.
  dev: (name) => name === "api",
};

/** One file for each stack of each profile, and for those of other deployments that take branches of their own: a change of what would be deployed is a change of a file that a reviewer reads. */
const reviewed: Readonly<Partial<Record<DeploymentKey, readonly string[] | "all">>> = {
  dev: "all",
  standard: "all",
  regulated: "all",
  // Playbooks that act, guardrails and Conditional Access that refuse, detections without Sentinel.
  "dev-private": ["governance"],
  // Front Door before a gateway of the profile standard; a workspace that another team onboarded to Sentinel.
  "standard-front-door": ["platform", "governance"],
};

describe.each(Object.keys(reviewed) as DeploymentKey[])("%s", (key) => {
  const deployment = synthesisedDeployment(deployments[key]);
  afterAll(() => deployment.remove());
  const chosen = reviewed[key];

  it.each(chosen === "all" ? deployment.stackNames : [...chosen!])("%s is what was reviewed", async (stack) => {
    const { "//": metadata, ...json } = JSON.parse(deployment.text(stack)) as Record<string, unknown>;
    // The framework's own version, which is pinned in package.json.
    expect(metadata).toMatchObject({ metadata: { backend: "azurerm" } });
    const text = JSON.stringify(json, shortPolicies, 2);
    await expect(`${text}\n`).toMatchFileSnapshot(`./__snapshots__/${key}/${stack}.json`);
    const policies = stack === "workload" ? policiesOf(json as unknown as StackJson) : [];
    for (const { name, xml } of policies.filter(({ name }) => writtenPolicies[key]?.(name))) {
      await expect(xml).toMatchFileSnapshot(`./__snapshots__/policies/${key}/${name}.xml`);
    }
  });
});

describe("synthesis is deterministic", () => {
  const made: SynthesisedDeployment[] = [];
  afterAll(() => made.forEach((deployment) => deployment.remove()));
  const text = (config: (typeof deployments)[keyof typeof deployments]): string[] => {
    const deployment = synthesisedDeployment(config);
    made.push(deployment);
    return deployment.stackNames.map((stack) => deployment.text(stack));
  };

  it.each(deploymentKeys)(
    "%s: the same bytes from another directory, at another time, in another order of keys",
    (key) => {
      const config = deployments[key];
      const reordered = Object.fromEntries(Object.entries(config).toReversed()) as typeof config;
      const first = text(config);
      const { cwd } = process;
      const { now } = Date;
      try {
        process.cwd = () => "/";
        Date.now = () => 0;
        expect(text(reordered)).toEqual(first);
      } finally {
        process.cwd = cwd;
        Date.now = now;
      }
    },
  );
});

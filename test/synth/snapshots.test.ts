import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { deploymentKeys, deployments } from "../deployments.ts";
import { synthesisedDeployment, type SynthesisedDeployment } from "../synthesised-deployment.ts";

/** The policies of further servers are made from the documents of the first, where they can be read: here they stand by their digests. */
const shortPolicies = (name: string, value: unknown): unknown =>
  name === "xml_content" ? `sha256:${createHash("sha256").update(String(value)).digest("hex")}` : value;

// One file for each stack of each profile: a change of what would be deployed is a change of a file that a reviewer reads.
describe.each(["dev", "standard", "regulated"] as const)("%s", (key) => {
  const deployment = synthesisedDeployment(deployments[key]);
  afterAll(() => deployment.remove());

  it.each(deployment.stackNames)("%s is what was reviewed", async (stack) => {
    const { "//": metadata, ...json } = JSON.parse(deployment.text(stack)) as Record<string, unknown>;
    // The framework's own version, which is pinned in package.json.
    expect(metadata).toMatchObject({ metadata: { backend: "azurerm" } });
    const text = JSON.stringify(json, stack === "weather" || stack === "legacy" ? shortPolicies : undefined, 2);
    await expect(`${text}\n`).toMatchFileSnapshot(`./__snapshots__/${key}/${stack}.json`);
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

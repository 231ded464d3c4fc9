import { requirements } from "@mcp-landing-zone/controls";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import { afterAll, describe, expect, it } from "vitest";
import { deployments } from "../deployments.ts";
import { policiesOf } from "../policies-of.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

const deployment = synthesisedDeployment(deployments.regulated);
afterAll(() => deployment.remove());
/** Those of two servers: the first, and one with inspection of what it is sent. */
const policies = ["workload", "weather"].flatMap((server) =>
  policiesOf(JSON.parse(deployment.text(server)) as StackJson).map(({ name, xml }) => ({
    name: `${server}/${name}`,
    xml,
  })),
);

/** An operator reads policies in the portal, which neither wraps lines nor folds them. */
const longestLine = 200;

/** API Management takes 256 KiB (`gateway/policy/lint/size.ts`); an eighth of it is left to catalogues with more tools. */
const largest = 224 * 1024;

const documents = ["api", "approvals", "metadata", "facade-metadata", "facade-oauth", "facade-oauth-authorize"];

it("every policy of a deployment is looked at", () => {
  expect(policies.map(({ name }) => name)).toEqual(expect.arrayContaining(documents.map((name) => `workload/${name}`)));
});

describe.each(policies.map(({ name, xml }) => [name, xml] as const))("%s", (_name, xml) => {
  it("has no line that runs out of the portal", () => {
    const lines = xml.split("\n").filter((line) => line.length > longestLine);
    expect(lines).toEqual([]);
  });

  it("leaves room below the limit of the service", () => {
    expect(Buffer.byteLength(xml)).toBeLessThan(largest);
  });

  it("says above each stage what it is for, in requirements that exist", () => {
    const known = new Set(requirements.map(({ id }) => id));
    const stages = [...xml.matchAll(/^ {4}<[a-z-]+\s+id="([a-z-]+)"/gm)].map(([, stage]) => stage!);
    const notes = [...xml.matchAll(/^ {4}<!-- ([a-z-]+): ((?:R-\d+(?:, )?)+): .+ -->$/gm)];
    const explained = new Set(notes.map(([, stage]) => stage));
    expect(stages.length).toBeGreaterThan(0);
    // Stages of a server's own say their purpose in words of its own.
    expect(stages.filter((stage) => !stage.startsWith("extra-") && !explained.has(stage))).toEqual([]);
    expect(notes.flatMap(([, , ids]) => ids!.split(", ")).filter((id) => !known.has(id))).toEqual([]);
  });
});

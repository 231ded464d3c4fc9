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

/** In bytes, what each policy took when every expression was one line and nothing was said about it. The short ones give room to comments. */
const largest: Readonly<Record<string, number>> = {
  // With the id of Front Door and the rule of Content-Encoding, which came later.
  "workload/api": 103_526 + 500 + 200,
  "workload/approvals": 63_086 + 1_000 + 200,
  "workload/facade-metadata": 5_657,
  "workload/facade-oauth": 1_100,
  "workload/facade-oauth-authorize": 73_527,
  "workload/facade-oauth-consent": 94_896,
  "workload/facade-oauth-register": 15_499,
  "workload/facade-oauth-token": 43_250,
  "workload/metadata": 5_500,
  // With the rule of `connection` and two statuses for an unknown tool, indicators and Front Door and Content-Encoding, which came later.
  "weather/api": 138_882 + 2_100 + 100 + 7_200 + 200,
};

it("every policy of a deployment is looked at", () => {
  expect(policies.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(largest)));
});

describe.each(policies.map(({ name, xml }) => [name, xml] as const))("%s", (name, xml) => {
  it("has no line that runs out of the portal", () => {
    const lines = xml.split("\n").filter((line) => line.length > longestLine);
    expect(lines).toEqual([]);
  });

  it.runIf(largest[name])("is no larger than it was in long lines", () => {
    expect(xml.length).toBeLessThanOrEqual(largest[name]!);
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

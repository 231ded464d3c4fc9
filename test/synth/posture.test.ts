import { afterAll, describe, expect, it } from "vitest";
import { acknowledgementsOf, graphOf, judge } from "@mcp-landing-zone/constructs/posture";
import { mutate, mutations } from "../../constructs/governance/posture/test/mutations.ts";
import { deploymentKeys, deployments, first } from "../deployments.ts";
import type { SynthesisedDeployment } from "../synthesised-deployment.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

const made = new Map<string, SynthesisedDeployment>();
const deployed = (key: keyof typeof deployments): SynthesisedDeployment => {
  const existing = made.get(key) ?? synthesisedDeployment(deployments[key]);
  made.set(key, existing);
  return existing;
};
afterAll(() => made.forEach((deployment) => deployment.remove()));

describe.each(deploymentKeys)("%s", (key) => {
  const { app, stacks } = deployed(key);
  const report = judge(graphOf(stacks()), acknowledgementsOf(app));

  it.each(
    report.rules.map(
      ({ rule, outcome, findings }) => [rule.references.join(" "), rule.title, outcome, findings] as const,
    ),
  )("%s %s", (_references, _title, outcome, findings) => {
    const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
    expect(open).toEqual([]);
    expect(outcome).toMatch(/^(compliant|acknowledged|not-applicable)$/);
  });
});

// Deliberate weakenings are reviewed: a new entry here needs a reason.
it("R-83 no profile gives up more than is known", () => {
  const given = (key: keyof typeof deployments): string[] => [
    ...new Set(
      acknowledgementsOf(deployed(key).app).map(({ what, path }) => `${what} at ${path.split("/").slice(1).join("/")}`),
    ),
  ];
  expect(Object.fromEntries(deploymentKeys.map((key) => [key, given(key)]))).toMatchInlineSnapshot(`
    {
      "dev": [
        "privateQuery at foundation/workspace",
        "privateQuery at foundation/insights",
        "privateQuery at foundation/monitor-private-link",
        "publicGateway at platform/gateway",
        "assignmentRequired at workload/facade-client-visual-studio-code",
        "assignmentRequired at workload/facade-client-claude",
        "assignmentRequired at workload/facade-client-claude-code",
        "assignmentRequired at workload/facade-client-mcp-inspector",
        "redundancy at workload/server",
      ],
      "dev-private": [
        "privateQuery at foundation/workspace",
        "privateQuery at foundation/insights",
        "privateQuery at foundation/monitor-private-link",
        "assignmentRequired at workload/facade-client-visual-studio-code",
        "assignmentRequired at workload/facade-client-claude",
        "assignmentRequired at workload/facade-client-claude-code",
        "assignmentRequired at workload/facade-client-mcp-inspector",
        "redundancy at workload/server",
      ],
      "existing-network": [
        "privateQuery at foundation/workspace",
        "privateQuery at foundation/insights",
        "privateQuery at foundation/monitor-private-link",
      ],
      "regulated": [
        "assignmentRequired at workload/facade-client-visual-studio-code",
        "assignmentRequired at workload/facade-client-claude",
        "assignmentRequired at workload/facade-client-claude-code",
        "assignmentRequired at workload/facade-client-mcp-inspector",
      ],
      "standard": [
        "privateQuery at foundation/workspace",
        "privateQuery at foundation/insights",
        "privateQuery at foundation/monitor-private-link",
        "assignmentRequired at workload/facade-client-visual-studio-code",
        "assignmentRequired at workload/facade-client-claude",
        "assignmentRequired at workload/facade-client-claude-code",
        "assignmentRequired at workload/facade-client-mcp-inspector",
      ],
      "standard-direct": [
        "privateQuery at foundation/workspace",
        "internetEgress at foundation/network",
        "privateQuery at foundation/insights",
        "privateQuery at foundation/monitor-private-link",
        "publicGateway at platform/gateway",
      ],
      "standard-front-door": [
        "privateQuery at foundation/workspace",
        "privateQuery at foundation/insights",
        "privateQuery at foundation/monitor-private-link",
        "assignmentRequired at workload/facade-client-visual-studio-code",
        "assignmentRequired at workload/facade-client-claude",
        "assignmentRequired at workload/facade-client-claude-code",
        "assignmentRequired at workload/facade-client-mcp-inspector",
      ],
    }
  `);
});

describe("a flaw that slips into a real deployment is noticed by its rule", () => {
  // One server: each of the flaws is judged in the whole graph.
  const { app, stacks } = synthesisedDeployment({ ...deployments.standard, servers: [first] });
  const acknowledged = acknowledgementsOf(app);
  const failing = (source: ReturnType<typeof stacks>): string[] =>
    judge(graphOf(source), acknowledged)
      .rules.filter(({ outcome }) => outcome === "violation" || outcome === "unknown")
      .map(({ rule }) => rule.id);
  const possible = mutations.flatMap((mutation) => {
    const spoilt = mutate(stacks(), mutation);
    return spoilt ? [[mutation.what, mutation.fails, spoilt] as const] : [];
  });

  it.each(possible)("%s", (_what, fails, spoilt) => {
    expect(failing(spoilt as ReturnType<typeof stacks>)).toEqual(expect.arrayContaining([...fails]));
  });

  it("most of the known flaws can slip in", () => {
    expect(possible.length).toBeGreaterThan(mutations.length / 2);
  });
});

import { stagesOf, withoutStage, withStagesSwapped } from "@mcp-landing-zone/gateway/policy/execute";
import { describe, expect, it } from "vitest";
import { inboundStages } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Decision } from "./decision.ts";
import { problemsOf } from "./decision.ts";
import { decisions } from "./decisions/index.ts";
import { document } from "../../../testing/policies/gateway.ts";

const all = Object.values(decisions).flat();

/** The first decision that a mutated document gets wrong. Decisions that name the mutated stage run first, then those that check more than a status. */
const firstBroken = async (changed: typeof document, ...stages: readonly string[]): Promise<string | undefined> => {
  const spoken = ({ title, forwarded, answers }: Decision) =>
    stages.filter((stage) => title.includes(stage)).length * 2 + (forwarded || answers ? 1 : 0);
  for (const decision of all.toSorted((a, b) => spoken(b) - spoken(a))) {
    if ((await problemsOf(decision, changed)).length > 0) return decision.title;
  }
  return undefined;
};

const sections = ["inbound", "backend", "outbound", "on-error"] as const;

it("the rules stand in the order that was decided", () => {
  expect(stagesOf(document, "inbound")).toEqual(inboundStages);
});

describe.each(sections)("a rule is missing: %s", (section) => {
  it.each(stagesOf(document, section))("%s", async (stage) => {
    expect(await firstBroken(withoutStage(document, stage), stage)).toBeDefined();
  });
});

describe("two rules have changed places", () => {
  const neighbours = sections.flatMap((section) => {
    const stages = stagesOf(document, section);
    return stages.slice(1).map((later, index) => [stages[index]!, later] as const);
  });

  it.each(neighbours)("%s and %s", async (earlier, later) => {
    expect(await firstBroken(withStagesSwapped(document, earlier, later), earlier, later)).toBeDefined();
  });
});

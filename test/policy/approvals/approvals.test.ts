import { approvalsDocument, inboundStages } from "@mcp-landing-zone/gateway/documents/approvals";
import { inboundStages as endpointStages } from "@mcp-landing-zone/gateway/documents/mcp";
import type { PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import {
  lintPolicy,
  renderPolicy,
  stagesOf,
  withoutStage,
  withStagesSwapped,
} from "@mcp-landing-zone/gateway/policy/execute";
import { describe, expect, it } from "vitest";
import { problemsOf } from "../mcp/decision.ts";
import { facts } from "../../../testing/policies/facts.ts";
import { gatewayOf } from "../../../testing/policies/gateway.ts";
import { decisions } from "./decisions.ts";
import { order } from "./order.ts";
import { decide } from "./requests.ts";

const document = approvalsDocument(facts);
const tables = { ...decisions, order };
const all = Object.values(tables).flat();

describe.each(Object.entries(tables))("approvals at the gateway: %s", (_, table) => {
  it.each(table.map((decision) => [decision.title, decision] as const))("%s", async (_title, decision) => {
    expect(await problemsOf(decision, document)).toEqual([]);
  });
});

it("no two decisions are the same", () => {
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
});

describe("failures behind the gateway", () => {
  it.each([
    ["the server", { forward: () => Promise.reject(new Error("10.0.0.4 refused")) }],
    ["the gateway's identity", { identityToken: () => Promise.reject(new Error("10.0.0.4 refused")) }],
  ])("R-51 fails closed and says nothing of the reason: %s", async (_what, ports) => {
    const { status, text } = await gatewayOf(document, ports).send(decide);
    expect(status).toBe(503);
    expect(text).not.toContain("10.0.0.4");
  });
});

describe("the document", () => {
  it("no rule of the library finds anything", () => {
    expect(lintPolicy(document)).toEqual([]);
  });

  it("R-51 its counters are not those of the endpoint", () => {
    const starts = [...renderPolicy(document).matchAll(/counter-key="@(?:\(|\{[^]*?return )"([^"]+)"/g)];
    const keys = starts.map(([, start]) => start);
    expect(keys).toEqual(["mcp-approvals:address:", "mcp-approvals:approver:"]);
  });

  it("the rules stand in the order that was decided", () => {
    expect(stagesOf(document, "inbound")).toEqual(inboundStages);
  });

  it("the rules that the endpoint has, too, stand in its order", () => {
    const shared = inboundStages.filter((stage) => (endpointStages as readonly string[]).includes(stage));
    expect(shared).toEqual(endpointStages.filter((stage) => (inboundStages as readonly string[]).includes(stage)));
    expect(inboundStages.filter((stage) => !(shared as readonly string[]).includes(stage))).toEqual([
      "path",
      "role",
      "approver-limit",
    ]);
  });
});

/** The first decision that a document does not make any more. */
const firstBroken = async (changed: PolicyDocument): Promise<string | undefined> => {
  for (const decision of all) if ((await problemsOf(decision, changed)).length > 0) return decision.title;
  return undefined;
};

const sections = ["inbound", "backend", "outbound", "on-error"] as const;

describe.each(sections)("a rule is missing: %s", (section) => {
  it.each(stagesOf(document, section))("%s", async (stage) => {
    expect(await firstBroken(withoutStage(document, stage))).toBeDefined();
  });
});

describe("two rules have changed places", () => {
  const neighbours = sections.flatMap((section) => {
    const stages = stagesOf(document, section);
    // A rebuilt request that is then refused reaches no server: the order of these two cannot be observed.
    const pairs = stages.slice(1).map((later, index) => [stages[index]!, later] as const);
    return pairs.filter(([earlier, later]) => !(earlier === "approver-limit" && later === "rebuild"));
  });

  it.each(neighbours)("%s and %s", async (earlier, later) => {
    expect(await firstBroken(withStagesSwapped(document, earlier, later))).toBeDefined();
  });
});

import { playbooks } from "@mcp-landing-zone/governance/playbooks";
import { describe, expect, it } from "vitest";
import type { Fired } from "../detections/watch.ts";
import { createAnswerAzure } from "./answer-azure.ts";
import { createAnswers } from "./answers.ts";

const attackedAt = Date.parse("2030-01-01T12:00:00Z");
const fired = (id: string, finding: Readonly<Record<string, unknown>>): Fired => ({
  id,
  question: "",
  severity: "high",
  response: "",
  falsePositives: "",
  since: new Date(attackedAt + 1_000).toISOString(),
  last: "",
  findings: [finding],
  delayMs: 1_000,
});

const created = () => {
  let now = attackedAt + 1_500;
  const turned: string[] = [];
  const changes: string[] = [];
  const azure = createAnswerAzure({
    servers: [{ name: "mcp", recorded: "mcp", tools: ["fetch_page"], clients: ["editor"] }],
    onSwitch: (value) => turned.push(`switch ${value}`),
    onLevel: (value) => turned.push(`level ${value}`),
    onRotate: () => turned.push("signing key"),
  });
  const answers = createAnswers({ azure, onChange: ({ state }) => changes.push(state), now: () => now });
  return { answers, turned, changes, pass: (ms: number) => (now += ms) };
};

describe("R-76 on this machine a detection that fires", () => {
  it("has its playbook ask, and contains when a person agrees, with the time that each step took", async () => {
    const { answers, turned, changes, pass } = created();
    await answers.fired(fired("injection-by-tool", { Server: "mcp", Tool: "fetch_page", Withheld: 3 }));
    const [asked] = answers.list();
    expect([asked?.state, asked?.subject, turned]).toEqual(["asks", "tool:fetch_page", []]);
    pass(2_000);
    const contained = await answers.decide(asked!.id, "contain");
    expect(turned).toEqual(["switch tool:fetch_page", "level 0"]);
    expect(contained).toMatchObject({
      state: "contained",
      took: { detected: 1_000, asked: 1_500, decided: 3_500, contained: 3_500 },
    });
    await answers.decide(asked!.id, "undo");
    expect([turned.at(-2), changes]).toEqual(["switch none", ["asks", "contained", "undone"]]);
  });

  it("R-90 raises the threat level of the server that its rows name, once however often it fires", async () => {
    const { answers, turned } = created();
    const finding = { Server: "mcp", ObjectId: "alice", Client: "editor" };
    await answers.fired(fired("injection-by-person", finding));
    await answers.fired(fired("injection-by-person", finding));
    expect(answers.list()).toHaveLength(1);
    await answers.decide(answers.list()[0]!.id, "contain");
    expect(turned.at(-1)).toBe("level 1");
  });

  it("is left alone when a person says so", async () => {
    const { answers, turned } = created();
    await answers.fired(fired("injection-by-tool", { Server: "mcp", Tool: "fetch_page" }));
    expect(await answers.decide(answers.list()[0]!.id, "leave")).toMatchObject({ state: "left" });
    expect(turned).toEqual([]);
  });

  it("refuses a subject that is on no watchlist, and a decision without a question", async () => {
    const { answers, turned } = created();
    await answers.fired(fired("injection-by-tool", { Server: "mcp", Tool: "all" }));
    expect([answers.list()[0]?.state, turned]).toEqual(["refused", []]);
    await expect(answers.decide("x", "contain")).rejects.toThrow(/answers: received "x"/);
  });

  it("knows every playbook that changes the gateway", () => {
    const { watchlistOf } = createAnswerAzure({
      servers: [{ name: "mcp", recorded: "mcp", tools: ["t"], clients: ["c"] }],
      onSwitch: () => undefined,
      onLevel: () => undefined,
      onRotate: () => undefined,
    });
    const without = playbooks.filter((playbook) => watchlistOf(playbook).length === 0).map(({ id }) => id);
    expect(without).toEqual(["disable-sign-in", "revoke-sessions", "roll-back"]);
  });
});

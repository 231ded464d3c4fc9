import { createMemoryShield } from "@mcp-landing-zone/content";
import type { Classification, DataRule } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { modern, answerOf } from "../../../testing/harness.ts";
import { setUp, tool } from "../../../testing/tool-calls.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { createContentGuard } from "./content-guard.ts";
import { createDataPolicies } from "./data-policy.ts";

const card = "card 4111 1111 1111 1111";
const token = `key ghp_${"a1B2c3D4e5F6g7H8i9J0".repeat(2).slice(0, 36)}`;
const national = "Her social security number is 536-90-4399.";
const mail = "write to ann.lee@contoso.com";

const refusal = "org.landing-zone/refusal";
const withRows = (dataRules: readonly DataRule[]) => ({ settings: { dataRules } });

describe("R-93 the data rules (DLP) for arguments", () => {
  it.each([
    ["public", card, "data-blocked"],
    ["public", token, "data-blocked"],
    ["public", national, "data-blocked"],
    ["public", mail, undefined],
    ["internal", token, "data-blocked"],
    ["internal", card, undefined],
    ["confidential", token, undefined],
  ] as const)("a %s tool that is given %j: %s", async (classification, say, refused) => {
    let ran = 0;
    const run = async () => ({ said: String((ran += 1)) });
    const { call, harness } = await setUp([tool("ask", { classification, run })]);
    const { result } = await call("ask", { say });
    expect([result._meta?.[refusal], ran]).toEqual([refused, refused ? 0 : 1]);
    expect(harness.events.at(-1)).toMatchObject(
      refused ? { decision: "refused", reason: refused, findings: [expect.any(String)] } : { decision: "allowed" },
    );
    expect(JSON.stringify([result, harness.events])).not.toContain(say);
  });

  it("a name alone blocks nothing: cursors of pages are called tokens", async () => {
    const args = { token: "q7RtY2pLx9ZwB4nK8vJd" };
    const guard = createContentGuard({
      shield: createMemoryShield(() => false),
      data: createDataPolicies([])("public"),
    });
    const { signal } = new AbortController();
    // It is found, and taken out of an answer.
    expect((await guard.redact(args, signal)).findings).toEqual(["secret.named"]);
    await expect(guard.checkData(args, signal)).resolves.toBeUndefined();
    await expect(guard.checkData({ ...args, card }, signal)).rejects.toMatchObject({ refusal: "data-blocked" });
  });

  it("a deployment may block more, or less", async () => {
    const { call } = await setUp(
      [tool("ask")],
      withRows([
        { classification: "public", direction: "input", kind: "contact", action: "block" },
        { classification: "public", direction: "input", kind: "payment-card", action: "allow" },
      ]),
    );
    expect((await call("ask", { say: mail })).result._meta?.[refusal]).toBe("data-blocked");
    expect((await call("ask", { say: card })).result.isError).toBeUndefined();
  });
});

describe("R-93 the data rules (DLP) for answers", () => {
  const said = (text: string) => ({ run: async () => ({ said: text }) });

  // Restricted tools ask for an approval first, so the guard is asked itself.
  const guardOf = (classification: Classification) =>
    createContentGuard({ shield: createMemoryShield(() => false), data: createDataPolicies([])(classification) });

  it.each([
    ["confidential", token, "redacted"],
    ["restricted", token, "withheld"],
    ["restricted", national, "withheld"],
    ["restricted", card, "redacted"],
  ] as const)("a %s tool that answers %j: %s", async (classification, text, outcome) => {
    const answer = guardOf(classification).redact({ text }, new AbortController().signal);
    if (outcome === "withheld")
      await expect(answer).rejects.toMatchObject({ refusal: "data-withheld", findings: [expect.any(String)] });
    else expect((await answer).value.text).toContain("[redacted:");
  });

  it("an answer that is withheld is refused and recorded", async () => {
    const { call, harness } = await setUp(
      [tool("ask", said(card))],
      withRows([{ classification: "public", direction: "output", kind: "payment-card", action: "withhold" }]),
    );
    const { result } = await call("ask");
    expect(result).toMatchObject({ isError: true, _meta: { [refusal]: "data-withheld" } });
    expect(JSON.stringify(result)).not.toContain("4111");
    expect(harness.events.at(-1)).toMatchObject({ decision: "refused", findings: ["pii.card"] });
  });

  it("data that a rule allows stays, and is recorded; other data is redacted", async () => {
    const { call, harness } = await setUp(
      [tool("ask", said(`${mail}, ${card}`))],
      withRows([{ classification: "public", direction: "output", kind: "contact", action: "allow" }]),
    );
    const { result } = await call("ask");
    expect(result.structuredContent?.said).toBe(`${mail}, card [redacted:card]`);
    expect(harness.events.at(-1)?.findings).toEqual(["pii.email.allowed", "pii.card"]);
  });
});

describe("R-93 R-81 the label of a classification", () => {
  it("goes with the definition and every answer, and into the record", async () => {
    const { call, harness } = await setUp([tool("ask")], { settings: { classificationLabels: { public: "Public" } } });
    const { result } = await call("ask");
    expect(result._meta).toMatchObject({ "org.landing-zone/label": "Public" });
    expect(harness.events.at(-1)?.tool).toMatchObject({ classification: "public", label: "Public" });
    const listed = await answerOf(
      await harness.send({
        token: await harness.issuer.user({ scp: "tools.use", oid: testTenant.alice }),
        ...modern("tools/list"),
      }),
    );
    expect(JSON.stringify(listed)).toContain('"org.landing-zone/label":"Public"');
  });

  it("is absent where the deployment has none", async () => {
    const { call, harness } = await setUp([tool("ask")]);
    expect((await call("ask")).result._meta).not.toHaveProperty("org.landing-zone/label");
    expect(harness.events.at(-1)?.tool).not.toHaveProperty("label");
  });
});

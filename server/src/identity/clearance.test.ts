import { classifications } from "@mcp-landing-zone/contract";
import type { ByClassification, Classification } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { answerOf, createHarness, eras, publicUrl } from "../../../testing/harness.ts";
import type { Era, HarnessOptions } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { createClearance } from "./clearance.ts";
import type { Claims } from "../../../testing/issuer.ts";

const tools = classifications.map((classification) => tool(classification, { classification, approval: "caller" }));
const metadata = 'resource_metadata="https://mcp.example.com/.well-known/oauth-protected-resource/mcp"';
const demand = (context: string): string =>
  Buffer.from(`{"access_token":{"acrs":{"essential":true,"value":"${context}"}}}`).toString("base64");

const call = async (
  name: Classification,
  claims: Claims,
  settings: HarnessOptions["settings"] = {},
  { era = "modern", as = "user" }: { readonly era?: Era; readonly as?: "user" | "application" } = {},
) => {
  const harness = await createHarness({ tools, settings });
  const token = await harness.issuer[as]({ ...(as === "user" && { scp: "tools.use" }), ...claims });
  const response = await harness.send({ token, ...eras[era]("tools/call", { name, arguments: { say: "hi" } }) });
  return { response, harness };
};

const statusOf = async (...args: Parameters<typeof call>): Promise<number> => (await call(...args)).response.status;

/** Every classification, its own demand, and the tools that a caller then reaches. */
const contexts: ByClassification = { internal: "c1", restricted: "c3" };
const roles: ByClassification = { confidential: "Data.Confidential" };

describe("the ladder of classifications", () => {
  it.each<[string, Classification, Claims, number]>([
    ["any signed-in user", "public", {}, 200],
    ["a caller without its context: refused", "internal", {}, 401],
    ["a caller with another context: refused", "internal", { acrs: ["c2", "c11"] }, 401],
    ["a caller with its context", "internal", { acrs: ["c1"] }, 200],
    ["a caller with its context among others", "internal", { acrs: ["c9", "c1"] }, 200],
    ["a caller with its context alone", "internal", { acrs: "c1" }, 200],
    ["a caller without its role: refused", "confidential", { acrs: ["c1"] }, 403],
    ["a caller with a role whose name begins alike: refused", "confidential", { acrs: ["c1"], roles: ["Data"] }, 403],
    [
      "a caller whose client was granted a scope of the role's name: refused",
      "confidential",
      { acrs: ["c1"], scp: "tools.use Data.Confidential" },
      403,
    ],
    [
      "a caller without the context of the classification below: refused",
      "confidential",
      { roles: ["Data.Confidential"] },
      401,
    ],
    ["a caller with both", "confidential", { acrs: ["c1"], roles: ["Data.Confidential"] }, 200],
    [
      "a caller with the context of a lower classification only: refused",
      "restricted",
      { acrs: ["c1"], roles: ["Data.Confidential"] },
      401,
    ],
    ["a caller without the role of the classification below: refused", "restricted", { acrs: ["c3"] }, 403],
    [
      "a caller with its context and the role of the classification below",
      "restricted",
      { acrs: ["c3"], roles: ["Data.Confidential"] },
      200,
    ],
  ])("R-81 lets %s call a tool that is %s", async (_title, name, claims, status) => {
    expect(await statusOf(name, claims, { classificationContexts: contexts, classificationRoles: roles })).toBe(status);
  });

  it.each(classifications)("R-81 demands nothing of a %s tool where nothing is set", async (name) => {
    expect(await statusOf(name, {})).toBe(200);
  });

  it("R-160 has no place for a tool without classification", () => {
    const { assertCleared } = createClearance({ classificationContexts: {}, classificationRoles: {} });
    expect(() => assertCleared({} as never, { classification: undefined as never, scope: "s" })).toThrow(
      /classification/,
    );
  });
});

describe.each<Era>(["modern", "legacy"])("a %s call with too weak a sign-in", (era) => {
  const settings = { classificationContexts: { internal: "c7" } };

  it("R-81 R-85 learns with which claims to sign in, in Microsoft's words", async () => {
    const { response } = await call("internal", {}, settings, { era });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      `Bearer error="insufficient_claims", claims="${demand("c7")}", scope="${publicUrl}/tools.use", ${metadata}`,
    );
  });

  it("R-61 leaves one record, of the call and its caller", async () => {
    const { harness } = await call("internal", {}, settings, { era });
    expect(harness.events).toEqual([
      expect.objectContaining({
        event: "tool.call",
        decision: "refused",
        reason: "claims-missing",
        tool: expect.objectContaining({ name: "internal" }),
      }),
    ]);
  });

  it("R-08 is asked for a missing scope first", async () => {
    const { response } = await call("internal", { scp: "other.use" }, settings, { era });
    expect(response.status).toBe(403);
    expect(response.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
  });
});

describe("an application without a user", () => {
  it.each<[string, HarnessOptions["settings"], number]>([
    ["is not challenged for what it can never satisfy", { classificationContexts: { internal: "c1" } }, 403],
    ["has no role of people", { classificationRoles: { internal: "Data.Confidential" } }, 403],
    ["calls what demands neither", { classificationContexts: { confidential: "c1" } }, 200],
  ])("R-81 %s", async (_title, settings, status) => {
    const claims = { roles: ["tools.use", "Data.Confidential"], acrs: ["c1"] };
    const { response } = await call("internal", claims, settings, { as: "application" });
    expect(response.status).toBe(status);
    expect(response.headers.get("www-authenticate")).toBeNull();
  });
});

describe.each<Era>(["modern", "legacy"])("a list of tools in the %s revision", (era) => {
  const settings = { classificationContexts: contexts, classificationRoles: roles };

  it.each<[string, "user" | "application", Claims, readonly Classification[]]>([
    [
      "has what a stronger sign-in opens",
      "user",
      { roles: ["Data.Confidential"] },
      ["confidential", "internal", "public", "restricted"],
    ],
    ["has nothing for which the caller lacks the role", "user", { acrs: ["c1", "c3"] }, ["internal", "public"]],
    [
      "has nothing for an application that demands a sign-in",
      "application",
      { roles: ["tools.use", "Data.Confidential"], acrs: ["c1", "c3"] },
      ["public"],
    ],
  ])("R-177 R-81 %s", async (_title, as, claims, listed) => {
    const harness = await createHarness({ tools, settings });
    const all = await harness.issuer.user({ scp: "tools.use", roles: ["Data.Confidential"] });
    await harness.send({ token: all, ...eras[era]("tools/list") });
    const token = await harness.issuer[as]({ ...(as === "user" && { scp: "tools.use" }), ...claims });
    const { result } = await answerOf(await harness.send({ token, ...eras[era]("tools/list") }));
    expect((result?.["tools"] as { name: string }[]).map(({ name }) => name)).toEqual(listed);
  });
});

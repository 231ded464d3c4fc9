import { createTestServer } from "@mcp-landing-zone/server/testing";
import { describe, expect, it } from "vitest";
import { auditEventProblems } from "@mcp-landing-zone/contract";
import { tool } from "../../../testing/tool-calls.ts";
import { definePrompt } from "../readings/define-prompt.ts";
import { defineResource } from "../readings/define-resource.ts";
import { choice, object } from "../tools/schema.ts";

const say = { say: "hi" };

describe("a server for the tests of a tool's author", () => {
  it("R-08 shows who may call what", async () => {
    const server = createTestServer({ tools: [tool("echo"), tool("guarded", { scope: "other.use" })] });
    const ada = server.person("ada", { scopes: ["tools.use"] });
    expect(await ada.tools()).toEqual(["echo"]);
    expect((await ada.call("echo", say)).data).toEqual({ said: "hi" });
    expect(await ada.call("guarded", say)).toMatchObject({ status: 403, isError: true, missing: ["other.use"] });
    expect(server.audit.at(-1)).toMatchObject({ decision: "refused", reason: "scope-missing" });
    expect(server.audit.flatMap(auditEventProblems)).toEqual([]);
  });

  it("R-48 seals resources and prompts into the catalogue, so that the server offers them", () => {
    const common = {
      version: "1.0.0",
      title: "T",
      description: "D.",
      scope: "notes.read",
      classification: "public",
    } as const;
    const note = defineResource({
      ...{ ...common, name: "note", uri: "notes://one", mimeType: "text/plain", spotlight: "none" },
      read: async () => "one",
    });
    const ask = definePrompt({ ...common, name: "ask", spotlight: "none", get: async () => "Ask." });
    const { server, catalogue } = createTestServer({ tools: [tool("echo")], resources: [note], prompts: [ask] });
    expect(catalogue.scopes.map(({ name }) => name)).toEqual(["notes.read", "tools.use"]);
    expect([...server.registry.withheld]).toEqual([]);
    expect(["resource/note", "prompt/ask"].filter(server.registry.hasReading)).toHaveLength(2);
  });

  it("R-51 has another person approve", async () => {
    const server = createTestServer({ tools: [tool("destroy", { effect: "destructive" })] });
    const [ada, bob] = [server.person("ada"), server.person("bob", { roles: ["Approvals.Decide"] })];
    const { approval, refusal } = await ada.call("destroy", say);
    expect({ refusal, pending: await bob.pending() }).toEqual({ refusal: "approval-needed", pending: [approval] });
    expect(await ada.decide(approval ?? "", "approved")).toBe(403);
    expect(await bob.decide(approval ?? "", "approved")).toBe(200);
    expect((await ada.call("destroy", say)).data).toEqual({ said: "hi" });
  });

  it("R-51 has the caller approve in a form", async () => {
    const server = createTestServer({ tools: [tool("change", { effect: "write", approval: "caller" })] });
    const ada = server.person("ada");
    const { data, asked } = await ada.call("change", say, { answers: [{ approve: true }] });
    expect({ data, asked }).toEqual({ data: { said: "hi" }, asked: [expect.stringContaining("Tool: change")] });
    expect((await ada.call("change", say, { answers: ["decline"] })).refusal).toBe("approval-denied");
    expect((await ada.call("change", { say: "later" }, { answers: [] })).approval).toMatch(/^[\w-]{32}$/);
  });

  it("R-44 has a shield that finds what the test says, and that fails", async () => {
    const server = createTestServer({ tools: [tool("echo")] });
    const ada = server.person("ada");
    server.shield.refuse((text) => text.includes("whale"));
    expect((await ada.call("echo", { say: "a whale" })).refusal).toBe("input-refused");
    expect((await ada.call("echo", say)).refusal).toBeUndefined();
    server.shield.fail();
    expect((await ada.call("echo", say)).refusal).toBe("shield-unavailable");
    expect(server.shield.seen.join()).toContain("a whale");
  });

  it("R-45 redacts, logs and asks like the real one", async () => {
    const asking = tool("asking", {
      run: async (_args, { elicit, log }) => {
        const answer = await elicit({ message: "Which?", form: object({ one: choice("a", "b") }) });
        await log("info", "for ada.lovelace@contoso.com");
        return { said: `${answer.action} ada.lovelace@contoso.com` };
      },
    });
    const server = createTestServer({ tools: [asking] });
    const { text, asked } = await server.person("ada").call("asking", say, { answers: [{ one: "b" }] });
    expect({ text, asked }).toEqual({ text: expect.stringContaining("accept [redacted:email]"), asked: ["Which?"] });
    expect(server.log).toEqual([expect.objectContaining({ line: "asking: for [redacted:email]" })]);
    expect((await server.person("ada").call("asking", say)).refusal).toBe("tool-error");
  });

  it("R-56 has the limits of the tool, until time passes", async () => {
    const server = createTestServer({ tools: [tool("rare", { limits: { callsPerMinute: 1 } })] });
    const ada = server.application("nightly");
    expect((await ada.call("rare", say)).status).toBe(200);
    expect((await ada.call("rare", say)).status).toBe(429);
    server.pass(61);
    expect((await ada.call("rare", say, { revision: "2025-11-25" })).status).toBe(200);
  });

  it("names what it does not know, and reports what fails inside", async () => {
    const fails = tool("fails", { run: () => Promise.reject(new Error("inside")) });
    const server = createTestServer({ tools: [fails] });
    expect(await server.person("ada").call("nothing")).toMatchObject({ isError: true, text: "Unknown tool" });
    expect((await server.person("ada").call("fails", say)).refusal).toBe("tool-failed");
    expect(server.reported).toEqual([expect.objectContaining({ message: "inside" })]);
  });
});

// Long: one browser and one deployment that all of these sections share.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { guestFrom } from "../../local/guests/guest.ts";
import { pinGuest } from "../../local/guests/pin.ts";
import type { OtherServer } from "../../testing/other-server.ts";
import { said, search, startOtherServer } from "../../testing/other-server.ts";
import type { TestBrowser, Visit } from "./browser.ts";
import { openBrowser, withoutBrowser } from "./browser.ts";
import type { PageDeployment } from "./page-deployment.ts";
import { smallAttack, startPage } from "./page-deployment.ts";

const hostile = "<img src=x onerror=alert(1)><script>window.ran = 1</script>";

describe.skipIf(withoutBrowser !== undefined)("the sections of the page", () => {
  const pins = mkdtempSync(join(tmpdir(), "pins-"));
  let other: OtherServer;
  const absent = { name: "legacy", why: "it runs elsewhere (https://legacy.example/mcp)", remedy: "local: { url }" };
  let served: PageDeployment;
  let browser: TestBrowser;
  let visited: Visit | undefined;

  beforeAll(async () => {
    other = await startOtherServer("modern");
    other.tools = [
      { ...search, annotations: { readOnlyHint: true } },
      { ...search, name: "erase", description: "Erases it.", annotations: { destructiveHint: true } },
    ];
    other.answer = async () => said(hostile);
    const guest = await pinGuest(guestFrom("archive", { url: other.address }), { folder: pins, ask: async () => true });
    [served, browser] = await Promise.all([startPage(smallAttack(false), 0, [guest], [absent]), openBrowser()]);
  });
  afterEach(async () => {
    const problems = visited?.problems ?? [];
    visited = undefined;
    await browser.leave();
    served.deployment.gateway.threatLevel = "0";
    expect(problems).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await other?.close();
    rmSync(pins, { recursive: true });
  });

  const visit = async (options: Parameters<TestBrowser["visit"]>[1] = {}): Promise<Page> => {
    visited = await browser.visit(served.url, options);
    await visited.page.locator("#connection.live").waitFor();
    return visited.page;
  };
  const row = (page: Page, text: string) => page.locator(".feed .entry", { hasText: text }).first();
  const choose = async (page: Page, server: string, person: string, tool: string): Promise<void> => {
    const form = page.locator("#try form");
    await form.getByLabel("Server").selectOption(server);
    await form.getByLabel("Person").selectOption(person);
    await form.getByLabel("Tool").selectOption(tool);
  };
  const send = (page: Page) => page.getByRole("button", { name: "Call the tool" }).click();
  const verdict = (page: Page) => page.locator("#try .verdict-line").innerText();

  describe("a row per call", () => {
    it("R-78 opens to the stages of gateway and server in order, with verdict, time and requirement, under one correlation id", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "Alice searches her documents" }).click();
      const entry = row(page, "search_documents");
      await entry.locator("summary").click();
      await entry.getByRole("region", { name: "Server" }).locator(".stage").last().waitFor();
      const names = (side: string) =>
        entry.getByRole("region", { name: side }).locator(".stage > code").allTextContents();
      expect((await names("Gateway")).slice(0, 3)).toEqual(["host", "connection", "origin"]);
      await expect.poll(async () => (await names("Server")).slice(-3)).toEqual(["output", "record", "answer"]);
      const right = entry.getByRole("region", { name: "Gateway" }).locator(".stage", { hasText: "requires the scope" });
      expect(await right.innerText()).toMatch(/right\s+passed\s+< 0\.1 ms|right\s+passed\s+\d+(\.\d)? ms/);
      await right.getByRole("link", { name: "R-53" }).click();
      await expect.poll(() => page.getByLabel("Find a control").inputValue()).toBe("R-53");
      const id = await entry.locator(".opened code").first().textContent();
      const trail = [...served.deployment.standIns.audit.files("audit").values()].join("");
      expect(trail).toContain(`"id":"${id}"`);
    });

    it("R-61 shows at which stage the gateway refused, and what was not reached", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "Alice saves without the right to" }).click();
      const entry = row(page, "the token lacks the scope");
      await entry.locator("summary").press("Enter");
      const gateway = entry.getByRole("region", { name: "Gateway" });
      // The row fills itself after it has opened.
      await expect.poll(() => gateway.locator(".stage.refused > code").allTextContents()).toEqual(["right"]);
      expect(await gateway.getByText("Not reached:").innerText()).toMatch(/caller-limit.*forward/);
      expect(await entry.innerText()).toContain("It did not reach the server.");
    });

    it("R-61 shows at which stage the server refused", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "Alice saves an instruction to the model" }).click();
      const entry = row(page, "the arguments look like an attack");
      await entry.locator("summary").click();
      const refused = entry.getByRole("region", { name: "Server" }).locator(".stage.refused > code");
      await expect.poll(() => refused.allTextContents()).toEqual(["arguments"]);
    });

    it("shows hostile names as text", async () => {
      const page = await visit();
      served.deployment.feed.publish({
        kind: "call",
        call: {
          ...{ id: hostile, at: new Date().toISOString(), what: hostile, person: hostile, client: hostile },
          ...{ server: hostile, verified: false, outcome: "refused", by: "server", code: hostile, findings: [hostile] },
          behind: { stages: [{ name: hostile, verdict: "refused", ms: 1 }], notReached: [hostile] },
        },
      });
      await row(page, "not verified").locator("summary").click();
      await row(page, "not verified").locator(".stage").waitFor();
      expect(await row(page, "not verified").innerText()).toContain(hostile);
      expect(await page.evaluate("[document.querySelectorAll('main img').length, window.ran]")).toEqual([0, undefined]);
    });
  });

  describe("trying a tool", () => {
    it("R-17 makes the form from the schema, and shows what becomes of the call", async () => {
      const page = await visit();
      await choose(page, "mcp", "alice", "save_document");
      expect(await page.locator("#try .facts").innerText()).toMatch(/effect\s*write[\s\S]*scope\s*documents\.write/);
      await page.locator("#try").getByLabel("title").fill("");
      await send(page);
      // The browser holds what lacks a required field.
      expect(await page.locator("#try .verdict-line").count()).toBe(0);
      await page.locator("#try").getByLabel("title").fill("Minutes");
      await page.locator("#try").getByLabel("text").fill("Nothing was decided.");
      await send(page);
      await expect.poll(() => verdict(page)).toMatch(/Allowed\s+200/);
      expect(await page.locator("#try pre").first().innerText()).toMatch(/"id": "[\w-]{22}"/);
    });

    it("R-17 R-116 sends also what the form would refuse, and the server refuses it", async () => {
      const page = await visit();
      await choose(page, "mcp", "alice", "save_document");
      await page.locator("#try").getByLabel("title").fill("");
      await page.getByLabel("Send also what this form would refuse").check();
      await send(page);
      await expect.poll(() => verdict(page)).toMatch(/Refused: the arguments do not fit the tool's schema/);
    });

    it("R-53 shows the refusal of a token without the scope, with its challenge", async () => {
      const page = await visit();
      await choose(page, "mcp", "carol", "whoami");
      await page.locator("#try .scopes").getByLabel("profile.read").uncheck();
      await page.locator("#try .scopes").getByLabel("documents.read").check();
      await send(page);
      await expect.poll(() => verdict(page)).toMatch(/Refused with 403/);
      await page.getByText("The challenge, which tells").click();
      expect(await page.locator("#try").innerText()).toContain('error="insufficient_scope"');
    });

    it("R-47 reads the page that may be read, without a network, and shows what came marked as another's", async () => {
      const page = await visit();
      await choose(page, "mcp", "bob", "fetch_page");
      await send(page);
      await expect.poll(() => verdict(page)).toMatch(/Allowed/);
      expect(await page.locator("#try pre").first().innerText()).toMatch(/Welcome.{1,12}to.{1,12}the.{1,12}pilot/);
    });

    it("R-30 says why a person who is not assigned gets no token", async () => {
      const page = await visit();
      await choose(page, "mcp", "mallory", "whoami");
      await send(page);
      await expect.poll(() => verdict(page)).toContain("AADSTS");
    });

    it("R-53 R-62 reads a resource with the variables of its address, and gets a prompt with its arguments, as any person", async () => {
      const page = await visit();
      await choose(page, "mcp", "alice", "save_document");
      await page.locator("#try").getByLabel("title").fill("Budget");
      await page.locator("#try").getByLabel("text").fill("Nothing is left.");
      await send(page);
      await expect.poll(() => page.locator("#try pre").first().innerText()).toMatch(/"id"/);
      const { id } = JSON.parse(await page.locator("#try pre").first().innerText()) as { readonly id: string };
      for (const [offer, action, says] of [
        ["document", "Read the resource", /Nothing.{1,8}is.{1,8}left/],
        ["summarise_document", "Get the prompt", new RegExp(`documents://${id} and summarise it`)],
      ] as const) {
        await choose(page, "mcp", "alice", offer);
        await page.locator("#try").getByLabel("id", { exact: true }).fill(id);
        await page.getByRole("button", { name: action }).click();
        await expect.poll(() => verdict(page)).toMatch(/Allowed\s+200/);
        await expect.poll(() => page.locator("#try pre").first().innerText()).toMatch(says);
      }
      await choose(page, "mcp", "carol", "document");
      await page.locator("#try").getByLabel("id", { exact: true }).fill(id);
      await page.getByRole("button", { name: "Read the resource" }).click();
      await expect.poll(() => verdict(page)).toMatch(/Refused/);
      await row(page, "document").waitFor();
    });

    it("R-51 leads through the approval of another server's tool, which then runs once", async () => {
      const page = await visit();
      await choose(page, "archive", "alice", "archive.erase");
      await page.locator("#try").getByLabel("query").fill("minutes");
      await send(page);
      await expect.poll(() => verdict(page)).toMatch(/Waits for a person's approval/);
      await page.locator("#approvals .card").getByRole("button", { name: "Approve once" }).click();
      await page.getByText("Approved: archive.erase for Alice Adler.").waitFor();
      await page.getByRole("button", { name: "Call again" }).click();
      await expect.poll(() => verdict(page)).not.toMatch(/Waits/);
    });

    it("R-46 shows what a hostile server says as text", async () => {
      const page = await visit();
      await page.route("**/api/try", (route) =>
        route.fulfill({ json: { status: 403, challenge: hostile, answer: { result: { content: [hostile] } } } }),
      );
      await choose(page, "mcp", "alice", "whoami");
      await send(page);
      await expect.poll(() => page.locator("#try pre").first().innerText()).toContain("<img src=x");
      expect(await page.evaluate("[document.querySelectorAll('main img').length, window.ran]")).toEqual([0, undefined]);
    });

    it("takes JSON where it does not know the schema, and hostile definitions stay text", async () => {
      const input = {
        type: "object",
        properties: {
          any: { anyOf: [{ type: "string" }, { type: "number" }] },
          count: { type: "integer", minimum: 1 },
          mode: { type: "string", enum: ["a", hostile] },
          deep: { type: "object", properties: { on: { type: "boolean" } }, required: ["on"] },
          [hostile]: { type: "string", description: hostile, pattern: "(" },
        },
        required: ["any"],
      };
      visited = await browser.visit(served.url);
      const { page } = visited;
      const { scopes } = served.deployment.facts.catalogue;
      const [tool] = served.deployment.facts.catalogue.tools;
      await page.route("**/api/tools/mcp", (route) =>
        route.fulfill({ json: { digest: "d", scopes, tools: [{ ...tool, description: hostile, input }] } }),
      );
      let sent: unknown;
      await page.route("**/api/try", async (route) => {
        sent = (route.request().postDataJSON() as { readonly arguments: unknown }).arguments;
        await route.fulfill({ json: { status: 200, answer: {} } });
      });
      await page.reload();
      const form = page.locator("#try form");
      await form.getByLabel("any").fill('{"x": [1]}');
      await form.getByLabel("count").fill("3");
      await form.getByLabel("on", { exact: true }).check();
      await send(page);
      await expect.poll(() => sent).toEqual({ any: { x: [1] }, count: 3, deep: { on: true } });
      await form.getByLabel("any").fill("{");
      await send(page);
      await expect.poll(() => verdict(page)).toBe("any: received no JSON; should be JSON as its schema says");
      expect(await page.evaluate("[document.querySelectorAll('main img').length, window.ran]")).toEqual([0, undefined]);
    });
  });

  it("R-90 the threat level is raised and lowered by a person, and its effect is seen at once", async () => {
    const page = await visit();
    const panel = page.getByRole("group", { name: "Threat level" });
    await panel.getByLabel("1 Raised").check();
    await page.locator("#operation .said").getByText("Threat level 1 from the next request on.").waitFor();
    await expect.poll(() => page.locator("#level").textContent()).toBe("Threat level 1");
    expect(await panel.innerText()).toContain("delete_document, save_document, archive.erase");
    await choose(page, "mcp", "carol", "save_document");
    await page.locator("#try").getByLabel("title").fill("Minutes");
    await page.locator("#try").getByLabel("text").fill("Nothing was decided.");
    await send(page);
    await expect.poll(() => verdict(page)).toMatch(/Waits for a person's approval/);
    await panel.getByLabel("2 Highest").check();
    await expect.poll(() => page.locator("#level").textContent()).toBe("Threat level 2");
    await send(page);
    await expect.poll(() => verdict(page)).toMatch(/Refused with 503/);
    await row(page, "the threat level is high").waitFor();
    await panel.getByLabel("0 Normal").check();
    await expect.poll(() => page.locator("#level").textContent()).toBe("");
    await send(page);
    await expect.poll(() => verdict(page)).toMatch(/Allowed/);
  });

  it("R-76 each server has a switch of its own", async () => {
    const page = await visit();
    const panel = page.getByRole("group", { name: "Kill switch" });
    await panel.locator("summary", { hasText: "archive" }).click();
    await panel.getByLabel("archive.search").check();
    await expect.poll(() => served.deployment.gateway.stoppedAt("archive")).toBe("tool:archive.search");
    expect(served.deployment.gateway.stopped).toBe("none");
    await panel.getByLabel("archive.search").uncheck();
    await expect.poll(() => served.deployment.gateway.stoppedAt("archive")).toBe("none");
  });

  it("R-157 every word that is marked has a meaning, which keyboard and screen reader reach", async () => {
    const page = await visit();
    await page.locator("#posture .halves").waitFor();
    expect(await page.locator("[data-unexplained], [data-term]").allTextContents()).toEqual([]);
    const word = page.locator("#decisions button.term", { hasText: "correlation id" });
    await word.focus();
    await page.keyboard.press("Enter");
    const note = page.getByRole("note").filter({ visible: true });
    expect(await note.innerText()).toMatch(/^correlation id one id for a request/);
    const box = await note.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 1280).toBe(true);
    await page.keyboard.press("Escape");
    await note.waitFor({ state: "hidden" });
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("correlation id");
  });

  it("shows all servers: how to connect, tools, policies", async () => {
    const page = await visit({ permissions: ["clipboard-read", "clipboard-write"] });
    expect(await page.locator("#endpoint a").innerText()).toBe("2 servers: mcp, archive");
    expect(await page.locator("#connect .absent").innerText()).toBe(
      "legacy is not run here, because it runs elsewhere (https://legacy.example/mcp). Add local: { url } to it in the configuration.",
    );
    await page.locator("#connect summary", { hasText: "archive" }).click();
    await page.getByRole("button", { name: "Copy the command for Claude Code to archive" }).click();
    await expect
      .poll(() => page.evaluate("navigator.clipboard.readText()"))
      .toBe(`claude mcp add --transport http archive ${served.deployment.facts.origin}/archive/mcp`);
    await expect
      .poll(() => page.locator("#tools h3, #policies h3").allTextContents())
      .toEqual(["mcp", "archive", "mcp", "archive"]);
  });

  it("shows the policies as they are executed, with the XML and the notes of every stage", async () => {
    const page = await visit();
    const policy = page.locator(".policy", { has: page.getByText("archive", { exact: true }) });
    await policy.locator("summary").first().click();
    const stages = policy.locator(".policy-stages code");
    await expect.poll(async () => (await stages.allTextContents()).slice(0, 2)).toEqual(["host", "connection"]);
    await policy.getByText(/^XML, \d+ KB$/).click();
    const xml = await policy.locator("pre").innerText();
    expect(xml).toMatch(/^<policies>/);
    expect(xml).toContain("<!-- token: R-01, R-06: ");
  });

  it("R-84 shows the findings of the posture and the estimate of the cost of what was synthesised", async () => {
    const page = await visit();
    const posture = page.locator("#posture");
    await posture.getByText("given up for a reason").first().waitFor();
    expect(await posture.innerText()).toMatch(/Given up: /);
    expect(await posture.getByRole("heading", { name: /a month before/ }).innerText()).toBe(
      "About 218 $ a month before the first request",
    );
  });

  it("shows where something will be while it is loaded, and says so", async () => {
    visited = await browser.visit(served.url);
    const { page } = visited;
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/api/posture", async (route) => {
      await answered;
      await route.continue();
    });
    await page.reload();
    await page.locator("#connection.live, #decisions .calls").first().waitFor();
    expect(await page.locator("#posture .skeleton").isVisible()).toBe(true);
    expect(await page.locator("#posture").getAttribute("aria-busy")).toBe("true");
    answer();
    await page.locator("#posture .halves").waitFor();
    await expect.poll(() => page.locator("#posture .skeleton").count()).toBe(0);
    await expect.poll(() => page.locator("#posture").getAttribute("aria-busy")).toBeNull();
  });
});

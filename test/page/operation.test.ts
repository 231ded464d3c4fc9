import type { Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { TestBrowser, Visit } from "./browser.ts";
import { openBrowser, withoutBrowser } from "./browser.ts";
import type { PageDeployment } from "./page-deployment.ts";
import { smallAttack, startPage } from "./page-deployment.ts";

describe.skipIf(withoutBrowser !== undefined)("what can be turned on the page", () => {
  let served: PageDeployment;
  let browser: TestBrowser;
  let visited: Visit | undefined;

  beforeAll(async () => {
    [served, browser] = await Promise.all([startPage(smallAttack(false)), openBrowser()]);
    // Before the first request for keys: every client that asks from now on knows the one that signs next.
    await served.deployment.standIns.keys.publish();
  });

  afterEach(async () => {
    const problems = visited?.problems ?? [];
    visited = undefined;
    await browser.leave();
    served.deployment.gateway.stop("none");
    await fetch(`${served.url}api/controls/faults`, {
      method: "DELETE",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(problems).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const visit = async (options: Parameters<TestBrowser["visit"]>[1] = {}): Promise<Page> => {
    visited = await browser.visit(served.url, options);
    await visited.page.locator("#connection.live").waitFor();
    return visited.page;
  };
  const said = (page: Page, text: string | RegExp) => page.locator("#operation .said").getByText(text).waitFor();
  const search = (page: Page) => page.getByRole("button", { name: "Alice searches her documents" }).click();
  /** The status with which gateway and server answered a search. */
  const searched = async (page: Page): Promise<unknown> => {
    const answered = page.waitForResponse((response) => response.url().endsWith("/api/calls"));
    await search(page);
    return ((await (await answered).json()) as { readonly status: unknown }).status;
  };
  /** The latest decision about a search that says this, made since the visit. */
  const decided = (page: Page, text: string | RegExp) =>
    page.locator(".feed .entry", { hasText: "search_documents" }).filter({ hasText: text }).first().waitFor();

  const turnElsewhere = (value: string) =>
    fetch(`${served.url}api/controls/switch`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ value }),
    });

  describe("the kill switch", () => {
    it("R-76 stops a tool with the next request, and lets it go again", async () => {
      const page = await visit();
      const box = page.getByRole("group", { name: "Kill switch" }).getByLabel("search_documents");
      await box.check();
      await said(page, "Stopped from the next request on: tool:search_documents.");
      expect(served.deployment.gateway.stopped).toBe("tool:search_documents");
      await search(page);
      await decided(page, /Refused[\s\S]*gateway: the tool is switched off/);
      await box.uncheck();
      await said(page, "Nothing is stopped.");
      await search(page);
      await decided(page, "Allowed");
    });

    it.each([
      ["Visual Studio Code", "the client is switched off", /^client:/],
      ["Everything", "everything is switched off", /^all$/],
    ])("R-76 stops %s", async (label, why, value) => {
      const page = await visit();
      await page.getByRole("group", { name: "Kill switch" }).getByLabel(label).check();
      await said(page, "Stopped from the next request on");
      expect(served.deployment.gateway.stopped).toMatch(value);
      await search(page);
      await decided(page, why);
    });

    it("shows what was turned elsewhere", async () => {
      const page = await visit();
      await turnElsewhere("tool:whoami");
      const box = page.getByRole("group", { name: "Kill switch" }).getByLabel("whoami");
      await expect.poll(() => box.isChecked()).toBe(true);
    });

    it("is not asked for once for each turn before the visit", async () => {
      const page = await visit();
      for (let turns = 0; turns < 20; turns += 1) await turnElsewhere("none");
      let asked = 0;
      page.on("request", (request) => void (asked += Number(request.url().endsWith("/api/controls"))));
      await page.reload();
      await page.locator("#connection.live").waitFor();
      await turnElsewhere("tool:whoami");
      const box = page.getByRole("group", { name: "Kill switch" }).getByLabel("whoami");
      await expect.poll(() => box.isChecked()).toBe(true);
      expect(asked).toBeLessThan(20);
    });

    it("stays as it was set while an answer comes that was asked for before", async () => {
      const page = await visit();
      const asked: Route[] = [];
      await page.route("**/api/controls", (route) => void asked.push(route));
      await turnElsewhere("tool:my_profile");
      await expect.poll(() => asked.length).toBe(1);
      const response = await asked[0]!.fetch();
      const box = page.getByRole("group", { name: "Kill switch" }).getByLabel("whoami");
      await box.check();
      await said(page, "Stopped from the next request on: tool:whoami.");
      await asked[0]!.fulfill({ response });
      await expect.poll(() => asked.length).toBe(2);
      expect(await box.isChecked()).toBe(true);
    });
  });

  describe("faults", () => {
    it("R-160 break a stand-in, and mend it", async () => {
      const page = await visit();
      const select = page.getByLabel("Documents in Blob");
      await select.selectOption("answers 503");
      await said(page, "Documents in Blob answers 503.");
      const turned = page.locator(".feed .entry", { hasText: "fault: documents" });
      await turned.first().waitFor();
      expect(await turned.allInnerTexts()).toEqual([expect.stringContaining("documents status")]);
      await search(page);
      await decided(page, /Refused[\s\S]*server: the tool failed/);
      await page.getByRole("button", { name: "Mend all" }).click();
      await said(page, "All of them work again.");
      await expect.poll(() => select.inputValue()).toBe("none");
      await search(page);
      await decided(page, "Allowed");
    });

    it("of one stand-in take each other's place, for every kind of failure", async () => {
      const page = await visit();
      const ways = [
        ["answers 503", { kind: "status", status: 503 }],
        ["answers 2 s late", { kind: "delay", ms: 2_000 }],
        ["never answers", { kind: "hang" }],
        ["cuts the connection", { kind: "reset" }],
        ["answers nonsense", { kind: "garbage" }],
        ["stops half-way", { kind: "partial" }],
      ] as const;
      for (const [way, fault] of ways) {
        await page.getByLabel("Microsoft Graph").selectOption(way);
        await said(page, `Microsoft Graph ${way}.`);
        const { faults } = (await (await fetch(`${served.url}api/controls`)).json()) as { faults: readonly unknown[] };
        expect(faults).toEqual([expect.objectContaining({ service: "graph", fault })]);
      }
    });

    it("are chosen with the keyboard alone", async () => {
      const page = await visit();
      await page.getByLabel("Content Safety").focus();
      await page.keyboard.press("ArrowDown");
      await said(page, "Content Safety answers 503.");
      await page.keyboard.press("Home");
      await said(page, "Content Safety works again.");
      expect(await page.getByText("Content Safety works again.").count()).toBeGreaterThan(0);
    });
  });

  it("R-37 a key that was published first signs without an outage, and earlier ones are withdrawn", async () => {
    const page = await visit();
    const keys = page.getByRole("group", { name: "Signing keys of Entra" });
    const [earlier, next] = served.deployment.standIns.keys.published().map(({ kid }) => kid.slice(0, 8));
    const list = async () => (await keys.getByRole("listitem").allInnerTexts()).map((text) => text.replace(/\s/g, ""));
    expect(await searched(page)).toBe(200);
    expect(await list()).toEqual([`${earlier}…signs`, `${next}…published`]);

    await keys.getByRole("button", { name: "2. Sign with it" }).press("Enter");
    await said(page, "New tokens are signed with the new key");
    await expect.poll(list).toEqual([`${earlier}…earlier`, `${next}…signs`]);
    await expect.poll(() => page.locator(":focus").textContent()).toBe("1. Publish another key");
    expect(await searched(page)).toBe(200);

    await keys.getByRole("button", { name: "3. Withdraw the earlier ones" }).click();
    await expect.poll(list).toEqual([`${next}…signs`]);
  });

  it.each(["light", "dark"] as const)("shows in %s what is stopped and broken", async (colorScheme) => {
    const page = await visit({ colorScheme });
    await page.getByRole("group", { name: "Kill switch" }).getByLabel("whoami").check();
    await said(page, "Stopped");
    await page.getByLabel("Key Vault").selectOption("never answers");
    await said(page, "Key Vault never answers.");
    const active = page.locator("#operation .panel.active legend");
    await expect.poll(() => active.allTextContents()).toEqual(["Kill switch", "Faults"]);
  });
});

// Long: one browser and one page that all of these parts share.
import { owaspRows } from "@mcp-landing-zone/controls";
import { randomBytes } from "node:crypto";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { callTool } from "../../testing/rpc.ts";
import type { TestBrowser, Visit } from "./browser.ts";
import { openBrowser, withoutBrowser } from "./browser.ts";
import { faintTexts } from "./contrast.ts";
import type { PageDeployment } from "./page-deployment.ts";
import { smallAttack, startPage } from "./page-deployment.ts";

if (withoutBrowser !== undefined) console.warn(`The page is not tested in a browser: ${withoutBrowser}`);

describe.skipIf(withoutBrowser !== undefined)("the page", () => {
  let served: PageDeployment;
  let browser: TestBrowser;
  let visits: Visit[] = [];

  beforeAll(async () => {
    [served, browser] = await Promise.all([startPage(smallAttack(false)), openBrowser()]);
  });

  afterEach(async () => {
    const problems = visits.flatMap((visit) => visit.problems);
    visits = [];
    await browser.leave();
    expect(problems).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** A visitor who has waited until everything is there. */
  const visit = async (options: Parameters<TestBrowser["visit"]>[1] = {}, prepare?: Prepare): Promise<Page> => {
    const visited = await browser.visit(served.url, options);
    visits.push(visited);
    if (prepare) {
      await prepare(visited.page);
      await visited.page.reload();
    }
    await visited.page.locator("#controls .row").first().waitFor();
    await visited.page.locator("#connection.live").waitFor();
    return visited.page;
  };

  type Prepare = (page: Page) => Promise<void>;

  /** Answers one question as a test wants it. */
  const instead =
    (path: string, body: unknown): Prepare =>
    (page) =>
      page.route(`**${path}`, (route) => route.fulfill({ json: body })).then(() => undefined);

  const call = (page: Page, title: string) => page.getByRole("button", { name: title }).click();
  const latest = (page: Page) => page.locator(".feed .entry");

  describe("the drawing", () => {
    it("R-86 shows who reaches what by a private way, and by which right", async () => {
      const page = await visit();
      await page.getByText("The same as a table").click();
      const rows = page.locator("#architecture tbody tr");
      const ofServer = "Container App\tKey Vault vault\tKey Vault Crypto User\tprivate endpoint";
      await expect.poll(() => rows.allInnerTexts()).toContain(ofServer);
      expect(await rows.allInnerTexts()).toContain(
        "API Management\tContainer App\tGateway.Forward\tinside the network",
      );
    });

    it("draws a service that is open as open", async () => {
      const { nodes, ...rest } = (await (await fetch(`${served.url}api/architecture`)).json()) as {
        nodes: readonly { type: string }[];
      };
      const opened = nodes.map((node) =>
        node.type === "azurerm_key_vault" ? { ...node, exposure: "public", privateEndpoint: undefined } : node,
      );
      const page = await visit({}, instead("/api/architecture", { nodes: opened, ...rest }));
      const vault = page.locator(".drawing .place", { hasText: "Key Vault vault" });
      expect(await vault.getAttribute("class")).toBe("place public");
      expect(await page.locator(".drawing desc").textContent()).toContain("6 of 7 services");
    });

    it("has a name and says in words what it shows", async () => {
      const page = await visit();
      const image = page.getByRole("img", { name: "Architecture of the deployment" });
      expect(await image.locator("desc").textContent()).toMatch(/reaches the Container App, which is private\. 7 of 7/);
    });

    it("leaves the rest of the page alone when there is nothing to draw", async () => {
      const page = await visit({}, instead("/api/architecture", { stacks: [], nodes: [], edges: [], rights: [] }));
      expect(await page.locator("#architecture .notice").textContent()).toBe(
        "The stacks hold no gateway with a server behind it.",
      );
    });
  });

  describe("the feed", () => {
    it("shows a call that is allowed, as it happens", async () => {
      const page = await visit();
      await call(page, "Alice searches her documents");
      const entry = latest(page).filter({ hasText: "search_documents" }).first();
      await entry.waitFor();
      expect(await entry.locator("summary").innerText()).toMatch(
        /Allowed\s+person:\s+Alice Adler\s+client:\s+Visual Studio Code\s+server:\s+mcp\s+tool:\s+search_documents\s+duration:\s+[\d.]+ ms/,
      );
    });

    it("R-61 shows a call that is refused, by whom and why", async () => {
      const page = await visit();
      await call(page, "Alice saves without the right to");
      const entry = latest(page).filter({ hasText: "save_document" }).first();
      await entry.waitFor();
      expect(await entry.innerText()).toMatch(
        /Refused[\s\S]+save_document\s+gateway: the token lacks the scope\s+403 right/,
      );
    });

    it("R-44 shows an instruction to the model refused by the server", async () => {
      const page = await visit();
      await call(page, "Alice saves an instruction to the model");
      const entry = latest(page).filter({ hasText: "the arguments look like an attack" }).first();
      await entry.waitFor();
      expect(await entry.locator(".outcome").textContent()).toBe("Refused");
    });

    it("is announced politely, and can be narrowed to what was refused", async () => {
      const page = await visit();
      await call(page, "Alice searches her documents");
      await latest(page).filter({ hasText: "Allowed" }).first().waitFor();
      await page.getByLabel("Refused only").check();
      expect(await latest(page).filter({ hasText: "Allowed" }).filter({ visible: true }).count()).toBe(0);
      expect(await page.getByRole("log", { name: "Decisions, the latest first" }).getAttribute("aria-live")).toBe(
        "polite",
      );
    });
  });

  describe("approvals", () => {
    const title = "Alice deletes, which another person has to approve";
    /** A document without earlier requests, on the page of an approver. Carol asks: Alice's quota is for her button. */
    const asked = async (options?: Parameters<typeof visit>[0]) => {
      const page = await visit(options);
      const token = await served.deployment.token({ user: "carol", scopes: ["documents.delete"] });
      const id = randomBytes(16).toString("base64url");
      await callTool(served.deployment.facts.publicUrl, { token, tool: "delete_document", arguments: { id } });
      const card = page.locator("#approvals .card", { hasText: id });
      await card.waitFor();
      return { page, card };
    };

    it("R-51 come up with each request, with the arguments, and go once they are granted", async () => {
      const { page, card } = await asked();
      await card.getByRole("button", { name: "Approve once" }).click();
      await page.getByText("Approved: delete_document for Carol Costa.").waitFor();
      await expect.poll(() => card.count()).toBe(0);
    });

    it.each([
      ["other-person", "The caller cannot agree to it."],
      ["caller", "The caller may agree, too."],
    ])("R-51 for %s say who may agree", async (approver, said) => {
      const page = await visit({}, instead("/api/approvals", { approvals: [{ ...waiting, approver }] }));
      expect(await page.locator("#approvals .card").innerText()).toContain(said);
    });

    it("R-51 are denied", async () => {
      const { page, card } = await asked();
      await card.getByRole("button", { name: "Deny" }).click();
      await page.getByText("Denied: delete_document for Carol Costa.").waitFor();
      await expect.poll(() => card.count()).toBe(0);
    });

    it("R-51 let the call that waited run", async () => {
      const page = await visit();
      await call(page, title);
      await page.locator("#approvals .card").getByRole("button", { name: "Approve once" }).click();
      await page.getByText("Approved: delete_document").waitFor();
      await call(page, title);
      const ran = latest(page).filter({ hasText: "delete_document" }).first();
      await expect.poll(() => ran.innerText()).toContain("the tool could not do it");
    });

    it("are counted in the navigation", async () => {
      const { page, card } = await asked();
      expect(await page.getByRole("link", { name: /^Approvals/ }).innerText()).toMatch(/Approvals\s+1/);
      await card.getByRole("button", { name: "Deny" }).click();
      await page.locator("#approvals-count").waitFor({ state: "hidden" });
    });

    it("shows arguments as what they are: no markup, nothing hidden", async () => {
      const page = await visit({}, instead("/api/approvals", { approvals: [waiting] }));
      const text = await page.locator("#approvals pre").innerText();
      expect(text).toContain('"<img src=x onerror=alert(1)>"');
      expect(text).toContain("safe\\u{202e}elif\\u{200b}\\u{e0041}\\u{a0}end");
      expect(await page.locator("main img").count()).toBe(0);
    });

    it("are decided with the keyboard alone, and the focus is not lost", async () => {
      const { page, card } = await asked();
      await card.getByRole("button", { name: "Deny" }).focus();
      await page.keyboard.press("Enter");
      await card.waitFor({ state: "detached" });
      await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("approvals-title");
    });
  });

  it("R-48 shows every tool, resource and prompt with its pin", async () => {
    const page = await visit();
    const digests = await page.locator("#tools td .digest").allTextContents();
    const { tools, resources = [], prompts = [] } = referenceCatalogue;
    expect(digests).toEqual([...tools, ...resources, ...prompts].map(({ digest }) => digest));
  });

  describe("controls", () => {
    it("are found by their id, with the tests that prove them", async () => {
      const page = await visit();
      await page.getByLabel("Find a control").fill("R-86");
      await page.getByText("1 control", { exact: true }).waitFor();
      const control = page.locator("li.control", { hasText: "R-86" }).filter({ visible: true }).first();
      await control.locator("summary").click();
      const proofs = control.locator(".proofs li");
      await proofs.first().waitFor();
      expect(await proofs.filter({ hasText: ".test.ts:" }).count()).toBeGreaterThan(50);
    });

    it("stand under ten rows, and a control without evidence says so", async () => {
      const unproven = { id: "R-01", statement: "Unproven", owasp: ["MCP01"], tests: [], rules: [], attacks: [] };
      const page = await visit({}, instead("/api/evidence", { rows: owaspRows, controls: [unproven] }));
      await page.locator("#controls .row").first().waitFor();
      expect(await page.locator("#controls .row").count()).toBe(10);
      expect(await page.locator("#controls .unproven").first().textContent()).toContain("no test here");
    });
  });

  describe("the attack", () => {
    it("runs from its button, and tells what did not hold", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "Run the attack" }).click();
      await page.getByText("Not passed:").waitFor();
      await expect
        .poll(() => page.locator("#attack .families tbody tr").allInnerTexts())
        .toEqual(["tokens\t1\t0\t0\t0", "http\t1\t1\t0\t0"]);
      const open = page.getByRole("list", { name: "What did not hold, or could not run" });
      expect(await open.innerText()).toContain("status: 200 received, <b>403</b> expected");
    });
  });

  it("R-161 runs nothing but its own files", async () => {
    const { page, problems } = await browser.visit(served.url);
    await page.evaluate(
      `document.head.append(Object.assign(document.createElement("script"), { text: "window.ran = 1" }))`,
    );
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(problems.join()).toContain("Content Security Policy");
    const policy = (await page.reload())?.headers()["content-security-policy"];
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
  });

  describe("for everybody", () => {
    it("begins with a way past the navigation", async () => {
      const page = await visit();
      await page.keyboard.press("Tab");
      expect(await page.locator(":focus").textContent()).toBe("Skip to content");
      await page.keyboard.press("Enter");
      expect(await page.locator(":focus").getAttribute("id")).toBe("main");
    });

    it("reaches everything that can be pressed with Tab, and shows where the focus is", async () => {
      const page = await visit();
      const wanted = await page
        .locator("a[href], button:enabled, input, select, textarea, summary")
        .filter({ visible: true })
        .count();
      const seen = new Set<string>();
      for (let step = 0; step < wanted * 2; step += 1) {
        await page.keyboard.press("Tab");
        const [name, outline] = (await page.evaluate(
          "[document.activeElement.outerHTML.slice(0, 200), getComputedStyle(document.activeElement).outlineStyle]",
        )) as [string, string];
        if (name.startsWith("<body")) break;
        expect(outline, name).not.toBe("none");
        seen.add(name);
      }
      expect(seen.size).toBeGreaterThanOrEqual(wanted);
    });

    it("has landmarks, one first heading, and a heading for each section", async () => {
      const page = await visit();
      for (const landmark of ["banner", "navigation", "main"] as const) {
        expect(await page.getByRole(landmark).count()).toBe(1);
      }
      expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
      const names = await page.getByRole("heading", { level: 2 }).allTextContents();
      expect(names).toEqual([
        "Connect",
        "Architecture",
        "Decisions",
        "Try",
        "Approvals",
        "Operation",
        "Answer",
        "Tools",
        "Policies",
        "Posture and cost",
        "Attack",
        "Controls",
      ]);
      for (const name of names) expect(await page.getByRole("region", { name, exact: true }).count()).toBe(1);
    });

    it.each(["light", "dark"] as const)("has enough contrast in %s", async (colorScheme) => {
      const page = await visit({ colorScheme }, instead("/api/approvals", { approvals: [waiting] }));
      await call(page, "Alice saves without the right to");
      await page.locator("#approvals .card").waitFor();
      for (const row of await page.locator("#controls .row > summary").all()) await row.click();
      expect(await faintTexts(page)).toEqual([]);
    });

    it.each([360, 390])("fits a window of %i, also with everything opened", async (width) => {
      const page = await visit({ viewport: { width, height: 800 } });
      await call(page, "Alice saves without the right to");
      await latest(page).first().waitFor();
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      await page.locator(".stage").first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    });
  });
});

/** A request that tries everything on its approver. */
const waiting = {
  id: "a".repeat(32),
  tool: "delete_document",
  principal: "t.o",
  approver: "other-person",
  requestedAt: "2030-01-01T10:00:00.000Z",
  expiresAt: "2030-01-01T10:15:00.000Z",
  arguments: { id: "<img src=x onerror=alert(1)>", note: "safe\u202Eelif\u200B\u{E0041}\u00A0end" },
};

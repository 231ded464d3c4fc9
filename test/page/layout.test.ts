import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { TestBrowser } from "./browser.ts";
import { openBrowser, withoutBrowser } from "./browser.ts";
import type { PageDeployment } from "./page-deployment.ts";
import { smallAttack, startPage } from "./page-deployment.ts";

/** A phone, a window at twice its size, a small one and a large one. */
const widths = [360, 640, 1000, 1400];

describe.skipIf(withoutBrowser !== undefined)("the layout of the page", () => {
  let served: PageDeployment;
  let browser: TestBrowser;

  beforeAll(async () => {
    [served, browser] = await Promise.all([startPage(smallAttack(false)), openBrowser()]);
  });

  afterEach(() => browser.leave());

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const visit = async (width: number): Promise<Page> => {
    const { page } = await browser.visit(served.url, { viewport: { width, height: 900 } });
    await page.locator("#controls .row").first().waitFor();
    return page;
  };

  it.each(widths)("at %i, every line of the navigation begins where the title does", async (width) => {
    const page = await visit(width);
    const lefts = await page.evaluate<number[]>(linesOfNavigation);
    const title = (await page.locator("h1").boundingBox())?.x ?? 0;
    for (const left of lefts) expect(Math.abs(left - title)).toBeLessThanOrEqual(1);
  });

  it.each(widths)(
    "at %i, nothing sticks out of its panel, and what belongs together stands in one line",
    async (width) => {
      const page = await visit(width);
      expect(await page.evaluate(stickingOut)).toEqual([]);
      const lefts = await page
        .locator(".fault select")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
      expect(new Set(lefts.map(Math.round)).size).toBe(1);
    },
  );

  it.each(widths)("at %i, no word of the drawing stands on another or under a lock", async (width) => {
    const page = await visit(width);
    expect(await page.evaluate(colliding)).toEqual([]);
  });
});

const linesOfNavigation = `
  [...Map.groupBy(document.querySelectorAll("nav a"), (link) => Math.round(link.getBoundingClientRect().top)).values()]
    .map(([first]) => first.getBoundingClientRect().left + parseFloat(getComputedStyle(first).paddingLeft))`;

const stickingOut = `
  [...document.querySelectorAll(".panel")].flatMap((panel) => {
    const { right } = panel.getBoundingClientRect();
    const inner = right - parseFloat(getComputedStyle(panel).paddingRight) + 1;
    return [...panel.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > inner).map((one) => one.outerHTML);
  })`;

const colliding = `
  (() => {
    const things = [...document.querySelectorAll(".drawing text, .drawing .lock")];
    const boxes = things.map((one) => ({ what: one.textContent || "lock", ...one.getBoundingClientRect().toJSON() }));
    const room = (one) => (one.what === "lock" ? 8 : 0);
    return boxes.flatMap((a, index) =>
      boxes.slice(index + 1)
        .filter((b) => a.left - room(a) < b.right && b.left - room(b) < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom)
        .map((b) => a.what + " and " + b.what),
    );
  })()`;

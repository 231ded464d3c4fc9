import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestBrowser } from "./browser.ts";
import { openBrowser, withoutBrowser } from "./browser.ts";
import type { PageDeployment } from "./page-deployment.ts";
import { smallAttack, startPage } from "./page-deployment.ts";

describe.skipIf(withoutBrowser !== undefined)("what follows an attack, on the page", () => {
  let served: PageDeployment;
  let browser: TestBrowser;
  beforeAll(async () => {
    [served, browser] = await Promise.all([startPage(smallAttack(false)), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  it("R-64 R-76 R-90 attack, detection, question, containment, each with its time, and undone again", async () => {
    const { page, problems } = await browser.visit(served.url);
    await page.locator("#connection.live").waitFor();
    await page.getByRole("button", { name: "Play an attack" }).click();
    const answer = page.locator("#answer .answer", { hasText: "injection-by-person" });
    await answer.getByText("asked by the playbook").waitFor();
    expect(served.deployment.gateway.threatLevel).toBe("0");
    await answer.getByRole("button", { name: "Contain" }).click();
    await answer
      .locator(".timeline")
      .getByText(/^\d+\.\d s contained$/)
      .waitFor();
    expect(served.deployment.gateway.threatLevel).toBe("1");
    await answer.getByRole("button", { name: "Undo" }).click();
    await answer.getByText("undone").waitFor();
    expect(served.deployment.gateway.threatLevel).toBe("0");
    expect(problems).toEqual([]);
  });
});

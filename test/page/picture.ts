/**
 * Takes `docs/page.png`, the picture in the README: `node --conditions=@mcp-landing-zone/source --import tsx/esm
 * test/page/picture.ts`, while nothing else listens on the ports of `npm start`.
 */
import { fileURLToPath } from "node:url";
import { defaultPort } from "../../local/configuration/options.ts";
import { openBrowser } from "./browser.ts";
import { smallAttack, startPage } from "./page-deployment.ts";

const target = fileURLToPath(new URL("../../docs/page.png", import.meta.url));
const width = 1200;

const calls = [
  "Alice saves without the right to",
  "Alice saves an instruction to the model",
  "Alice deletes, which another person has to approve",
];

const served = await startPage(smallAttack(false), defaultPort);
const browser = await openBrowser();
try {
  const { page } = await browser.visit(served.url, { viewport: { width, height: 900 }, colorScheme: "light" });
  await page.locator("#connection.live").waitFor();
  const call = async (name: string): Promise<void> => {
    const answered = page.waitForResponse((response) => response.url().endsWith("/api/calls"));
    await page.getByRole("button", { name }).click();
    await answered;
    // The server's own record is read where it stands, a moment later.
    await page.waitForTimeout(500);
  };
  for (const name of calls) await call(name);
  await page.locator("#approvals .card").waitFor();
  // The refused call, opened to its stages.
  await page.locator(".entry", { hasText: "the token lacks the scope" }).locator("summary").click();
  await page.locator(".stage.refused").first().waitFor();
  await page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
  const top = (await page.locator("#decisions").boundingBox())?.y ?? 0;
  const { y, height } = (await page.locator("#try").boundingBox()) ?? { y: 0, height: 0 };
  const end = Math.ceil(y + height) + 12;
  // As high as the picture, so that the header stays where it belongs.
  await page.setViewportSize({ width, height: end });
  await page.screenshot({
    path: target,
    clip: { x: 0, y: Math.floor(top) - 12, width, height: end - Math.floor(top) + 12 },
  });
} finally {
  await browser.close();
  await served.close();
}

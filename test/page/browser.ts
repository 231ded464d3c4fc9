import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { longestWaitMs } from "../../testing/longest-wait.ts";

const executables = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = [process.env["CHROMIUM_PATH"] ?? "", ...executables].find((path) => existsSync(path));

/** Why there is no browser; undefined when there is one. */
export const withoutBrowser =
  executablePath === undefined ? `no Chromium: looked for ${executables.join(", ")} and CHROMIUM_PATH` : undefined;

const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, violations of the policy, exceptions, and requests to other hosts. */
  readonly problems: readonly string[];
}

export interface TestBrowser {
  visit(url: string, options?: BrowserContextOptions): Promise<Visit>;
  /** Ends what a test has left open. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export const openBrowser = async (): Promise<TestBrowser> => {
  const profile = await mkdtemp(join(tmpdir(), "page-test-"));
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: switches,
    env: { ...process.env, HOME: profile },
  });
  let contexts: BrowserContext[] = [];
  const leave = async (): Promise<void> => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  };
  return {
    visit: async (url, options) => {
      const context = await browser.newContext({ reducedMotion: "reduce", ...options });
      contexts.push(context);
      // The browser's own limit is 30 seconds.
      context.setDefaultTimeout(longestWaitMs);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`);
      });
      page.on("pageerror", ({ message }) => problems.push(`exception: ${message}`));
      page.on("request", (request) => {
        if (!request.url().startsWith(url)) problems.push(`request: ${request.url()}`);
      });
      await page.goto(url);
      return { page, problems };
    },
    leave,
    close: async () => {
      await leave();
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};

import { once } from "node:events";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Deployment } from "../../local/deployment.ts";
import { startDeployment } from "../../local/deployment.ts";
import { callTool } from "../../testing/rpc.ts";
import type { SignIn } from "../../testing/sign-in.ts";
import { authorizeAddress, redeem } from "../../testing/sign-in.ts";
import type { TestBrowser } from "./browser.ts";
import { openBrowser, withoutBrowser } from "./browser.ts";

describe.skipIf(withoutBrowser !== undefined)("signing in with a browser", () => {
  let deployment: Deployment;
  let browser: TestBrowser;
  let client: Server;

  beforeAll(async () => {
    client = createServer((_request, response) => void response.end("<!doctype html><title>Done</title>"));
    client.listen(0, "127.0.0.1");
    [deployment, browser] = await Promise.all([startDeployment({ mode: "facade", port: 0 }), openBrowser()]);
    if (!client.listening) await once(client, "listening");
  });

  afterAll(async () => {
    await browser?.close();
    await deployment?.close();
    client.close();
  });

  const signIn = async (): Promise<SignIn> => {
    const { origin, publicUrl } = deployment.facts;
    const redirectUri = `http://127.0.0.1:${(client.address() as AddressInfo).port}/callback`;
    const answer = await fetch(`${origin}/oauth/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ redirect_uris: [redirectUri], client_name: "A client" }),
    });
    const { client_id: clientId } = (await answer.json()) as { readonly client_id: string };
    return {
      authorizeUrl: `${origin}/oauth/authorize`,
      tokenUrl: `${origin}/oauth/token`,
      clientId,
      redirectUri,
      scope: "profile.read",
      resource: publicUrl,
      person: "alice",
    };
  };

  it("R-04 the cookie of the consent page holds on loopback, and a person comes to a token", async () => {
    const given = await signIn();
    const { page } = await browser.visit(authorizeAddress(given));
    const [cookie] = await page.context().cookies(deployment.facts.origin);
    expect(cookie).toMatchObject({ name: "__Host-mcp-consent", secure: true, httpOnly: true, sameSite: "Strict" });

    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByRole("button", { name: /alice/i }).click();
    await page.waitForURL(`${given.redirectUri}?*`);
    const { access_token: token } = await redeem(given, new URL(page.url()).searchParams.get("code") ?? "");
    const { result } = await callTool(deployment.facts.publicUrl, { token: String(token), tool: "whoami" });
    expect(result?.structuredContent?.["rights"]).toEqual(["profile.read"]);
  });

  it("R-04 a browser that has lost the cookie is refused, and no one is sent to Entra", async () => {
    const { page } = await browser.visit(authorizeAddress(await signIn()));
    await page.context().clearCookies();
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Allow" }).click();
    expect((await answered).status()).toBe(403);
    expect(new URL(page.url()).origin).toBe(deployment.facts.origin);
  });
});

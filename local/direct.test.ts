import { afterAll, beforeAll, expect, it } from "vitest";
import type { Deployment } from "./deployment.ts";
import { startDeployment } from "./deployment.ts";
import { demoIds } from "./stand-ins/index.ts";
import { callTool } from "../testing/rpc.ts";
import { authorizeAddress, choosePerson, redeem } from "../testing/sign-in.ts";

let deployment: Deployment;
beforeAll(async () => {
  deployment = await startDeployment({ mode: "direct", port: 0 });
});
afterAll(() => deployment.close());

const json = async (address: string): Promise<Readonly<Record<string, unknown>>> =>
  (await (await fetch(address)).json()) as Readonly<Record<string, unknown>>;

it("R-07 R-18 the metadata leads to Entra, where a client comes to a token for this URL, and calls", async () => {
  const { publicUrl, origin } = deployment.facts;
  const metadata = await json(`${origin}/.well-known/oauth-protected-resource/mcp`);
  const [issuer] = metadata["authorization_servers"] as [string];
  const entra = await json(`${issuer}/.well-known/openid-configuration`);
  expect(entra["issuer"]).toBe(issuer);
  const given = {
    authorizeUrl: String(entra["authorization_endpoint"]),
    tokenUrl: String(entra["token_endpoint"]),
    clientId: demoIds.client,
    redirectUri: "http://127.0.0.1:33418/",
    scope: `${publicUrl}/profile.read`,
    resource: publicUrl,
    person: "bob",
  };
  const answer = await choosePerson(authorizeAddress(given), given.person);
  const { access_token: token } = await redeem(given, answer.get("code") ?? "");
  const { status, result } = await callTool(publicUrl, { token: String(token), tool: "whoami" });
  expect([status, result?.structuredContent?.["rights"]]).toEqual([200, ["profile.read"]]);
});

it("R-07 the server itself says of its metadata what the gateway says", async () => {
  const said = (at: string) => json(`${at}/.well-known/oauth-protected-resource/mcp`);
  expect(await said(deployment.server.url)).toEqual(await said(deployment.facts.origin));
});

it.each(["/oauth/authorize", "/.well-known/oauth-authorization-server"])(
  "R-04 there is no authorization server at the gateway: %s",
  async (path) => {
    expect((await fetch(deployment.facts.origin + path)).status).toBe(404);
  },
);

it("the server's telemetry reaches Application Insights before the server ends", async () => {
  await deployment.close();
  expect(deployment.standIns.telemetry.accepted()).toBeGreaterThan(0);
});

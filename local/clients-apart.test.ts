import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Deployment } from "./deployment.ts";
import { startDeployment } from "./deployment.ts";
import type { Mode } from "./facts.ts";
import { modes } from "./facts.ts";
import { demoIds } from "./stand-ins/index.ts";
import { callTool } from "../testing/rpc.ts";
import type { SignIn } from "../testing/sign-in.ts";
import { authorizeAddress, choosePerson, consent, redeem, refresh } from "../testing/sign-in.ts";

const writes = "documents.write documents.delete";

/** Two clients of one user: the first may do everything, the second was shown a page that lists reading alone. */
describe.each(modes)("R-04 R-74 clients against each other, %s", (mode: Mode) => {
  let deployment: Deployment;
  let first: SignIn;
  let second: SignIn;
  let ofFirst: Readonly<Record<string, unknown>>;
  let ofSecond: Readonly<Record<string, unknown>>;

  const full = (scopes: string): string =>
    scopes
      .split(" ")
      .map((scope) => `${deployment.facts.apiIdUri}/${scope}`)
      .join(" ");
  const codeFor = async (given: SignIn): Promise<string> => {
    const address = authorizeAddress(given);
    const answer = await choosePerson(mode === "facade" ? await consent(address, "allow") : address, given.person);
    return answer.get("code") ?? "";
  };
  const claimsOf = (answer: Readonly<Record<string, unknown>>) => decodeJwt(String(answer["access_token"]));

  beforeAll(async () => {
    deployment = await startDeployment({ mode, port: 0 });
    const { origin, publicUrl } = deployment.facts;
    const [issuer] = (
      (await (await fetch(`${origin}/.well-known/oauth-protected-resource/mcp`)).json()) as {
        readonly authorization_servers: readonly [string];
      }
    ).authorization_servers;
    const at = mode === "facade" ? `${origin}/oauth` : `${issuer.replace(/\/v2\.0$/, "")}/oauth2/v2.0`;
    const common = { authorizeUrl: `${at}/authorize`, tokenUrl: `${at}/token`, resource: publicUrl, person: "alice" };
    first = {
      ...common,
      clientId: demoIds.client,
      redirectUri: "http://127.0.0.1:33418/",
      scope: `${full(`documents.read ${writes}`)} offline_access`,
    };
    second = {
      ...common,
      clientId: demoIds.claudeCode,
      redirectUri: "http://localhost:51234/callback",
      scope: `${full("documents.read")} offline_access`,
    };
    ofFirst = await redeem(first, await codeFor(first));
    ofSecond = await redeem(second, await codeFor(second));
  });
  afterAll(() => deployment.close());

  it("the second has what its own page listed, and a token that names it", () => {
    expect([claimsOf(ofFirst)["scp"], claimsOf(ofFirst)["azp"]]).toEqual([`documents.read ${writes}`, demoIds.client]);
    expect([claimsOf(ofSecond)["scp"], claimsOf(ofSecond)["azp"]]).toEqual(["documents.read", demoIds.claudeCode]);
  });

  it("it refreshes to that and no more", async () => {
    const refreshed = await refresh(
      second,
      String(ofSecond["refresh_token"]),
      mode === "direct" ? second.scope : undefined,
    );
    expect(claimsOf(refreshed)["scp"]).toBe("documents.read");
    const call = {
      token: String(refreshed["access_token"]),
      tool: "save_document",
      arguments: { title: "a", text: "b" },
    };
    expect((await callTool(deployment.facts.publicUrl, call)).status).toBe(403);
  });

  it.each(["documents.write", "documents.delete"])("it does not refresh to %s", async (scope) => {
    expect(await refresh(second, String(ofSecond["refresh_token"]), full(scope))).toMatchObject({
      error: "invalid_grant",
    });
  });

  it("the first's refresh token is worth nothing to it, and its own nothing to the first", async () => {
    for (const [client, tokens] of [
      [second, ofFirst],
      [first, ofSecond],
    ] as const) {
      const answer = await refresh(client, String(tokens["refresh_token"]), client.scope);
      expect([answer["error"], answer["access_token"]]).toEqual(["invalid_grant", undefined]);
    }
  });

  it("the first's code is worth nothing to it, at either address", async () => {
    const code = await codeFor(first);
    for (const redirectUri of [first.redirectUri, second.redirectUri]) {
      const answer = await redeem({ ...second, redirectUri }, code);
      expect([typeof answer["error"], answer["access_token"]]).toEqual(["string", undefined]);
    }
  });

  const call = (tokens: Readonly<Record<string, unknown>>) =>
    callTool(deployment.facts.publicUrl, {
      token: String(tokens["access_token"]),
      tool: "search_documents",
      arguments: { words: "a" },
    });

  it("R-46 one is stopped, and the other is not", async () => {
    deployment.gateway.stop(`client:${demoIds.claudeCode}`);
    expect([(await call(ofFirst)).status, (await call(ofSecond)).status]).toEqual([200, 403]);
    deployment.gateway.stop("none");
  });

  it("R-164 the audit trail tells them apart", async () => {
    for (const tokens of [ofFirst, ofSecond]) await call(tokens);
    const trail = [...deployment.standIns.audit.files("audit").values()].join("\n");
    expect(trail).toContain(demoIds.client);
    expect(trail).toContain(demoIds.claudeCode);
  });
});

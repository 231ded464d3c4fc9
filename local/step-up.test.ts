import { afterAll, beforeAll, expect, it } from "vitest";
import type { Deployment } from "./deployment.ts";
import { startDeployment } from "./deployment.ts";
import { demoIds } from "./stand-ins/index.ts";
import { callTool, eras } from "../testing/rpc.ts";
import { authorizeAddress, choosePerson, consent, redeem } from "../testing/sign-in.ts";

let deployment: Deployment;
beforeAll(async () => {
  const settings = { classificationContexts: { confidential: "c1" } };
  deployment = await startDeployment({ mode: "facade", port: 0, settings });
});
afterAll(() => deployment.close());

/** Through the façade's page and Entra's, as a client that answers a challenge. */
const signIn = async (claims?: string): Promise<string> => {
  const { origin, publicUrl, apiIdUri } = deployment.facts;
  const given = {
    authorizeUrl: `${origin}/oauth/authorize`,
    tokenUrl: `${origin}/oauth/token`,
    clientId: demoIds.client,
    redirectUri: "http://127.0.0.1:33418/",
    scope: `${apiIdUri}/documents.read ${apiIdUri}/profile.read`,
    resource: publicUrl,
    person: "alice",
    ...(claims !== undefined && { claims }),
  };
  const answer = await choosePerson(await consent(authorizeAddress(given), "allow"), given.person);
  return String((await redeem(given, answer.get("code") ?? ""))["access_token"]);
};

const claimsIn = (challenge: string | null): string =>
  Buffer.from(/ claims="([^"]+)"/.exec(challenge ?? "")?.[1] ?? "", "base64").toString();

it.each(eras)("R-81 R-85 a sign-in that is too weak learns how to be stronger, and then is (%s)", async (era) => {
  const { publicUrl: url } = deployment.facts;
  const read = { era, tool: "read_document", arguments: { id: "00000000-0000-4000-8000-000000000000" } };
  const weak = await signIn();
  expect((await callTool(url, { era, token: weak, tool: "whoami" })).status).toBe(200);
  const refused = await callTool(url, { ...read, token: weak });
  expect(refused.status).toBe(401);
  const claims = claimsIn(refused.headers.get("www-authenticate"));
  expect(JSON.parse(claims)).toEqual({ access_token: { acrs: { essential: true, value: "c1" } } });
  expect((await callTool(url, { ...read, token: await signIn(claims) })).status).toBe(200);
});

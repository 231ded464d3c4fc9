import { beforeAll, expect, it } from "vitest";
import { demoIds } from "../../local/stand-ins/index.ts";
import { createGraphProfiles } from "../../server/src/azure/graph-profiles.ts";
import { createTokenExchange } from "../../server/src/azure/on-behalf-of.ts";
import type { Profiles } from "../../server/src/reference/my-profile.ts";
import { apiUri, useAzure } from "./use-azure.ts";

const azure = useAzure();
const { signal } = new AbortController();

let profiles: Profiles;
let token: string;

beforeAll(async () => {
  const { standIns, identity } = azure;
  profiles = createGraphProfiles(standIns.urls.graph);
  const settings = { tenantId: demoIds.tenant, apiClientId: demoIds.api, authority: standIns.urls.authority };
  const user = { person: "alice", client: demoIds.client, resource: apiUri, scopes: ["profile.read"] };
  const exchange = createTokenExchange(settings, identity);
  token = (await exchange(await standIns.tokens.user(user), profiles.scope, signal)).token;
});

const read = (shown = token): ReturnType<Profiles["read"]> => profiles.read(shown, ["id", "displayName"], signal);

it("the profile is the one of the token's own user, with the fields that were asked for", async () => {
  expect(await read()).toMatchObject({ id: "a0000000-0000-4000-8000-00000000000a", displayName: "Alice Adler" });
});

it.each([401, 403, 404, 500])("R-160 a status of %i is no profile", async (status) => {
  azure.standIns.faults.inject({ service: "graph", fault: { kind: "status", status, body: '{"id":"another-user"}' } });
  expect(await read()).toBeUndefined();
});

it("R-160 a token that Graph does not know is no profile", async () => {
  expect(await read("not-a-token")).toBeUndefined();
});

it("R-139 the token is not carried along to where a redirect points", async () => {
  const elsewhere = `${azure.standIns.urls.telemetry}/v2.1/track`;
  const before = azure.standIns.journal.count("telemetry");
  const redirect = { kind: "status", status: 302, headers: { location: elsewhere } } as const;
  azure.standIns.faults.inject({ service: "graph", fault: redirect });
  expect(await read()).toBeUndefined();
  expect(azure.standIns.journal.count("telemetry")).toBe(before);
});

it.each(["", "[]]", "<html>"])("R-160 an answer other than JSON is a failure: %j", async (body) => {
  azure.standIns.faults.inject({ service: "graph", fault: { kind: "garbage", body } });
  await expect(read()).rejects.toThrow();
});

it("a caller who goes away ends what was asked", async () => {
  azure.standIns.faults.inject({ service: "graph", fault: { kind: "hang" } });
  await expect(profiles.read(token, ["id"], AbortSignal.timeout(50))).rejects.toMatchObject({ name: "AbortError" });
});

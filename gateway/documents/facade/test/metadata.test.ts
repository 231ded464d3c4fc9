import { expect, it } from "vitest";
import { TestFacade, apiUri, facadeFacts, origin } from "./test-facade.ts";
import { facadePaths } from "../facade.ts";

const facade = new TestFacade();
const metadata = async (from = facade) => JSON.parse((await from.call("metadata")).text);

it("R-07 K-issuer the issuer is where the document is served from", async () => {
  expect((await metadata()).issuer).toBe(origin);
});

it("R-18 the only challenge method is S256", async () => {
  expect((await metadata()).code_challenge_methods_supported).toEqual(["S256"]);
});

it("it promises what there is and nothing else", async () => {
  expect(await metadata()).toEqual({
    issuer: origin,
    authorization_endpoint: origin + facadePaths().authorize,
    token_endpoint: origin + facadePaths().token,
    registration_endpoint: origin + facadePaths().register,
    scopes_supported: [`${apiUri}/documents.read`, `${apiUri}/documents.write`, "offline_access"],
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    token_endpoint_auth_methods_supported: ["none"],
    code_challenge_methods_supported: ["S256"],
    client_id_metadata_document_supported: true,
  });
});

it("R-176 documents of clients are offered only where one is known", async () => {
  const clients = [facadeFacts.clients[0]] as const;
  const answer = await metadata(new TestFacade({}, { ...facadeFacts, clients }));
  expect(answer.client_id_metadata_document_supported).toBe(false);
});

it("every origin may read it, with no credentials", async () => {
  const answer = await facade.call("metadata", { headers: [["Origin", "https://anywhere.example"]] });
  expect([answer.header("Access-Control-Allow-Origin"), answer.header("Access-Control-Allow-Credentials")]).toEqual([
    "*",
    undefined,
  ]);
});

import { beforeEach, describe, expect, it } from "vitest";
import { asCall, consentFaults, requestFaults, rightConsent } from "./faults.ts";
import type { Answer } from "./test-facade.ts";
import {
  TestFacade,
  apiUri,
  challenge,
  claudeId,
  codeId,
  editorId,
  formTokenFor,
  origin,
  rightRequest,
  submission,
  tenant,
} from "./test-facade.ts";

let facade: TestFacade;
let page: Answer;

beforeEach(async () => {
  facade = new TestFacade();
  page = await facade.authorize({ state: "a&b=c d" });
});

const locationOf = (answer: Answer) => new URL(answer.header("Location")!);

describe("a person who allows it", () => {
  it("R-04 goes on to Entra with what the page said, and nothing else", async () => {
    const location = locationOf(await facade.press("allow", page));
    expect(location.origin + location.pathname).toBe(
      `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
    );
    expect(Object.fromEntries(location.searchParams)).toEqual({
      client_id: claudeId,
      redirect_uri: "https://claude.ai/api/mcp/auth_callback",
      response_type: "code",
      response_mode: "query",
      scope: `${apiUri}/documents.read`,
      state: "a&b=c d",
      code_challenge: challenge,
      code_challenge_method: "S256",
    });
  });

  it("R-179 is sent on without the resource, which Entra would refuse", async () => {
    expect(locationOf(await facade.press("allow", page)).searchParams.has("resource")).toBe(false);
  });

  it("R-06 asks Entra for permissions under their full names, each once", async () => {
    const asked = await facade.authorize({ scope: `documents.write ${apiUri}/documents.write openid offline_access` });
    const location = locationOf(await facade.press("allow", asked));
    expect(location.searchParams.get("scope")).toBe(`${apiUri}/documents.write openid offline_access`);
  });

  it("R-09 gets the permissions that read when the client names none", async () => {
    const asked = await facade.authorize({ scope: undefined });
    expect(locationOf(await facade.press("allow", asked)).searchParams.get("scope")).toBe(`${apiUri}/documents.read`);
  });

  it("R-74 signs in as the client's own application when the client is known by its document", async () => {
    const asked = await facade.authorize({
      client_id: "https://editor.example/oauth/client.json",
      redirect_uri: "https://editor.example/back",
    });
    expect(locationOf(await facade.press("allow", asked)).searchParams.get("client_id")).toBe(editorId);
  });

  it.each(["login", "select_account", "consent"])("may be asked again by Entra: prompt=%s", async (prompt) => {
    const asked = await facade.authorize({ prompt });
    expect(locationOf(await facade.press("allow", asked)).searchParams.get("prompt")).toBe(prompt);
  });

  it("R-85 signs in as strongly as a challenge of the server asks, and no character of it is lost", async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const asked = await facade.authorize({ claims });
    expect(locationOf(await facade.press("allow", asked)).searchParams.getAll("claims")).toEqual([claims]);
  });

  it("R-85 cannot put another parameter into claims", async () => {
    const asked = await facade.authorize({ claims: "{}&prompt=none&redirect_uri=https://evil.example/" });
    const { searchParams } = locationOf(await facade.press("allow", asked));
    expect([searchParams.get("prompt"), searchParams.getAll("redirect_uri").length]).toEqual([null, 1]);
  });

  it("is sent on with 303, which no browser repeats the form for, and the nonce is spent", async () => {
    const answer = await facade.press("allow", page);
    expect([answer.status, answer.header("Cache-Control"), answer.header("Referrer-Policy")]).toEqual([
      303,
      "no-store",
      "no-referrer",
    ]);
    expect(answer.header("Set-Cookie")).toBe(
      "__Host-mcp-consent=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0",
    );
  });
});

it("R-04 a person who does not allow it goes back to the client, and Entra never hears of it", async () => {
  const location = locationOf(await facade.press("deny", page));
  expect(location.origin + location.pathname).toBe("https://claude.ai/api/mcp/auth_callback");
  expect([location.searchParams.get("error"), location.searchParams.get("state")]).toEqual([
    "access_denied",
    "a&b=c d",
  ]);
});

it.each(consentFaults)("R-04 R-19 an answer is refused by the rule $stage", async (fault) => {
  const answer = await facade.call("consent", asCall(fault.in(rightConsent)));
  expect([answer.status, answer.decision]).toEqual([fault.status, { stage: fault.stage }]);
  const location = answer.header("Location");
  expect(location === undefined ? undefined : (new URL(location).searchParams.get("error") ?? "none")).toBe(
    fault.error,
  );
});

it.each(requestFaults)(
  "R-04 what the page refused for $stage cannot be had by sending the form alone",
  async (fault) => {
    const answer = await facade.call("consent", asCall(fault.in(rightConsent)));
    expect(answer.header("Location") ?? "").not.toContain("login.microsoftonline.com");
  },
);

const withCookie = (...cookies: readonly string[]) => {
  const { headers, ...rest } = submission("allow", page);
  const others = headers.filter(([name]) => name !== "Cookie");
  return { ...rest, headers: [...others, ...cookies.map((cookie) => ["Cookie", cookie] as const)] };
};

describe("R-04 R-138 consent that the user did not give", () => {
  const nonce = Buffer.alloc(32, 0x5a).toString("base64url");
  const own = `__Host-mcp-consent=${nonce}`;
  const token = formTokenFor(nonce, { ...rightRequest, state: "a&b=c d" });

  it.each([
    ["no cookie", []],
    ["another page's nonce", [`__Host-mcp-consent=${"x".repeat(43)}`]],
    ["a cookie without the prefix", [`mcp-consent=${nonce}`]],
    ["a longer name", [`x__Host-mcp-consent=${nonce}`]],
    ["a name in other letters", [`__host-mcp-consent=${nonce}`]],
    ["two cookies of the name", [`${own}; __Host-mcp-consent=${"x".repeat(43)}`]],
    ["two headers", [own, own]],
    ["a longer nonce", [`${own}x`]],
    ["quotes", [`__Host-mcp-consent="${nonce}"`]],
  ])("is refused: %s", async (_, cookies) => {
    const answer = await facade.call("consent", withCookie(...cookies));
    expect([answer.status, answer.decision.stage, answer.header("Location")]).toEqual([403, "nonce", undefined]);
  });

  it("is distinguished from the browser's other cookies", async () => {
    expect((await facade.call("consent", withCookie(`a=b; ${own}; c=d`))).status).toBe(303);
  });

  it.each([
    ["no nonce", "decision=allow"],
    ["an empty nonce", "nonce=&decision=allow"],
    ["the cookie's nonce itself", `nonce=${nonce}&decision=allow`],
    ["two nonces", `nonce=${token}&nonce=${token}&decision=allow`],
    ["two nonces, one escaped", `nonce=${token}&%6eonce=${token}&decision=allow`],
    ["no form", ""],
  ])("is refused: %s", async (_, body) => {
    expect((await facade.press("allow", page, { body })).decision.stage).toBe("nonce");
  });

  it("is refused: an empty nonce in form and cookie", async () => {
    const answer = await facade.call("consent", {
      ...withCookie("__Host-mcp-consent="),
      body: "nonce=&decision=allow",
    });
    expect(answer.decision.stage).toBe("nonce");
  });

  it.each([
    ["more scopes", { scope: `${apiUri}/documents.read ${apiUri}/documents.write` }],
    ["another client", { client_id: codeId, redirect_uri: "https://vscode.dev/redirect" }],
    ["another challenge", { code_challenge: "x".repeat(43) }],
    ["another state", { state: "another" }],
    ["a stronger sign-in left out", { claims: "{}" }],
    ["another prompt", { prompt: "login" }],
  ])("is refused: the form of a page that was shown for another request, with %s", async (_, changes) => {
    const form = submission("allow", page);
    const query = new URLSearchParams(form.query);
    for (const [name, value] of Object.entries(changes)) query.set(name, value);
    const answer = await facade.call("consent", { ...form, query: query.toString() });
    expect([answer.status, answer.decision.stage, answer.header("Location")]).toEqual([403, "nonce", undefined]);
  });

  it.each([
    ["no origin", undefined],
    ["the origin of a sandbox", "null"],
    ["a neighbour", "https://evil.contoso.com"],
    ["plain http", origin.replace("https", "http")],
    ["another port", `${origin}:8443`],
    ["a suffix", `${origin}.evil.example`],
  ])("is refused: %s", async (_, from) => {
    const { headers, ...rest } = submission("allow", page);
    const others = headers.filter(([name]) => name !== "Origin");
    const answer = await facade.call("consent", {
      ...rest,
      headers: from === undefined ? others : [...others, ["Origin", from]],
    });
    expect([answer.status, answer.decision.stage]).toEqual([403, "origin"]);
  });

  it.each(["cross-site", "same-site", "none", ""])("is refused: a request that a browser calls %j", async (site) => {
    const { headers, ...rest } = submission("allow", page);
    const others = headers.filter(([name]) => name !== "Sec-Fetch-Site");
    const answer = await facade.call("consent", { ...rest, headers: [...others, ["Sec-Fetch-Site", site]] });
    expect([answer.status, answer.decision.stage]).toEqual([403, "site"]);
  });

  it("is refused: a link to the form's address", async () => {
    const answer = await facade.press("allow", page, { method: "GET" });
    expect([answer.status, answer.header("Location")]).toEqual([405, undefined]);
  });

  it("R-161 a refusal is a page with the same protection, and says nothing of the form", async () => {
    const answer = await facade.press("allow", page, { body: "nonce=<script>alert(1)</script>" });
    expect(answer.header("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    expect(answer.text).not.toMatch(/<script|alert/);
  });

  it.each(["Allow", "allow ", "yes", "deny,allow"])("is refused: the decision %j", async (decision) => {
    expect((await facade.press(decision, page)).decision.stage).toBe("decision");
  });

  it("is refused: both decisions", async () => {
    const body = `nonce=${token}&decision=deny&decision=allow`;
    expect((await facade.press("allow", page, { body })).decision.stage).toBe("decision");
  });
});

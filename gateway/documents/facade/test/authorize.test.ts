import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { asCall, authorizeFaults, rightAuthorize } from "./faults.ts";
import {
  TestFacade,
  apiUri,
  claudeId,
  codeId,
  documentedId,
  encoded,
  facadeFacts,
  origin,
  rightRequest,
} from "./test-facade.ts";

let facade: TestFacade;

beforeEach(() => {
  facade = new TestFacade();
});

const locationOf = (answer: { header(name: string): string | undefined }) => new URL(answer.header("Location")!);

/** Spellings that some parser somewhere takes for the allowed address, and addresses close to it. */
const foreignRedirects = [
  "",
  "https://evil.example/",
  "https://claude.ai.evil.example/api/mcp/auth_callback",
  "https://evilclaude.ai/api/mcp/auth_callback",
  "https://claude.ai/api/mcp/auth_callback/",
  "https://claude.ai/api/mcp/auth_callback/../steal",
  "https://claude.ai/api/mcp/auth_callback?next=https://evil.example",
  "https://claude.ai/api/mcp/auth_callback#x",
  "https://claude.ai/api/mcp/auth_callbac",
  "https://claude.ai/api/mcp/AUTH_CALLBACK",
  "https://CLAUDE.ai/api/mcp/auth_callback",
  "HTTPS://claude.ai/api/mcp/auth_callback",
  "http://claude.ai/api/mcp/auth_callback",
  "https://claude.ai:443/api/mcp/auth_callback",
  "https://claude.ai@evil.example/api/mcp/auth_callback",
  "https://evil.example@claude.ai/api/mcp/auth_callback",
  "https://evil.example\\@claude.ai/api/mcp/auth_callback",
  "https://claude.ai\\api\\mcp\\auth_callback",
  "https://claude.ai/api/mcp/auth%5Fcallback",
  "https://claude.ai%2F@evil.example/api/mcp/auth_callback",
  "//claude.ai/api/mcp/auth_callback",
  " https://claude.ai/api/mcp/auth_callback",
  "https://claude.ai/api/mcp/auth_callback\n",
  "https://claude.ai/api/mcp/auth_callback\r\nSet-Cookie: a=b",
  "https://claude.ai/api/mcp/auth_callback\u0000",
  "https://vscode.dev/redirect/x",
  "javascript:alert(1)",
  "data:text/html,x",
  "http://127.0.0.1.evil.example:80/",
  "http://127.0.0.1:80@evil.example/",
  "http://127.0.0.1:/",
  "http://127.0.0.1:0/",
  "http://127.0.0.1:123456/",
  "http://127.0.0.1:80/callback",
  "http://127.0.0.2:80/",
  "http://[::1]:80/",
  "http://[::ffff:127.0.0.1]:80/",
  "http://0.0.0.0:80/",
  "http://2130706433:80/",
  "http://localhost:80/callback/",
  "http://localhost:80/callback?x=1",
  "http://localhost.:80/callback",
  "http://LOCALHOST:80/callback",
  "https://localhost:80/callback",
  "http://169.254.169.254/",
  // Belongs to another client, which has an id of its own.
  "https://editor.example/backx",
];

describe("an authorization request", () => {
  it("R-04 R-74 is answered with a page and never with a redirect", async () => {
    const answer = await facade.authorize();
    expect([answer.status, answer.header("Location"), answer.decision.stage]).toEqual([200, undefined, "page"]);
  });

  it.each(authorizeFaults)("R-04 R-18 is refused by the rule $stage", async (fault) => {
    const answer = await facade.call("authorize", asCall(fault.in(rightAuthorize)));
    expect([answer.status, answer.decision]).toEqual([fault.status, { stage: fault.stage }]);
    expect(answer.status === 302 ? locationOf(answer).searchParams.get("error") : undefined).toBe(fault.error);
  });

  it.each(foreignRedirects)("R-19 goes nowhere that is not allowed: %j", async (redirect_uri) => {
    const answer = await facade.authorize({ redirect_uri });
    expect([answer.status, answer.decision.stage, answer.header("Location")]).toEqual([400, "redirect", undefined]);
  });

  it.each([
    "https://vscode.dev/redirect",
    "http://127.0.0.1",
    "http://127.0.0.1/",
    "http://127.0.0.1:33418",
    "http://127.0.0.1:33418/",
    "http://localhost/callback",
    "http://localhost:1/callback",
    "http://localhost:9999/callback",
    "http://localhost:10000/callback",
    "http://localhost:59999/callback",
    "http://localhost:65535/callback",
  ])("R-19 may have its answer sent to an address of its own, and to no other client's: %s", async (redirect_uri) => {
    expect((await facade.authorize({ client_id: codeId, redirect_uri })).status).toBe(200);
    expect((await facade.authorize({ client_id: claudeId, redirect_uri })).decision.stage).toBe("redirect");
  });

  it.each(["0", "00", "080", "65536", "65540", "65600", "66000", "70000", "99999", "100000", "1e3", " 1", ""])(
    "R-19 has no answer sent to %j, which is no port",
    async (port) => {
      const redirect_uri = `http://localhost:${port}/callback`;
      expect((await facade.authorize({ client_id: codeId, redirect_uri })).decision.stage).toBe("redirect");
    },
  );

  it("R-19 an address that is there twice is no address, even if both are allowed", async () => {
    const redirect_uri = ["https://claude.ai/api/mcp/auth_callback", "https://vscode.dev/redirect"];
    expect((await facade.authorize({ redirect_uri })).decision.stage).toBe("redirect");
  });

  it("R-19 an address is decoded once", async () => {
    const redirect_uri = encodeURIComponent("https://claude.ai/api/mcp/auth_callback");
    expect((await facade.authorize({ redirect_uri })).decision.stage).toBe("redirect");
  });

  it("R-19 a second address under another spelling of the name is a second address", async () => {
    const query = `${encoded(rightRequest)}&redirect%5Furi=https%3A%2F%2Fvscode.dev%2Fredirect`;
    expect((await facade.call("authorize", { query })).decision.stage).toBe("redirect");
  });

  it.each(["scope", "state", "resource", "prompt", "claims", "request", "request_uri", "response_mode"])(
    "R-18 a %s that is no text is not taken for none",
    async (name) => {
      const query = `${encoded({ ...rightRequest, [name]: undefined })}&${name}=%ff`;
      expect((await facade.call("authorize", { query })).status).toBe(302);
    },
  );

  it.each([
    [documentedId, "https://editor.example/back", 200],
    [documentedId, "https://claude.ai/api/mcp/auth_callback", 400],
    [`${documentedId}/`, "https://editor.example/back", 400],
    ["https://evil.example/client.json", "https://editor.example/back", 400],
    [claudeId.toUpperCase(), "https://claude.ai/api/mcp/auth_callback", 400],
    [undefined, "https://claude.ai/api/mcp/auth_callback", 400],
  ])("R-74 R-176 client %s with %s: %i", async (client_id, redirect_uri, status) => {
    expect((await facade.authorize({ client_id, redirect_uri })).status).toBe(status);
  });

  it.each(["code_challenge", "code_challenge_method"])("R-18 without %s is refused", async (name) => {
    const answer = await facade.authorize({ [name]: undefined });
    expect(locationOf(answer).searchParams.get("error")).toBe("invalid_request");
  });

  it.each(["s256", "S256 ", "plain", "S512", ""])("R-18 the method %j is refused", async (method) => {
    expect((await facade.authorize({ code_challenge_method: method })).decision.stage).toBe("challenge-method");
  });

  it.each(["x".repeat(42), "x".repeat(44), `${"x".repeat(42)}=`, `${"x".repeat(42)}+`, `${"x".repeat(42)}é`])(
    "R-18 the challenge %j is refused",
    async (code_challenge) => {
      expect((await facade.authorize({ code_challenge })).decision.stage).toBe("challenge");
    },
  );

  it.each([
    ["openid", "scope"],
    ["openid documents.read", "page"],
    ["documents.read documents.write offline_access", "page"],
    [`${apiUri}/documents.read`, "page"],
    [`${apiUri}/documents.readx`, "scope"],
    [`${apiUri}/.default`, "scope"],
    [".default", "scope"],
    ["documents.*", "scope"],
    ["Documents.Read", "scope"],
    ["documents.read User.Read", "scope"],
    ["documents.read https://graph.microsoft.com/.default", "scope"],
    ["documents.read\tUser.Read", "scope"],
    [`${apiUri}/openid documents.read`, "scope"],
    [`${apiUri}evil/documents.read`, "scope"],
  ])("R-09 K-substring the scope %j ends at %s", async (scope, stage) => {
    expect((await facade.authorize({ scope })).decision.stage).toBe(stage);
  });

  it("R-09 a list of scopes without end is refused", async () => {
    expect((await facade.authorize({ scope: "documents.read ".repeat(140) })).decision.stage).toBe("scope");
  });

  it.each([`${origin}/mcp/`, `${origin}/MCP`, origin, "https://other.example/mcp", `${origin}/mcp#x`])(
    "R-179 the resource %s is not this server",
    async (resource) => {
      const answer = await facade.authorize({ resource });
      expect(locationOf(answer).searchParams.get("error")).toBe("invalid_target");
    },
  );

  it("R-20 a state comes back as it was, to the client alone", async () => {
    const state = 'a&b=c#d%e "<>+';
    const answer = await facade.authorize({ state, scope: "nothing" });
    expect(locationOf(answer).searchParams.get("state")).toBe(state);
  });

  it.each([undefined, "x".repeat(2049), "é", "a\r\nb"])(
    "R-20 a state that cannot be is not sent back: %j",
    async (state) => {
      const answer = await facade.authorize({ state, scope: "nothing" });
      expect(locationOf(answer).searchParams.has("state")).toBe(false);
    },
  );
});

describe("the page", () => {
  it("R-04 names the client, where the answer goes, and what is asked for", async () => {
    const { text } = await facade.authorize({ scope: "documents.write offline_access" });
    const shown = ["Claude", "claude.ai", "Contoso documents", "Write your documents", "Stay signed in"];
    expect(shown.filter((part) => !text.includes(part))).toEqual([]);
    expect(text).not.toContain("Read your documents");
  });

  it.each([
    [{ client_id: codeId, redirect_uri: "https://vscode.dev/redirect" }, "Visual Studio Code", "vscode.dev"],
    [
      { client_id: codeId, redirect_uri: "http://127.0.0.1:33418/" },
      "An application on this computer",
      "127.0.0.1:33418 (this computer)",
    ],
    [{ client_id: documentedId, redirect_uri: "https://editor.example/back" }, "Editor", "editor.example"],
  ])("R-74 names a client by its id, and a program on this computer by what it is: %j", async (changes, name, host) => {
    const { text } = await facade.authorize(changes);
    expect(/<h1>(.*?) wants/.exec(text)![1]).toBe(name);
    expect(/class="host">(.*?)</.exec(text)![1]).toBe(host);
  });

  it("R-04 the consent page says that a client keeps its earlier permissions, and that its name is self-declared", async () => {
    const local = await facade.authorize({ client_id: codeId, redirect_uri: "http://127.0.0.1:33418/" });
    expect(local.text).toContain("It says that it is <strong>Visual Studio Code</strong>. Any program can say so.");
    expect((await facade.authorize()).text).toContain("What you have allowed Claude here before, it may still do.");
  });

  it("S-xss encodes what the request said", async () => {
    const state = `'"><script>alert(1)</script>&amp;`;
    const { text } = await facade.authorize({ state });
    expect(text).not.toMatch(/<script/i);
    expect(text).toContain("state=%27%22%3E%3Cscript%3E");
    expect(text).not.toMatch(/&(?!amp;)/);
  });

  it("S-xss says nothing of a request that it refuses", async () => {
    const canary = "<img src=x onerror=alert(1)>";
    const answer = await facade.authorize({ redirect_uri: canary, client_id: canary, state: canary });
    expect(answer.text).not.toContain("img src");
    expect(answer.text).not.toContain("onerror");
  });

  it.each([
    ["that asks", {}],
    ["that refuses", { client_id: "x" }],
  ])("R-161 R-04 the page %s runs no script, cannot be framed, is kept in no cache", async (_, changes) => {
    const answer = await facade.authorize(changes);
    const style = /<style>([\s\S]*?)<\/style>/.exec(answer.text)![1]!;
    const hash = createHash("sha256").update(style).digest("base64");
    expect(answer.header("Content-Security-Policy")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(answer.header("X-Frame-Options")).toBe("DENY");
    expect(answer.header("X-Content-Type-Options")).toBe("nosniff");
    expect(answer.header("Cache-Control")).toBe("no-store");
    expect(answer.text).not.toMatch(/<script|javascript:|\son[a-z]+=|style=|<link|<img|https?:\/\/(?!www\.w3)/i);
  });

  it("R-04 the nonce is new for every page, and its cookie is this host's alone", async () => {
    const own = new TestFacade({ random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });
    const pages = await Promise.all([own.authorize(), own.authorize()]);
    const cookies = pages.map((page) => page.header("Set-Cookie")!);
    for (const [index, cookie] of cookies.entries()) {
      const [, nonce] = /^__Host-mcp-consent=([A-Za-z0-9_-]{43}); (?:.*)$/.exec(cookie)!;
      expect(cookie.split("; ").slice(1)).toEqual(["Path=/", "Secure", "HttpOnly", "SameSite=Strict", "Max-Age=600"]);
      // The form holds a digest of the nonce: the page alone is not enough to answer another page's request.
      expect(pages[index]!.text).toMatch(/name="nonce" value="[0-9a-f]{64}"/);
      expect(pages[index]!.text).not.toContain(nonce);
    }
    expect(new Set(cookies).size).toBe(2);
  });

  it("the button that the Enter key presses is the one that does nothing", async () => {
    const { text } = await facade.authorize();
    expect([...text.matchAll(/<button name="decision" value="(\w+)"/g)].map(([, value]) => value)).toEqual([
      "deny",
      "allow",
    ]);
  });

  it("shows a name with markup in it as text", async () => {
    const clients = [
      {
        name: `<b>"O'Neil" & Co</b>`,
        clientId: claudeId,
        redirectUris: ["https://claude.ai/api/mcp/auth_callback"] as const,
      },
    ] as const;
    const { text } = await new TestFacade({}, { ...facadeFacts, clients }).authorize();
    expect(text).toContain("<h1>&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Co&lt;/b&gt; wants");
  });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { GatewayPorts, OutgoingRequest } from "../../../policy/executable.ts";
import { asCall, rightRefresh, rightToken, tokenFaults } from "./faults.ts";
import { TestFacade, apiUri, claudeId, codeId, documentedId, editorId, origin, tenant } from "./test-facade.ts";

const issued = JSON.stringify({ token_type: "Bearer", access_token: "entra-access", refresh_token: "entra-refresh" });

const answering =
  (status: number, body: string, headers: readonly (readonly [string, string])[] = []): GatewayPorts["send"] =>
  async () => ({ status, headers, body: Buffer.from(body) });

let facade: TestFacade;

beforeEach(() => {
  facade = new TestFacade({
    send: answering(200, issued, [
      ["Set-Cookie", "fpc=x"],
      ["x-ms-request-id", "y"],
    ]),
  });
});

const formOf = ({ body }: OutgoingRequest) => Object.fromEntries(new URLSearchParams(Buffer.from(body!).toString()));
const tokenCall = (form: Record<string, string | undefined>, from = rightToken) =>
  facade.call("token", asCall({ ...from, form: { ...from.form, ...form } }));

describe("a code", () => {
  it("R-179 is redeemed at Entra with what Entra needs and nothing else", async () => {
    await tokenCall({ client_secret: "x", client_assertion: "y", extra: "z" });
    const [sent] = facade.ports.sent;
    expect([sent!.method, sent!.url]).toEqual([
      "POST",
      `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    ]);
    expect(formOf(sent!)).toEqual({
      grant_type: "authorization_code",
      client_id: claudeId,
      code: "1.AXoA-code",
      redirect_uri: "https://claude.ai/api/mcp/auth_callback",
      code_verifier: "v".repeat(43),
      scope: `${apiUri}/documents.read`,
    });
  });

  it("R-14 takes no header of the client's along", async () => {
    await facade.call("token", {
      ...asCall(rightToken),
      headers: [
        ["Content-Type", "application/x-www-form-urlencoded; charset=utf-8"],
        ["Authorization", "Basic c2VjcmV0"],
        ["Cookie", "a=b"],
        ["Origin", "https://evil.example"],
        ["X-Forwarded-For", "10.0.0.1"],
      ],
    });
    expect(facade.ports.sent[0]!.headers).toEqual([
      ["Content-Type", "application/x-www-form-urlencoded"],
      ["Accept", "application/json"],
    ]);
  });

  it("R-23 Entra's answer is handed on as it is, and no cache keeps it", async () => {
    const answer = await tokenCall({});
    expect([answer.status, answer.text]).toEqual([200, issued]);
    expect(answer.headers).toEqual([
      ["Content-Type", "application/json"],
      ["Cache-Control", "no-store"],
      ["Pragma", "no-cache"],
      ["X-Content-Type-Options", "nosniff"],
    ]);
  });

  it("a second redemption is for Entra to refuse, and its refusal reaches the client", async () => {
    const refusal = '{"error":"invalid_grant","error_description":"AADSTS54005: redeemed"}';
    facade = new TestFacade({ send: answering(400, refusal) });
    const answer = await tokenCall({});
    expect([answer.status, answer.text]).toEqual([400, refusal]);
  });

  it.each(tokenFaults)("R-18 R-19 is refused by the rule $stage", async (fault) => {
    const answer = await facade.call("token", asCall(fault.in(rightToken)));
    expect([answer.status, answer.decision, JSON.parse(answer.text).error]).toEqual([
      fault.status,
      { stage: fault.stage },
      fault.error,
    ]);
    expect(facade.ports.sent).toEqual([]);
  });

  it.each([
    [documentedId, "https://editor.example/back", "redeemed"],
    [documentedId, "https://claude.ai/api/mcp/auth_callback", "redirect"],
    [codeId, "http://127.0.0.1:33418/", "redeemed"],
    [codeId, "http://127.0.0.1:33418/x", "redirect"],
    [codeId, "https://claude.ai/api/mcp/auth_callback", "redirect"],
    [claudeId, "http://127.0.0.1:33418/", "redirect"],
    [claudeId, undefined, "redirect"],
    [undefined, "https://claude.ai/api/mcp/auth_callback", "client"],
  ])("R-74 of client %s at %s ends at %s", async (client_id, redirect_uri, stage) => {
    expect((await tokenCall({ client_id, redirect_uri })).decision.stage).toBe(stage);
  });

  it.each([
    ["42 characters", "verifier", "a".repeat(42)],
    ["43 characters", "redeemed", "a".repeat(43)],
    ["128 characters", "redeemed", "a".repeat(128)],
    ["129 characters", "verifier", "a".repeat(129)],
    ["another character", "verifier", `${"a".repeat(43)}+`],
    ["nothing", "verifier", undefined],
  ])("R-18 with a verifier of %s ends at %s", async (_, stage, code_verifier) => {
    expect((await tokenCall({ code_verifier })).decision.stage).toBe(stage);
  });

  it.each([
    ["a code of two lines", { code: "a\r\nb" }, "code"],
    ["a code with a blank", { code: "a b" }, "code"],
    ["a code without end", { code: "a".repeat(4097) }, "code"],
    ["a code with another field in it", { code: "a&client_id=evil" }, "redeemed"],
  ])("R-19 %s", async (_, form, stage) => {
    expect((await tokenCall(form)).decision.stage).toBe(stage);
    if (stage === "redeemed") expect(formOf(facade.ports.sent[0]!)).toMatchObject({ ...form, client_id: claudeId });
  });
});

describe("R-04 each client redeems as its own application, so that Entra keeps what was agreed to apart", () => {
  it.each([
    [claudeId, claudeId],
    [codeId, codeId],
    [editorId, editorId],
    [documentedId, editorId],
  ])("%s as %s", async (client_id, atEntra) => {
    await tokenCall({ client_id }, rightRefresh);
    expect(formOf(facade.ports.sent[0]!)["client_id"]).toBe(atEntra);
  });
});

describe("a refresh token", () => {
  it("R-21 is redeemed for what the client was given before, when it names no scope", async () => {
    await facade.call("token", asCall(rightRefresh));
    expect(formOf(facade.ports.sent[0]!)).toEqual({
      grant_type: "refresh_token",
      client_id: claudeId,
      refresh_token: "1.AXoA-refresh",
      scope: `${apiUri}/.default offline_access`,
    });
  });

  it("R-179 is redeemed for this server's permissions under their full names", async () => {
    await tokenCall({ scope: "documents.read offline_access", resource: `${origin}/mcp` }, rightRefresh);
    expect(formOf(facade.ports.sent[0]!)).toMatchObject({ scope: `${apiUri}/documents.read offline_access` });
    expect(formOf(facade.ports.sent[0]!)).not.toHaveProperty("resource");
  });

  it.each([
    [{ refresh_token: undefined }, "refresh-token"],
    [{ refresh_token: "a b" }, "refresh-token"],
    [{ client_id: "x" }, "client"],
    [{ scope: "https://graph.microsoft.com/.default" }, "scope"],
    [{ scope: `${apiUri}/.default` }, "scope"],
    [{ resource: "https://graph.microsoft.com" }, "resource"],
  ])("R-06 is refused with %j by the rule %s", async (form, stage) => {
    expect((await tokenCall(form, rightRefresh)).decision.stage).toBe(stage);
    expect(facade.ports.sent).toEqual([]);
  });
});

describe("the form", () => {
  const call = (body: string) =>
    facade.call("token", { headers: [["Content-Type", "application/x-www-form-urlencoded"]], body });
  const right = asCall(rightToken).body!;

  it.each([
    ["lower-case escapes", "redeemed", right.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())],
    ["no needless escapes", "redeemed", decodeURIComponent(right)],
    ["every letter escaped", "redeemed", right.replace("1.AXoA-code", "%31%2e%41%58%6f%41%2d%63%6f%64%65")],
    ["an unfinished escape", "code", right.replace("1.AXoA-code", "abc%")],
    ["half an escape", "code", right.replace("1.AXoA-code", "abc%4")],
    ["no escape", "code", right.replace("1.AXoA-code", "%zz")],
    ["two signs of an escape", "code", right.replace("1.AXoA-code", "%%41")],
    ["a NUL", "code", right.replace("1.AXoA-code", "a%00b")],
    ["UTF-8", "code", right.replace("1.AXoA-code", "a%C3%A9")],
    ["an escaped name", "redeemed", right.replace("client_id", "client%5Fid")],
    ["a name in other letters", "client", right.replace("client_id", "Client_Id")],
    ["a field without a value", "once", `${right}&resource`],
    ["a second client that is escaped", "once", `${right}&client%5Fid=evil`],
    ["a second client", "once", `${right}&client_id=${claudeId}`],
    ["JSON", "grant", "{}"],
    ["nothing", "grant", ""],
  ])("R-34 with %s ends at %s", async (_, stage, body) => {
    expect((await call(body)).decision.stage).toBe(stage);
    for (const sent of facade.ports.sent)
      expect(formOf(sent)).toMatchObject({ client_id: claudeId, code: "1.AXoA-code" });
  });
});

describe("when Entra", () => {
  const never = () => new Promise<never>(() => {});
  it.each<[string, GatewayPorts["send"]]>([
    ["is down", () => Promise.reject(new Error("ECONNREFUSED"))],
    ["is busy", answering(429, '{"error":"x"}')],
    ["fails", answering(500, '{"error":"x"}')],
    ["sends elsewhere", answering(302, issued)],
    ["answers nothing", answering(200, "")],
    ["answers a page", answering(200, "<html><script>alert(1)</script>")],
    ["answers a list", answering(200, "[]")],
    ["answers without a token", answering(200, "{}")],
    ["answers half", answering(200, issued.slice(0, -5))],
    ["refuses without a reason", answering(400, "{}")],
    ["refuses with a page", answering(400, "<html>")],
  ])("R-161 %s, the client learns that and no more", async (_, send) => {
    facade = new TestFacade({ send });
    const answer = await tokenCall({});
    expect([answer.status, JSON.parse(answer.text).error, answer.header("Cache-Control")]).toEqual([
      503,
      "temporarily_unavailable",
      "no-store",
    ]);
  });

  it("hangs, the client learns it after twenty seconds", async () => {
    vi.useFakeTimers();
    facade = new TestFacade({ send: never });
    const answer = tokenCall({});
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await answer).status).toBe(503);
    vi.useRealTimers();
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { answerOf, createHarness, legacy, modern } from "../../../testing/harness.ts";
import type { Harness, Sent } from "../../../testing/harness.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { createMemoryState } from "../state/memory.ts";

const opening = legacy("initialize", {
  protocolVersion: "2025-11-25",
  capabilities: { elicitation: {} },
  clientInfo: { name: "test", version: "1.0.0" },
});

const state = () => createMemoryState(Date.now);

let shared = state();
let harness: Harness;

const start = () =>
  createHarness({ tools: [tool("echo")], settings: { sessions: "bound" }, clock: Date.now, ports: { state: shared } });

beforeEach(async () => {
  shared = state();
  harness = await start();
});

const token = (claims: Readonly<Record<string, unknown>> = {}, { issuer }: Harness = harness) =>
  issuer.user({ scp: "tools.use", ...claims });

const open = async (claims: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const response = await harness.send({ token: await token(claims), ...opening });
  expect(response.status).toBe(200);
  const id = response.headers.get("mcp-session-id") ?? "";
  await response.text();
  return id;
};

const withSession = (id: string, sent: Pick<Sent, "body" | "headers">): Pick<Sent, "body" | "headers"> => ({
  ...sent,
  headers: { ...sent.headers, "mcp-session-id": id },
});

const call = (id: string) => withSession(id, legacy("tools/call", { name: "echo", arguments: { say: "hi" } }));

describe("a session", () => {
  it("R-11 has an id that is random, long and printable", async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => open()));
    expect(new Set(ids).size).toBe(20);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("serves its owner", async () => {
    const { result } = await answerOf(await harness.send({ token: await token(), ...call(await open()) }));
    expect(result).toMatchObject({ structuredContent: { said: "hi" } });
  });

  it("R-03 is no credential", async () => {
    expect((await harness.send({ token: undefined, ...call(await open()) })).status).toBe(401);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["R-38 another user", { oid: testTenant.bob }],
    ["R-39 the same user with other rights", { scp: "tools.use other.use" }],
    ["R-39 the same user with another role", { roles: ["Data.Confidential"] }],
    ["R-39 the same user after a stronger sign-in", { acrs: ["c1"] }],
  ])("is not found by %s", async (_title, claims) => {
    const scopes = [
      { name: "tools.use", title: "", description: "", applications: true },
      { name: "other.use", title: "", description: "", applications: true },
    ];
    harness = await createHarness({ tools: [tool("echo")], scopes, settings: { sessions: "bound" }, clock: Date.now });
    const id = await open();
    expect((await harness.send({ token: await token(claims), ...call(id) })).status).toBe(404);
  });

  it("R-38 of another user is not ended by trying", async () => {
    const id = await open();
    const bob = await token({ oid: testTenant.bob });
    expect(
      (await harness.send({ token: bob, ...withSession(id, { body: undefined, headers: {} }), method: "DELETE" }))
        .status,
    ).toBe(404);
    expect((await harness.send({ token: await token(), ...call(id) })).status).toBe(200);
  });

  it("R-15 is gone after its owner ended it", async () => {
    const id = await open();
    const end = await harness.send({ token: await token(), method: "DELETE", headers: { "mcp-session-id": id } });
    expect(end.status).toBe(200);
    expect((await harness.send({ token: await token(), ...call(id) })).status).toBe(404);
  });

  it.each(["x", "A".repeat(43), "../alice"])("R-15 that never was is not found: %s", async (id) => {
    expect((await harness.send({ token: await token(), ...call(id) })).status).toBe(404);
  });

  it("R-15 has to be named", async () => {
    const sent = legacy("tools/call", { name: "echo", arguments: { say: "hi" } });
    expect((await harness.send({ token: await token(), ...sent })).status).toBe(400);
  });

  it("is not kept when its opening is refused", async () => {
    const opened = await harness.send({
      token: await token(),
      ...opening,
      headers: { ...opening.headers, accept: "text/html" },
    });
    expect(opened.status).toBe(406);
    expect(await shared.keys("session:")).toEqual([]);
  });

  it("is taken up by another replica, for its owner alone", async () => {
    const id = await open();
    const other = await start();
    const { result } = await answerOf(await other.send({ token: await token({}, other), ...call(id) }));
    expect(result).toMatchObject({ structuredContent: { said: "hi" } });
    const bob = await token({ oid: testTenant.bob }, other);
    expect((await other.send({ token: bob, ...call(id) })).status).toBe(404);
  });

  it("R-170 is not minted for the current revision", async () => {
    const response = await harness.send({ token: await token(), ...modern("tools/list") });
    expect(response.status).toBe(200);
    expect(response.headers.get("mcp-session-id")).toBeNull();
  });
});

describe("a session's time", () => {
  const at = async (lifetimes: readonly [seconds: number, status: number][]) => {
    harness = await createHarness({ tools: [tool("echo")], settings: { sessions: "bound" } });
    const id = await open();
    const statuses = [];
    for (const [seconds] of lifetimes) {
      harness.pass(seconds);
      const response = await harness.send({ token: await token(), ...call(id) });
      await response.text();
      statuses.push(response.status);
    }
    expect(statuses).toEqual(lifetimes.map(([, status]) => status));
  };

  it("R-39 ends when it is not used", () =>
    at([
      [1_799, 200],
      [1_800, 404],
    ]));

  it("R-39 ends, however much it is used", () =>
    at([...Array.from({ length: 19 }, (): [number, number] => [1_500, 200]), [300, 404]]));
});

describe("a stream's events", () => {
  const events = async (response: Response): Promise<string[]> =>
    [...(await response.text()).matchAll(/^id: (.*)$/gm)].map(([, id]) => id ?? "");

  const replay = async (id: string, lastEventId: string, claims: Readonly<Record<string, unknown>> = {}) => {
    const controller = new AbortController();
    const response = await harness.send({
      token: await token(claims),
      method: "GET",
      headers: { "mcp-session-id": id, "last-event-id": lastEventId },
      signal: controller.signal,
    });
    const reader = response.body?.getReader();
    const first = response.status === 200 ? await reader?.read() : undefined;
    await reader?.cancel();
    controller.abort();
    return { status: response.status, text: new TextDecoder().decode(first?.value) };
  };

  it("come again to their owner", async () => {
    const id = await open();
    const [first = ""] = await events(await harness.send({ token: await token(), ...call(id) }));
    expect((await replay(id, first)).text).toContain('"said":"hi"');
  });

  it("R-16 come to no other caller", async () => {
    const id = await open();
    const [first = ""] = await events(await harness.send({ token: await token(), ...call(id) }));
    expect((await replay(id, first, { oid: testTenant.bob })).status).toBe(404);
  });

  it("R-16 do not come in another session, not even in one of the same user", async () => {
    const [one, two] = [await open(), await open()];
    const [first = ""] = await events(await harness.send({ token: await token(), ...call(one) }));
    expect((await replay(two, first)).status).toBe(400);
  });

  it("R-137 have ids that do not repeat between streams", async () => {
    const id = await open();
    const sent = async () => events(await harness.send({ token: await token(), ...call(id) }));
    const all = [...(await sent()), ...(await sent())];
    expect(new Set(all).size).toBe(all.length);
  });
});

import { sealTool } from "@mcp-landing-zone/contract";
import type { AuditEvent } from "@mcp-landing-zone/contract";
import type { Shield } from "@mcp-landing-zone/content";
import { beforeEach, describe, expect, it } from "vitest";
import { createTestApprover } from "../../../testing/approver.ts";
import { answerOf, createHarness, eras } from "../../../testing/harness.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { checkTarget } from "../egress/target.ts";
import { readAllowList } from "../egress/allow-list.ts";
import { indicatorsForGateway } from "./indicators-for-gateway.ts";
import { createIndicators } from "./indicators.ts";
import { readIndicators, signIndicators } from "./list.ts";
import type { IndicatorList } from "./list.ts";

const signer = createTestApprover("");
const unknownSigner = createTestApprover("");
const empty: IndicatorList = {
  issued: "2030-01-01T00:00:00Z",
  expires: "2030-01-08T00:00:00Z",
  hosts: [],
  clients: [],
  digests: [],
};
const digest = "A".repeat(43);

describe("R-96 a signed list of indicators", () => {
  const full = { ...empty, hosts: ["evil.example"], clients: [testTenant.clientId], digests: [digest] };

  it("is read as it was signed", async () => {
    expect(readIndicators(await signIndicators(full, signer), [signer.thumbprint])).toEqual(full);
  });

  it.each<[string, (jws: string) => string, readonly string[], RegExp]>([
    ["that another key signed", (jws) => jws, [unknownSigner.thumbprint], /signed by/],
    [
      "whose content was changed",
      (jws) => jws.replace(/\.[^.]+\./, `.${btoa('{"clients":[]}').replace(/=+$/, "")}.`),
      [signer.thumbprint],
      /signature that does not fit/,
    ],
    ["that is no signed text", () => JSON.stringify(full), [signer.thumbprint], /compact JWS/],
    ["that is beyond all bounds", (jws) => jws + "A".repeat(1_100_000), [signer.thumbprint], /compact JWS/],
  ])("%s is refused", async (_title, change, keys, message) => {
    const jws = await signIndicators(full, signer);
    expect(() => readIndicators(change(jws), keys)).toThrow(message);
  });

  it.each([
    [{ hosts: ["Evil.Example"] }, /hosts: received "Evil.Example"/],
    [{ hosts: ["*"] }, /hosts/],
    [{ clients: ["all"] }, /clients: received "all"/],
    [{ digests: ["x"] }, /digests/],
    [{ expires: "soon" }, /expires: received "soon"/],
  ])("with %j is not signed", async (wrong, message) => {
    await expect(async () => signIndicators({ ...empty, ...wrong }, signer)).rejects.toThrow(message);
  });
});

describe("R-96 the watch over the list", () => {
  let now: number;
  let answer: () => Promise<string>;
  let events: AuditEvent[];
  const watch = () =>
    createIndicators({
      fetch: () => answer(),
      thumbprints: [signer.thumbprint],
      clock: () => now,
      record: async (event) => void events.push(event),
      report: () => undefined,
    });
  const sign = (changes: Partial<IndicatorList>) => signIndicators({ ...empty, ...changes }, signer);
  const reasons = () => events.map(({ reason }) => reason);
  beforeEach(() => {
    now = Date.parse("2030-01-02T00:00:00Z");
    events = [];
    answer = async () => sign({ hosts: ["evil.example"] });
  });

  it("refuses a host and every name below it, and no other", async () => {
    const indicators = watch();
    await indicators.look();
    expect(["evil.example", "a.b.evil.example"].map(indicators.refusesHost)).toEqual([true, true]);
    expect(["notevil.example", "example", "evil.example.org"].map(indicators.refusesHost)).toEqual([
      false,
      false,
      false,
    ]);
    expect(events).toMatchObject([{ event: "indicators.loaded", decision: "allowed", reason: "ok" }]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ["cannot be had", () => Promise.reject(new Error("down")), "indicators-unavailable"],
    ["is forged", () => signIndicators(empty, unknownSigner), "indicators-untrusted"],
    ["is older than the last", () => sign({ issued: "2029-12-31T00:00:00Z" }), "indicators-untrusted"],
  ])("goes on with the last good list when the next %s, and tells of it once", async (_title, next, reason) => {
    const indicators = watch();
    await indicators.look();
    answer = next;
    await indicators.look();
    await indicators.look();
    expect(indicators.refusesHost("evil.example")).toBe(true);
    expect(reasons()).toEqual(["ok", reason]);
    now += 15 * 60_000;
    await indicators.look();
    expect(reasons()).toEqual(["ok", reason, reason]);
  });

  it("holds a list that is past its time, and tells that it is stale until another comes", async () => {
    const indicators = watch();
    await indicators.look();
    now = Date.parse(empty.expires);
    await indicators.look();
    expect([indicators.refusesHost("evil.example"), reasons()]).toEqual([true, ["ok", "indicators-stale"]]);
    answer = async () => sign({ issued: "2030-01-08T00:00:00Z", expires: "2030-01-15T00:00:00Z" });
    await indicators.look();
    expect([indicators.refusesHost("evil.example"), reasons().at(-1)]).toEqual([false, "ok"]);
  });

  it("refuses nothing before the first list, because the absence of a second line must not stop the first", async () => {
    answer = () => Promise.reject(new Error("down"));
    const indicators = watch();
    await indicators.look();
    expect(indicators.refusesHost("evil.example")).toBe(false);
    expect(reasons()).toEqual(["indicators-unavailable"]);
  });

  it("says nothing anew of a list that is as it was", async () => {
    const indicators = watch();
    for (let times = 0; times < 3; times += 1) await indicators.look();
    expect(reasons()).toEqual(["ok"]);
  });
});

describe("R-96 the server", () => {
  const tools = [tool("one"), tool("two")];
  const listening = (refused: { readonly clients?: readonly string[]; readonly digests?: readonly string[] }) => {
    const listeners: (() => void)[] = [];
    const current = { clients: new Set(refused.clients), digests: new Set(refused.digests) };
    return {
      current,
      changed: () => listeners.forEach((listener) => listener()),
      indicators: {
        refusesHost: () => false,
        refusesClient: (id: string) => current.clients.has(id),
        refusesDigest: (id: string) => current.digests.has(id),
        onChange: (listener: () => void) => void listeners.push(listener),
      },
    };
  };

  it("refuses a client that is on the list in the words of one that was never allowed, and records who it was", async () => {
    const { indicators } = listening({ clients: [testTenant.clientId] });
    const harness = await createHarness({ tools, ports: { indicators } });
    const { status } = await answerOf(
      await harness.send({ token: await harness.issuer.user({ scp: "one.use" }), ...eras.modern("tools/list") }),
    );
    expect(status).toBe(403);
    expect(harness.events).toMatchObject([
      { event: "token", reason: "client-indicated", principal: { client: testTenant.clientId } },
    ]);
  });

  it("neither lists nor runs a definition that is on the list, from the moment at which it comes", async () => {
    const { indicators, current, changed } = listening({});
    const { server } = await createHarness({ tools, ports: { indicators } });
    const { digest: known } = server.registry.find("one")!.approved;
    current.digests.add(known);
    changed();
    expect(server.registry.find("one")).toBeUndefined();
    expect(server.registry.withheld.get("one")).toBe("indicated");
    expect(server.registry.find("two")).toBeDefined();
    current.digests.clear();
    changed();
    expect(server.registry.find("one")).toBeDefined();
    expect(server.registry.withheld.has("one")).toBe(false);
  });

  it("runs no call that was already being looked at when its definition came on the list", async () => {
    const { indicators, current, changed } = listening({});
    let ran = 0;
    const counted = tool("one", { run: async () => ({ said: String((ran += 1)) }) });
    const { digest: known } = sealTool(counted.definition);
    const shield: Shield = {
      check: async () => {
        current.digests.add(known);
        changed();
        return { attack: false, reasons: [] };
      },
    };
    const harness = await createHarness({ tools: [counted], ports: { indicators, shield } });
    const token = await harness.issuer.user({ scp: "tools.use" });
    const call = eras.modern("tools/call", { name: "one", arguments: { say: "hi" } });
    const { result } = await answerOf(await harness.send({ token, ...call }));
    expect({ ran, result }).toMatchObject({ ran: 0, result: { isError: true } });
    expect(harness.events.at(-1)).toMatchObject({ decision: "refused", reason: "definition-changed" });
  });

  it("connects to no host that is on the list, although it is allowed", () => {
    const allow = readAllowList([{ host: "*.example.com" }]);
    const refuses = (host: string) => host === "evil.example.com";
    expect(() => checkTarget("https://evil.example.com/", allow, refuses)).toThrow(
      expect.objectContaining({ code: "indicator" }) as Error,
    );
    expect(checkTarget("https://good.example.com/", allow, refuses).host).toBe("good.example.com");
  });
});

describe("R-96 the gateway's named value", () => {
  it("name clients and definitions first, and leave out what finds no room", () => {
    const hosts = Array.from({ length: 400 }, (_, index) => `host-${index}.example`);
    const { value, left } = indicatorsForGateway({ hosts, clients: [testTenant.clientId], digests: ["d".repeat(43)] });
    expect(value.split(" ").slice(0, 3)).toEqual([
      `client:${testTenant.clientId}`,
      `sha256-${"d".repeat(43)}`,
      "host:host-0.example",
    ]);
    expect(value.length).toBeLessThanOrEqual(4_096);
    expect(left).toBe(402 - value.split(" ").length);
    expect(indicatorsForGateway({ hosts: [], clients: [], digests: [] })).toEqual({ value: "none", left: 0 });
  });
});

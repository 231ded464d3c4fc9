import { describe, expect, it } from "vitest";
import { createHarness, modern } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import type { Exchange, Reply } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import { createPeerRate, networkOf } from "./peer-rate.ts";

const proof = "x-gateway-authorization";
const perMinute = 3;

const exchange = (peer: string, headers: Readonly<Record<string, string>> = {}, path = "/mcp"): Exchange => ({
  ...{ method: "POST", path, query: "", peer },
  headers: new Map(Object.entries({ host: "mcp.example.com", "content-type": "application/json", ...headers })),
  signal: new AbortController().signal,
  readBody: async () => Buffer.from(JSON.stringify(modern("tools/list").body)),
});

const setUp = async () => {
  const harness = await createHarness({
    tools: [tool("echo")],
    settings: { unprovenRequestsPerMinute: perMinute },
  });
  const statuses = async (count: number, one: () => Exchange): Promise<number[]> => {
    const replies: Reply[] = [];
    for (let sent = 0; sent < count; sent += 1) replies.push(await harness.server.handle(one()));
    return replies.map(({ status }) => status);
  };
  return { ...harness, statuses };
};

describe("requests that no gateway vouches for", () => {
  it.each<[string, () => Exchange, number]>([
    ["without proof", () => exchange("192.0.2.1"), 403],
    ["with a false proof", () => exchange("192.0.2.1", { [proof]: "Bearer a.b.c" }), 403],
    ["for a path that is not there", () => exchange("192.0.2.1", {}, "/nothing"), 404],
    ["for another host", () => exchange("192.0.2.1", { host: "evil.example" }), 403],
  ])("R-55 %s have a limit for each address", async (_title, one, status) => {
    const { statuses } = await setUp();
    expect(await statuses(5, one)).toEqual([status, status, status, 429, 429]);
  });

  it("R-55 say when to come back, and are served as before then", async () => {
    const { server, statuses, pass } = await setUp();
    await statuses(4, () => exchange("192.0.2.1"));
    const { headers } = await server.handle(exchange("192.0.2.1"));
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(headers["retry-after"])).toBeLessThanOrEqual(60);
    pass(Number(headers["retry-after"]));
    expect(await statuses(1, () => exchange("192.0.2.1"))).toEqual([403]);
  });

  it("R-55 of one address leave another its own, and one customer's IPv6 addresses are one", async () => {
    const { statuses } = await setUp();
    await statuses(4, () => exchange("2001:db8:0:1::1"));
    expect(await statuses(1, () => exchange("2001:db8:0:1:ffff::2"))).toEqual([429]);
    expect(await statuses(1, () => exchange("2001:db8:0:2::1"))).toEqual([403]);
    expect(await statuses(1, () => exchange("192.0.2.1"))).toEqual([403]);
  });

  it("R-55 keep no caller of the gateway out, whose address they share", async () => {
    const { issuer, statuses, send } = await setUp();
    await statuses(10, () => exchange(""));
    const response = await send({ token: await issuer.user({ scp: "tools.use" }), ...modern("tools/list") });
    expect(response.status).toBe(200);
  });

  it("R-55 are answered by the gateway's own limits where it vouches for them", async () => {
    const { send, statuses } = await setUp();
    const answers: number[] = [];
    for (let sent = 0; sent < 6; sent += 1) answers.push((await send({ token: undefined, body: {} })).status);
    expect(new Set(answers)).toEqual(new Set([401]));
    expect(await statuses(1, () => exchange(""))).toEqual([403]);
  });

  it("R-55 cost no signature check once there are too many without proof", async () => {
    let asked = 0;
    const rate = createPeerRate({ clock: () => 0, perMinute: 1 });
    const refused = (one: Exchange): string => {
      try {
        rate.admit(one);
        asked += 1;
        return rate.judge(one, new Refusal("gateway-proof")).refusal;
      } catch (error) {
        return (error as Refusal).refusal;
      }
    };
    const sent = Array.from({ length: 4 }, () => refused(exchange("192.0.2.1")));
    expect(sent).toEqual(["gateway-proof", "rate-limited", "rate-limited", "rate-limited"]);
    expect(asked).toBe(1);
  });

  it("R-55 are remembered for so many addresses and no more", () => {
    const rate = createPeerRate({ clock: () => 0, perMinute: 1, most: 2 });
    const judged = (peer: string): string => rate.judge(exchange(peer), new Refusal("gateway-proof")).refusal;
    expect(["a", "a", "b", "c", "a"].map(judged)).toEqual([
      "gateway-proof",
      "rate-limited",
      "gateway-proof",
      "gateway-proof",
      "gateway-proof",
    ]);
  });
});

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8::6", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", ""],
])("R-55 %s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

import { describe, expect, it } from "vitest";
import { parsePolicy } from "../import/parse-policy.ts";
import { testPorts, testRequest, textOf } from "../testing.ts";
import { behind } from "./behind.testing.ts";
import { valuesInMemory } from "./cache.ts";
import { compilePolicy } from "./compile.ts";
import type { GatewayRequest } from "./ports.ts";

const subscribed = (id: string, more: GatewayRequest["context"] = {}) => ({
  context: { "Subscription.Id": id, ...more },
});

describe("rate-limit", () => {
  const limit = '<rate-limit calls="2" renewal-period="60" />';

  it("counts the calls of each subscription apart (rate-limit-policy)", async () => {
    const { call } = behind({ inbound: limit });
    const statuses = [];
    for (const id of ["a", "a", "a", "b"]) statuses.push((await call(subscribed(id))).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  // Measured on the service: https://ronaldbosma.github.io/blog/2026/01/06/rate-limiting-in-azure-api-management
  it("counts calls without a subscription together", async () => {
    const { call } = behind({ inbound: limit });
    const statuses = [];
    for (const clientIp of ["203.0.113.1", "203.0.113.2", "203.0.113.3"])
      statuses.push((await call({ clientIp })).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it("counts APIs and operations within it besides (rate-limit-policy, elements api and operation)", async () => {
    const inbound = `
      <rate-limit calls="3" renewal-period="60">
        <api id="orders" calls="2" renewal-period="60"><operation name="list" calls="1" renewal-period="10" /></api>
      </rate-limit>`;
    const { call, ports } = behind({ inbound });
    const at = (api: string, operation: string) =>
      call(subscribed("a", { "Api.Id": api, "Operation.Name": operation })).then(({ status }) => status);
    expect([await at("orders", "list"), await at("orders", "list")]).toEqual([200, 429]);
    ports.clock.advance(10);
    expect([await at("orders", "list"), await at("orders", "get")]).toEqual([200, 429]);
    expect([await at("bills", "list"), await at("bills", "list")]).toEqual([200, 429]);
  });

  it("tells what is left, what there is, and how long to wait, under the names that it has for them", async () => {
    const inbound = `
      <rate-limit calls="1" renewal-period="60" retry-after-header-name="X-Wait" remaining-calls-header-name="X-Left" total-calls-header-name="X-Of" retry-after-variable-name="wait" />`;
    const { call } = behind({ inbound });
    expect((await call()).headers).toEqual([
      ["X-Left", "0"],
      ["X-Of", "1"],
    ]);
    const refused = await call();
    expect([refused.status, Object.fromEntries(refused.headers)["X-Wait"]]).toEqual([429, "60"]);
    expect(Object.fromEntries(refused.headers)).not.toHaveProperty("Retry-After");
  });

  it("has the headers by a key, too (rate-limit-by-key-policy)", async () => {
    const inbound =
      '<rate-limit-by-key calls="2" renewal-period="60" counter-key="k" remaining-calls-header-name="X-Left" />';
    expect((await behind({ inbound }).call()).headers).toEqual([["X-Left", "1"]]);
  });
});

describe("quota", () => {
  it("refuses with 403 until its window is over, for each subscription (quota-policy)", async () => {
    const { call, ports } = behind({ inbound: '<quota calls="1" renewal-period="3600" />' });
    expect([(await call(subscribed("a"))).status, (await call(subscribed("b"))).status]).toEqual([200, 200]);
    const refused = await call(subscribed("a"));
    expect([refused.status, Object.keys(Object.fromEntries(refused.headers))]).toEqual([
      403,
      ["Retry-After", "Content-Type"],
    ]);
    ports.clock.advance(3600);
    expect((await call(subscribed("a"))).status).toBe(200);
  });

  it("lasts for ever with a period of 0 (quota-policy, renewal-period)", async () => {
    const { call, ports } = behind({ inbound: '<quota calls="1" renewal-period="0" />' });
    await call();
    ports.clock.advance(1e9);
    expect((await call()).status).toBe(403);
  });

  it("has quotas of APIs within it, with its own window", async () => {
    const inbound = '<quota calls="9" renewal-period="3600"><api name="Orders" calls="1" /></quota>';
    const { call } = behind({ inbound });
    const at = (name: string) => call({ context: { "Api.Name": name } }).then(({ status }) => status);
    expect([await at("Orders"), await at("Orders"), await at("Bills")]).toEqual([200, 403, 200]);
  });
});

describe("authentication-basic", () => {
  it("puts name and password in the place of the caller's credential (RFC 7617)", async () => {
    const { call, ports } = behind(
      { inbound: '<authentication-basic username="Aladdin" password="{{secret}}" />' },
      { namedValue: () => "open sesame" },
    );
    await call({ headers: [["Authorization", "Bearer caller"]] });
    expect(ports.forwarded[0]!.headers).toEqual([["Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]]);
  });
});

describe("authentication-certificate", () => {
  it("goes with what is forwarded, and with a request of the gateway's own where it stands in that", async () => {
    const inbound = `
      <authentication-certificate certificate-id="orders" />
      <send-request mode="new" response-variable-name="r">
        <set-url>https://a.example/</set-url>
        <authentication-certificate thumbprint="CA06" />
      </send-request>
      <send-request mode="new" response-variable-name="r"><set-url>https://b.example/</set-url></send-request>`;
    const { call, ports } = behind({ inbound }, { send: async () => ({ status: 200, headers: [] }) });
    await call();
    expect(ports.forwarded[0]!.certificate).toEqual({ certificateId: "orders" });
    expect(ports.sent.map(({ certificate }) => certificate)).toEqual([{ thumbprint: "CA06" }, undefined]);
  });

  it("is refused with the key in the policy's text", () => {
    expect(() => behind({ inbound: '<authentication-certificate body="MII" password="p" />' })).toThrow(
      /^line 1, column 20: <authentication-certificate> with a certificate in its text/,
    );
  });
});

describe("mock-response", () => {
  const json = { status: 200, contentType: "application/json", body: '{"a":1}' };
  const examples = [json, { ...json, body: '{"a":2}' }, { status: 404, contentType: "text/plain", body: "none" }];

  it.each([
    ["", 200, '{"a":1}'],
    ['index="1"', 200, '{"a":2}'],
    ['status-code="404"', 404, "none"],
    ['status-code="404" content-type="application/json"', 404, ""],
    ['status-code="500"', 500, ""],
  ])("answers %s with the example that fits, or with nothing (mock-response-policy)", async (which, status, body) => {
    const { call, ports } = behind({ inbound: `<mock-response ${which} />` });
    const answer = await call({ examples });
    expect([answer.status, await textOf(answer), ports.forwarded.length]).toEqual([status, body, 0]);
  });
});

describe("cache-lookup and cache-store", () => {
  const lookup = (more = "", within = "") =>
    `<cache-lookup vary-by-developer="true" vary-by-developer-groups="true" ${more}>${within}</cache-lookup>`;
  const cached = (inbound: string, store = '<cache-store duration="60" />', status = 200) => {
    let calls = 0;
    const forward = async () => ({ status, headers: [], body: Buffer.from(`answer ${++calls}`) });
    const { call, ports } = behind({ inbound, outbound: store }, { values: valuesInMemory(), forward });
    const ask = async (changes: Partial<GatewayRequest> = {}) =>
      textOf(await call({ method: "GET", url: "https://gateway.example/api?page=1", ...changes }));
    return { ask, ports };
  };

  it("answers a GET until its time is over (cache-store-policy, duration)", async () => {
    const { ask, ports } = cached(lookup());
    expect([await ask(), await ask()]).toEqual(["answer 1", "answer 1"]);
    ports.clock.advance(60);
    expect(await ask()).toBe("answer 2");
  });

  it("keeps answers to GET alone (cache-lookup-policy, usage notes)", async () => {
    const { ask } = cached(lookup());
    expect([await ask({ method: "POST" }), await ask({ method: "POST" })]).toEqual(["answer 1", "answer 2"]);
  });

  it("keeps status 200, or what its condition says (cache-store-policy, cache-response)", async () => {
    const missing = cached(lookup(), '<cache-store duration="60" />', 404);
    expect([await missing.ask(), await missing.ask()]).toEqual(["answer 1", "answer 2"]);
    const kept = cached(lookup(), '<cache-store duration="60" cache-response="true" />', 404);
    expect([await kept.ask(), await kept.ask()]).toEqual(["answer 1", "answer 1"]);
    const never = cached(lookup(), '<cache-store duration="60" cache-response="false" />');
    expect([await never.ask(), await never.ask()]).toEqual(["answer 1", "answer 2"]);
  });

  it("keeps developers, their groups, headers and parameters apart (cache-lookup-policy, attributes)", async () => {
    const { ask } = cached(lookup("", "<vary-by-header>Accept</vary-by-header>"));
    const asked = [
      {},
      { context: { "User.Id": "ada" } },
      { groups: ["readers"] },
      { headers: [["accept", "text/plain"]] as const },
      { url: "https://gateway.example/api?page=2" },
    ];
    const first = [];
    for (const one of asked) first.push(await ask(one));
    expect(first).toEqual(["answer 1", "answer 2", "answer 3", "answer 4", "answer 5"]);
    expect(await ask({ headers: [["X-Other", "a"]] })).toBe("answer 1");
  });

  it("varies by the parameters that it names alone", async () => {
    const { ask } = cached(lookup("", "<vary-by-query-parameter>id;page</vary-by-query-parameter>"));
    const at = (query: string) => ask({ url: `https://gateway.example/api?${query}` });
    expect([await at("page=1&a=1"), await at("page=1&a=2"), await at("page=2")]).toEqual([
      "answer 1",
      "answer 1",
      "answer 2",
    ]);
  });

  it("leaves out requests with a token, unless it says otherwise (allow-private-response-caching)", async () => {
    const headers = [["Authorization", "Bearer a"]] as const;
    const shared = cached(lookup());
    expect([await shared.ask({ headers }), await shared.ask({ headers })]).toEqual(["answer 1", "answer 2"]);
    const own = cached(
      lookup('allow-private-response-caching="true"', "<vary-by-header>Authorization</vary-by-header>"),
    );
    expect([await own.ask({ headers }), await own.ask({ headers })]).toEqual(["answer 1", "answer 1"]);
    expect(await own.ask({ headers: [["Authorization", "Bearer b"]] })).toBe("answer 2");
  });

  // The service's trace says so: "Processing will continue from the step in the response pipeline that is after the corresponding cache-store".
  it("goes on behind cache-store, with nothing between", async () => {
    const mark = (name: string) => `<set-header name="${name}"><value>seen</value></set-header>`;
    const { call, ports } = behind(
      {
        inbound: `${lookup()}${mark("X-In")}`,
        outbound: `${mark("X-Before")}<choose><when condition="true"><cache-store duration="60" /></when></choose>${mark("X-Behind")}`,
      },
      { values: valuesInMemory(), forward: async () => ({ status: 200, headers: [["X-Backend", "1"]] }) },
    );
    await call({ method: "GET" });
    const { headers } = await call({ method: "GET" });
    expect(Object.keys(Object.fromEntries(headers))).toEqual(["X-Backend", "X-Before", "X-Behind"]);
    expect(ports.forwarded.map(({ headers: sent }) => sent)).toEqual([[["X-In", "seen"]]]);
  });

  it("still runs on-error when an element behind it fails", async () => {
    const text = `<policies><inbound>${lookup()}</inbound><outbound><cache-store duration="60" /><find-and-replace from="@(context.Request.Headers.GetValueOrDefault("X-From", ""))" to="a" /></outbound><on-error><return-response><set-status code="502" /></return-response></on-error></policies>`;
    const gateway = compilePolicy(parsePolicy(text, { name: "service" }));
    const ports = testPorts({ values: valuesInMemory() });
    await gateway(testRequest({ method: "GET", headers: [["X-From", "b"]] }), ports);
    expect((await gateway(testRequest({ method: "GET" }), ports)).status).toBe(502);
  });
});

it("cors without methods allows GET and POST (cors-policy, allowed-methods)", async () => {
  const { call } = behind({ inbound: "<cors><allowed-origins><origin>https://a</origin></allowed-origins></cors>" });
  const asked = async (method: string) => {
    const headers = [
      ["Origin", "https://a"],
      ["Access-Control-Request-Method", method],
    ] as const;
    return Object.fromEntries((await call({ method: "OPTIONS", headers })).headers)["Access-Control-Allow-Methods"];
  };
  expect([await asked("POST"), await asked("PUT")]).toEqual(["GET,POST", undefined]);
});

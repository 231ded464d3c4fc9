import { describe, expect, it } from "vitest";
import { cacheValue } from "../element/cache.ts";
import { setVariable } from "../element/flow.ts";
import { returnResponse } from "../element/message.ts";
import { toInteger } from "../expression/integer.ts";
import { request } from "../expression/request.ts";
import { stringVariable } from "../expression/variable.ts";
import { testDocument, testPorts, testRequest, textOf } from "../testing.ts";
import { behind } from "./behind.testing.ts";
import { valuesInMemory } from "./cache.ts";
import { compilePolicy } from "./compile.ts";

// No page of Learn describes it: the attributes and what they mean are those of CacheValueConfig and its handler in Microsoft's policy toolkit.
describe("cache-value", () => {
  const made = "@((string)context.Variables[&quot;made&quot;])";
  const kept = (
    attributes: string,
    value = `<set-variable name="made" value="@(context.Request.Headers.GetValueOrDefault(&quot;X-Made&quot;, &quot;&quot;))" />`,
  ) => `
    <cache-value key="k" variable-name="made" ${attributes}><value>${value}</value></cache-value>
    <return-response><set-body>${made}</set-body></return-response>`;
  const asks = (inbound: string) => {
    const { call, ports } = behind({ inbound }, { values: valuesInMemory() });
    const ask = async (value: string) => textOf(await call({ headers: [["X-Made", value]] }));
    return { ask, wait: (seconds: number) => ports.clock.advance(seconds) };
  };

  it("makes a value once, and again when it has expired", async () => {
    const { ask, wait } = asks(kept('expires-after="60"'));
    expect([await ask("a"), await ask("b")]).toEqual(["a", "a"]);
    wait(61);
    expect([await ask("b"), await ask("c")]).toEqual(["b", "b"]);
  });

  it("keeps it for eight hours where nothing is said", async () => {
    const { ask, wait } = asks(kept(""));
    await ask("a");
    wait(28_799);
    expect(await ask("b")).toBe("a");
    wait(2);
    expect(await ask("b")).toBe("b");
  });

  it("makes it anew from its refresh time on, and every time at 0", async () => {
    const { ask, wait } = asks(kept('expires-after="60" refresh-after="30"'));
    expect([await ask("a"), await ask("b")]).toEqual(["a", "a"]);
    wait(31);
    expect(await ask("b")).toBe("b");
    const always = asks(kept('expires-after="60" refresh-after="0"'));
    expect([await always.ask("a"), await always.ask("b")]).toEqual(["a", "b"]);
  });

  const onlyIfNamed = `
    <choose><when condition="@(context.Request.Headers.GetValueOrDefault(&quot;X-Made&quot;, &quot;&quot;) != &quot;&quot;)">
      <set-variable name="made" value="@(context.Request.Headers.GetValueOrDefault(&quot;X-Made&quot;, &quot;&quot;))" />
    </when></choose>`;

  it("serves the old value when the elements set none, and the default when there is no old one", async () => {
    const { ask, wait } = asks(kept('expires-after="60" refresh-after="30" default-value="none"', onlyIfNamed));
    expect([await ask(""), await ask("a")]).toEqual(["none", "a"]);
    wait(31);
    expect(await ask("")).toBe("a");
    wait(31);
    expect(await ask("")).toBe("none");
  });

  it("leaves the variable as it was where there is neither, and does not keep that", async () => {
    const before = "@(context.Request.Headers.GetValueOrDefault(&quot;X-Before&quot;, &quot;&quot;))";
    const inbound = `<set-variable name="made" value="${before}" />${kept("", onlyIfNamed)}`;
    const { call } = behind({ inbound }, { values: valuesInMemory() });
    const ask = async (value: string) => textOf(await call({ headers: [["X-Before", value]] }));
    expect([await ask("a"), await ask("b")]).toEqual(["a", "b"]);
  });

  it("makes it anew whenever the request says 0", async () => {
    const made = stringVariable("made");
    const refreshAfterSeconds = toInteger(request.header("X-Refresh"), 30);
    const gateway = compilePolicy(
      testDocument({
        inbound: [
          cacheValue({ key: "k", into: made, refreshAfterSeconds }, setVariable(made, request.header("X-Made"))),
          returnResponse({ status: 200, body: made.or("") }),
        ],
      }),
    );
    const ports = testPorts({ values: valuesInMemory() });
    const ask = async (value: string, refresh: string) =>
      textOf(
        await gateway(
          testRequest({
            headers: [
              ["X-Made", value],
              ["X-Refresh", refresh],
            ],
          }),
          ports,
        ),
      );
    expect([await ask("a", "30"), await ask("b", "30"), await ask("c", "0")]).toEqual(["a", "a", "c"]);
  });

  it("keeps nothing of elements that end the request or fail", async () => {
    const ending = '<return-response><set-status code="418" /></return-response>';
    const { call } = behind({ inbound: kept("", ending) }, { values: valuesInMemory() });
    expect([(await call()).status, (await call()).status]).toEqual([418, 418]);
  });

  it("takes one <value>", () => {
    expect(() => behind({ inbound: '<cache-value key="k" variable-name="v" />' })).toThrow("one <value>");
  });
});

describe("redirect-content-urls (redirect-content-urls-policy)", () => {
  const listing = (body?: string) => ({
    url: "https://api.contoso.com/orders/list?page=2",
    backend: { baseUrl: "https://orders.internal/v1", path: "/list" },
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  });

  it("makes links to the backend links to the gateway, and leaves others and headers alone", async () => {
    const { call } = behind(
      { outbound: "<redirect-content-urls />" },
      {
        forward: async () => ({
          status: 200,
          headers: [["Location", "https://orders.internal/v1/3"]],
          body: Buffer.from(
            '{"next":"https://orders.internal/v1/list?page=3","home":"https://orders.internal/v1","other":"https://orders.internal/v12","third":"https://orders.internal.example/v1"}',
          ),
        }),
      },
    );
    const answer = await call(listing());
    expect(JSON.parse(await textOf(answer))).toEqual({
      next: "https://api.contoso.com/orders/list?page=3",
      home: "https://api.contoso.com/orders",
      other: "https://orders.internal/v12",
      third: "https://orders.internal.example/v1",
    });
    expect(answer.headers).toContainEqual(["Location", "https://orders.internal/v1/3"]);
  });

  it("goes the other way in inbound", async () => {
    const { call, ports } = behind({ inbound: "<redirect-content-urls />" });
    await call({ method: "POST", ...listing('{"item":"https://api.contoso.com/orders/3"}') });
    expect(Buffer.from(ports.forwarded[0]!.body!).toString()).toBe('{"item":"https://orders.internal/v1/3"}');
  });
});

import { describe, expect, it } from "vitest";
import { valuesInMemory } from "../interpreter/cache.ts";
import { compilePolicy } from "../interpreter/compile.ts";
import type { GatewayPorts, GatewayRequest, HubMessage, TraceRecord } from "../interpreter/ports.ts";
import { TestIssuer, testPorts, testRequest, textOf } from "../testing.ts";
import { parsePolicy } from "./parse-policy.ts";

/** Policies of the shapes that are met most in public collections, as their authors write them: read, and executed as they are. */
const run = async (xml: string, request: Partial<GatewayRequest> = {}, overrides: Partial<GatewayPorts> = {}) => {
  const ports = testPorts(overrides);
  const gateway = compilePolicy(parsePolicy(xml, { name: "foreign" }));
  return { answer: await gateway(testRequest(request), ports), ports, gateway };
};

const policies = ({ inbound = "<base />", backend = "<base />", outbound = "<base />", onError = "<base />" }) =>
  `<policies><inbound>${inbound}</inbound><backend>${backend}</backend><outbound>${outbound}</outbound><on-error>${onError}</on-error></policies>`;

describe("a policy that was written elsewhere does what its author meant", () => {
  it("calls a backend with a token of the gateway's identity", async () => {
    const inbound = `
      <base />
      <authentication-managed-identity resource="https://ai.example" output-token-variable-name="accessToken" ignore-error="false" />
      <set-header name="Authorization" exists-action="override">
        <value>@("Bearer " + (string)context.Variables["accessToken"])</value>
      </set-header>
      <set-backend-service backend-id="models" />`;
    const { ports } = await run(
      policies({ inbound }),
      {},
      {
        identityToken: async ({ resource }) => `token for ${resource}`,
        backendUrl: (id) => `https://${id}.internal`,
      },
    );
    expect(ports.forwarded[0]).toMatchObject({ url: "https://models.internal/" });
    expect(ports.forwarded[0]!.headers).toContainEqual(["Authorization", "Bearer token for https://ai.example"]);
  });

  it("puts the gateway's token in place of the caller's where no variable is named", async () => {
    const inbound = '<authentication-managed-identity resource="https://bus.example" />';
    const { ports } = await run(
      policies({ inbound }),
      { headers: [["Authorization", "Bearer caller"]] },
      { identityToken: async () => "own" },
    );
    expect(ports.forwarded[0]!.headers).toEqual([["Authorization", "Bearer own"]]);
  });

  it("tries again while a pool is exhausted, and hides the status", async () => {
    const backend = `
      <retry count="2" interval="0" first-fast-retry="true" condition="@(context.Response.StatusCode == 429 || (context.Response.StatusCode == 503))">
        <forward-request buffer-request-body="true" />
      </retry>`;
    const onError = `
      <base />
      <choose>
        <when condition="@(context.Response.StatusCode == 503)">
          <return-response><set-status code="503" reason="Busy" /></return-response>
        </when>
      </choose>`;
    const statuses = [429, 503, 200];
    const { answer, ports } = await run(
      policies({ backend: backend.replace('interval="0"', 'interval="1"'), onError }),
      {},
      {
        forward: async () => ({ status: statuses.shift()!, headers: [] }),
      },
    );
    expect([answer.status, ports.forwarded.length]).toEqual([200, 3]);
  });

  it("refuses callers of a token endpoint that is not the tenant's", async () => {
    const issuer = new TestIssuer();
    const inbound = `
      <validate-jwt header-name="Authorization" failed-validation-httpcode="403" failed-validation-error-message="Not for you">
        <openid-config url="https://login.example/config" />
        <audiences><audience>api://notes</audience></audiences>
        <required-claims><claim name="roles" match="any"><value>Reader</value><value>Writer</value></claim></required-claims>
      </validate-jwt>`;
    const now = () => new Date("2026-11-20T08:00:00Z");
    const ports = { checkSignature: issuer.checkSignature(now) };
    const asked = (claims: Readonly<Record<string, unknown>>) =>
      run(
        policies({ inbound }),
        {
          headers: [
            ["Authorization", `Bearer ${issuer.sign({ iss: issuer.issuer, exp: 4e9, aud: "api://notes", ...claims })}`],
          ],
        },
        ports,
      );
    expect((await asked({ roles: ["Writer"] })).answer.status).toBe(200);
    const { answer } = await asked({ roles: ["Guest"] });
    expect([answer.status, await textOf(answer)]).toEqual([403, '{"statusCode":403,"message":"Not for you"}']);
  });

  it("keeps a value between requests, for as long as it said", async () => {
    const inbound = `
      <cache-lookup-value key="@("greeting-" + context.Request.Headers.GetValueOrDefault("x-user", "guest"))" variable-name="greeting" />
      <choose>
        <when condition="@(string.IsNullOrEmpty(context.Variables.GetValueOrDefault<string>("greeting")))">
          <send-request mode="new" response-variable-name="made" timeout="10" ignore-error="false">
            <set-url>https://greetings.example/</set-url>
            <set-method>GET</set-method>
          </send-request>
          <set-variable name="greeting" value="hello" />
          <cache-store-value key="@("greeting-" + context.Request.Headers.GetValueOrDefault("x-user", "guest"))" value="@((string)context.Variables["greeting"])" duration="60" />
        </when>
      </choose>
      <return-response><set-body>@((string)context.Variables["greeting"])</set-body></return-response>`;
    const ports = testPorts({ values: valuesInMemory(), send: async () => ({ status: 200, headers: [] }) });
    const gateway = compilePolicy(parsePolicy(policies({ inbound }), { name: "foreign" }));
    const ask = async (user: string) => textOf(await gateway(testRequest({ headers: [["x-user", user]] }), ports));
    expect([await ask("a"), await ask("a"), ports.sent.length]).toEqual(["hello", "hello", 1]);
    await ask("b");
    ports.clock.advance(61);
    expect([await ask("a"), ports.sent.length]).toEqual(["hello", 3]);
  });

  it("forgets what it kept", async () => {
    const values = valuesInMemory();
    values.set("k", "old", new Date(8e15));
    const inbound = `
      <cache-remove-value key="k" />
      <cache-lookup-value key="k" variable-name="v" default-value="none" />
      <return-response><set-body>@((string)context.Variables["v"])</set-body></return-response>`;
    expect(await textOf((await run(policies({ inbound }), {}, { values })).answer)).toBe("none");
  });

  it("asks for a header with one of two values", async () => {
    const inbound = `
      <check-header name="X-Api" failed-check-httpcode="401" failed-check-error-message="Not authorized" ignore-case="true">
        <value>alpha</value>
        <value>@("be" + "ta")</value>
      </check-header>`;
    const status = async (value?: string) =>
      (await run(policies({ inbound }), { headers: value === undefined ? [] : [["X-Api", value]] })).answer.status;
    expect([await status(), await status("BETA"), await status("gamma")]).toEqual([401, 200, 401]);
  });

  it("has a reason that is made for the request, and none that would begin a header", async () => {
    const inbound = `
      <return-response>
        <set-status code="302" reason="@(context.Request.Headers.GetValueOrDefault("X-Why", ""))" />
      </return-response>`;
    const reason = async (why: string) => {
      const { answer } = await run(policies({ inbound }), { headers: [["X-Why", why]] });
      return [answer.status, answer.reason];
    };
    expect([await reason("Found"), await reason("a\r\nSet-Cookie: b")]).toEqual([
      [302, "Found"],
      [500, ""],
    ]);
  });

  it("hands on the answer of an authorizer as it came", async () => {
    const inbound = `
      <send-request mode="new" response-variable-name="verdict" timeout="20" ignore-error="true">
        <set-url>https://authorizer.example/check</set-url>
        <set-method>POST</set-method>
        <set-header name="X-Token" exists-action="override"><value>@(context.Request.Headers.GetValueOrDefault("X-Token", ""))</value></set-header>
      </send-request>
      <choose>
        <when condition="@(((IResponse)context.Variables["verdict"]).StatusCode != 200)">
          <return-response response-variable-name="verdict" />
        </when>
      </choose>`;
    const send = async () => ({ status: 451, headers: [["X-Why", "law"]] as const, body: Buffer.from([0xff, 0x00]) });
    const { answer } = await run(policies({ inbound }), { headers: [["X-Token", "t"]] }, { send });
    expect(answer).toMatchObject({ status: 451, headers: [["X-Why", "law"]], body: Buffer.from([0xff, 0x00]) });
  });

  it("tells what went wrong in a trace and in headers", async () => {
    const traces: TraceRecord[] = [];
    const onError = `
      <trace source="errors" severity="error">
        <message>@($"failed: {context.LastError.Reason}")</message>
        <metadata name="method" value="@(context.Request.Method)" />
      </trace>
      <set-header name="X-Reason" exists-action="override"><value>@(context.LastError.Reason)</value></set-header>`;
    const { answer } = await run(
      policies({ onError }),
      {},
      {
        forward: () => Promise.reject(new Error("down")),
        trace: (record) => void traces.push(record),
      },
    );
    expect(traces).toEqual([
      {
        source: "errors",
        severity: "error",
        message: "failed: BackendConnectionFailure",
        metadata: { method: "POST" },
      },
    ]);
    expect(answer.headers).toContainEqual(["X-Reason", "BackendConnectionFailure"]);
  });

  it("mocks an operation, and limits who may ask", async () => {
    const inbound = `
      <rate-limit-by-key calls="1" renewal-period="60" counter-key="@(context.Request.IpAddress)" remaining-calls-variable-name="left" />
      <return-response>
        <set-status code="200" reason="OK" />
        <set-header name="Content-Type" exists-action="override"><value>application/json</value></set-header>
        <set-body>@{
          return "{\\"city\\": \\"" + context.Request.Headers.GetValueOrDefault("x-city", "Zug") + "\\"}";
        }</set-body>
      </return-response>`;
    const { answer, gateway, ports } = await run(policies({ inbound }));
    expect(await textOf(answer)).toBe('{"city": "Zug"}');
    expect((await gateway(testRequest(), ports)).status).toBe(429);
  });

  it("fails where its author counted on a variable that nothing set", async () => {
    const inbound =
      '<set-header name="X" exists-action="override"><value>@((string)context.Variables["missing"])</value></set-header>';
    const { answer } = await run(policies({ inbound }));
    expect([answer.status, answer.decision.error?.reason]).toEqual([500, "ExpressionValueEvaluationFailure"]);
  });

  it("answers pages of one origin, and puts a host name that operators know into the address", async () => {
    const inbound = `
      <cors allow-credentials="true">
        <allowed-origins><origin>https://portal.example</origin></allowed-origins>
        <allowed-methods preflight-result-max-age="300"><method>GET</method></allowed-methods>
        <allowed-headers><header>authorization</header></allowed-headers>
      </cors>
      <set-backend-service base-url="https://{{backend-host}}/v1" />
      <rewrite-uri template="/items" copy-unmatched-params="false" />`;
    const { answer, ports } = await run(
      policies({ inbound }),
      { method: "GET", headers: [["Origin", "https://portal.example"]] },
      { namedValue: () => "items.internal" },
    );
    expect(ports.forwarded[0]!.url).toBe("https://items.internal/v1/items");
    expect(answer.headers).toContainEqual(["Access-Control-Allow-Origin", "https://portal.example"]);
  });

  it("adds a parameter, keeps the one that is there, or takes it out, as it says", async () => {
    const parameter = (name: string, action: string) =>
      `<set-query-parameter name="${name}" exists-action="${action}"><value>new</value></set-query-parameter>`;
    const inbound = ["append", "skip", "override"].map((action) => parameter(action, action)).join("");
    const { ports } = await run(
      policies({ inbound: inbound + '<set-query-parameter name="gone" exists-action="delete" />' }),
      { url: "https://gateway.example/?append=a&skip=b&override=c&gone=d" },
    );
    const { searchParams } = new URL(ports.forwarded[0]!.url);
    expect([...searchParams]).toEqual([
      ["append", "a"],
      ["skip", "b"],
      ["append", "new"],
      ["override", "new"],
    ]);
  });

  it("tells an event hub who called, and cuts what is too long", async () => {
    const inbound = '<log-to-eventhub logger-id="audit" partition-key="k">@(context.Subscription.Id)</log-to-eventhub>';
    const sent: HubMessage[] = [];
    const eventHub = (message: HubMessage) => void sent.push(message);
    await run(policies({ inbound }), { context: { "Subscription.Id": "s-1" } }, { eventHub });
    await run(
      policies({ inbound }),
      { context: { "Subscription.Id": `${"a".repeat(200 * 1024 - 1)}é` } },
      { eventHub },
    );
    expect(sent[0]).toEqual({ loggerId: "audit", partitionKey: "k", message: "s-1" });
    expect(sent[1]!.message).toBe("a".repeat(200 * 1024 - 1));
  });

  it("reads of the subscription, and fails where there is none", async () => {
    const inbound = '<set-header name="x-sub"><value>@(context.Subscription.Id)</value></set-header>';
    expect((await run(policies({ inbound }))).answer.status).toBe(500);
  });

  it("hides a name of the backend in the request and in the answer", async () => {
    const replace = (from: string, to: string) => `<find-and-replace from="${from}" to="${to}" />`;
    const { answer, ports } = await run(
      policies({ inbound: replace("public", "$&internal"), outbound: replace("backend", "service") }),
      { body: Buffer.from("from public to public") },
    );
    expect(Buffer.from(ports.forwarded[0]!.body!).toString()).toBe("from $&internal to $&internal");
    expect(await textOf(answer)).toBe("from the service");
  });

  it("sends a request that it does not wait for, and whose failure changes nothing", async () => {
    const inbound = `
      <send-one-way-request mode="new" timeout="5">
        <set-url>https://hook.example/</set-url>
        <set-method>POST</set-method>
        <set-body>seen</set-body>
      </send-one-way-request>`;
    const never = () => new Promise<never>(() => {});
    for (const send of [never, () => Promise.reject(new Error("down"))]) {
      const { answer, ports } = await run(policies({ inbound }), {}, { send });
      expect([answer.status, ports.sent[0]?.url, String(ports.sent[0]?.body)]).toEqual([
        200,
        "https://hook.example/",
        "seen",
      ]);
    }
  });

  it("limits the tokens of a subscription and meters them, for Azure OpenAI as the labs do", async () => {
    const inbound = `
      <azure-openai-token-limit counter-key="@(context.Subscription.Id)" tokens-per-minute="10" estimate-prompt-tokens="false" remaining-tokens-variable-name="remainingTokens" />
      <azure-openai-emit-token-metric namespace="openai">
        <dimension name="Subscription ID" value="@(context.Subscription.Id)" />
        <dimension name="Client IP" value="@(context.Request.IpAddress)" />
      </azure-openai-emit-token-metric>`;
    const usage = { prompt_tokens: 4, completion_tokens: 7, total_tokens: 11 };
    const forward = async () => ({ status: 200, headers: [], body: Buffer.from(JSON.stringify({ usage })) });
    const request = { context: { "Subscription.Id": "s-1" }, body: Buffer.from('{"messages":[]}') };
    const { ports, gateway } = await run(policies({ inbound }), request, { forward });
    expect((await gateway(testRequest(request), ports)).status).toBe(429);
    expect(ports.metrics.map(({ value }) => value)).toEqual([11, 4, 7]);
    expect(ports.metrics[0]!.dimensions).toEqual({ "Subscription ID": "s-1", "Client IP": "203.0.113.7" });
  });
});

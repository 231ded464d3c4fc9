import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import { inboundStages, mcpDocument, refuseCall } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Element } from "@mcp-landing-zone/gateway/policy/execute";
import {
  authenticationManagedIdentity,
  cacheStoreValue,
  choose,
  deleteHeader,
  equals,
  forwardRequest,
  lintPolicy,
  lowered,
  namedValue,
  not,
  rateLimitByKey,
  renderPolicy,
  request,
  response,
  returnResponse,
  sendRequest,
  setBackendService,
  setBody,
  setHeader,
  setVariable,
  stage,
  stagesOf,
  stringVariable,
  tokenVariable,
  when,
} from "@mcp-landing-zone/gateway/policy/execute";
import { describe, expect, it } from "vitest";
import { problemsOf } from "./decision.ts";
import { decisions } from "./decisions/index.ts";
import { facts } from "../../../testing/policies/facts.ts";
import { gatewayOf, valuesOf } from "../../../testing/policies/gateway.ts";
import { toolCall, withHeaders } from "../../../testing/policies/requests.ts";

const token = tokenVariable("token");
const branch = stringVariable("extra-branch");

/** Uses all that a stage can do. */
const stages: readonly ExtraStage[] = [
  {
    name: "branch",
    purpose: "Only from a known branch",
    section: "inbound",
    elements: [
      setVariable(branch, lowered(request.header("X-Contoso-Branch"))),
      choose(when(equals(branch.or(""), "closed"), refuseCall(403, "This branch is closed"))),
      setHeader("X-Contoso-Caller", token.claim("oid", "")),
    ],
  },
  {
    name: "few",
    purpose: "Three calls a minute of one person",
    section: "inbound",
    elements: [choose(when(true, rateLimitByKey({ calls: 3, periodSeconds: 60, key: token.claim("oid", "") })))],
  },
  {
    name: "answer",
    purpose: "Says which branch asked; withholds what the server marks",
    section: "outbound",
    elements: [
      setHeader("X-Contoso-Branch", branch.or("none")),
      choose(when(equals(response.header("X-Contoso-Withhold"), "yes"), refuseCall(403, "Withheld"))),
    ],
  },
];
const document = mcpDocument({ ...facts, stages });
const call = toolCall("2026-07-28");

describe("stages of a deployment's own", () => {
  it("R-46 stand after every decision of the gateway, before the headers are rebuilt and before the answer is cleaned", () => {
    const rebuild = inboundStages.indexOf("rebuild");
    expect(stagesOf(document, "inbound")).toEqual([
      ...inboundStages.slice(0, rebuild),
      "extra-branch",
      "extra-few",
      ...inboundStages.slice(rebuild),
    ]);
    expect(stagesOf(document, "outbound")).toEqual(["extra-answer", "answer"]);
  });

  it("are found right by every rule, and rendered with what they are for", () => {
    expect(lintPolicy(document)).toEqual([]);
    const xml = renderPolicy(document);
    expect(xml).toContain("<!-- extra-branch: configuration: Only from a known branch -->");
    expect(xml).toContain('id="extra-few"');
  });

  it("are executed: they annotate, and refuse as the gateway does", async () => {
    const { send } = gatewayOf(document);
    const served = await send(withHeaders({ "x-contoso-branch": "WEST" })(call));
    expect([served.status, valuesOf(served, "X-Contoso-Branch")]).toEqual([200, ["west"]]);
    expect(valuesOf(served.forwarded!, "X-Contoso-Caller")).toHaveLength(1);
    const refused = await send(withHeaders({ "x-contoso-branch": "closed" })(call));
    expect([refused.status, refused.decision.stage, refused.forwarded]).toEqual([403, "extra-branch", undefined]);
    expect(JSON.parse(refused.text)).toMatchObject({
      jsonrpc: "2.0",
      id: 7,
      error: { message: "This branch is closed" },
    });
    expect(valuesOf(refused, "Cache-Control")).toEqual(["no-store"]);
  });

  it("R-56 count by keys of their own, and say when to come again", async () => {
    const keys: string[] = [];
    const { send } = gatewayOf(document, {
      counters: {
        since: (key) => {
          keys.push(key);
          return { calls: key.includes("extra-few") ? 3 : 0, earliest: 0 };
        },
        within: () => 0,
        count: () => undefined,
        countWithin: () => undefined,
        enter: () => true,
        leave: () => undefined,
      },
    });
    const answer = await send(call);
    expect([answer.status, valuesOf(answer, "Retry-After").length]).toEqual([429, 1]);
    expect(keys.filter((key) => key.includes("extra"))).toEqual([
      expect.stringMatching(/^rate:mcp:extra-few:[0-9a-f-]{36}$/),
    ]);
  });

  it("can withhold an answer, and the answer is cleaned after them in any case", async () => {
    const marked = gatewayOf(document, {
      forward: async () => ({ status: 200, headers: [["X-Contoso-Withhold", "yes"]], body: Buffer.from("secret") }),
    });
    const withheld = await marked.send(call);
    expect([withheld.status, withheld.text.includes("secret")]).toEqual([403, false]);
    const served = await gatewayOf(document).send(call);
    expect([valuesOf(served, "Server"), valuesOf(served, "Set-Cookie")]).toEqual([[], []]);
  });

  it("see nothing of a request that the gateway refuses", async () => {
    const loud: ExtraStage = {
      name: "loud",
      purpose: "Answers everything that reaches it",
      section: "inbound",
      elements: [refuseCall(409, "Reached")],
    };
    const { send } = gatewayOf(mcpDocument({ ...facts, stages: [loud] }));
    expect((await send(call)).status).toBe(409);
    const earlier = inboundStages.slice(0, inboundStages.indexOf("inspection"));
    const all = Object.values(decisions).flat();
    const turnedAway = earlier.flatMap((name) => all.find(({ stage: decided }) => decided === name) ?? []);
    expect(turnedAway.length).toBeGreaterThan(earlier.length - 3);
    const changed = mcpDocument({ ...facts, stages: [loud] });
    for (const decision of turnedAway) expect(await problemsOf(decision, changed), decision.title).toEqual([]);
  });
});

describe("a stage that could undo a rule of the gateway is refused, with its place", () => {
  const inbound = (...elements: readonly Element<"api/inbound">[]): ExtraStage => ({
    name: "own",
    purpose: "Anything",
    section: "inbound",
    elements,
  });
  const outbound = (...elements: readonly Element<"api/outbound">[]): ExtraStage => ({
    name: "own",
    purpose: "Anything",
    section: "outbound",
    elements,
  });
  const good = setHeader("X-Contoso", "1");
  const refusal = refuseCall(403, "No");
  const answer = stringVariable("extra-answer");

  it.each<[string, ExtraStage, RegExp]>([
    [
      "the answer of a server that was never asked",
      inbound(returnResponse({ status: 200, body: "{}" })),
      /elements\/return-response\[1\].*refuseCall/,
    ],
    ["a challenge", inbound(returnResponse({ status: 401 })), /refuseCall/],
    ["a refusal that a cache keeps", inbound({ ...refusal, headers: [] } as never), /refuseCall/],
    [
      "a refusal with a header more",
      outbound({
        ...refusal,
        headers: [...(refusal as { headers: readonly object[] }).headers, setHeader("Set-Cookie", "a=b")],
      } as never),
      /refuseCall/,
    ],
    [
      "a status that the request decides",
      inbound({ ...refusal, status: { kind: "read", type: "integer", read: "request.bodySize", keys: [] } } as never),
      /refuseCall/,
    ],
    [
      "an answer that was received",
      inbound({ ...refusal, received: { variable: "extra-a", holds: "response" } } as never),
      /refuseCall/,
    ],
    [
      "one inside a branch",
      inbound(good, choose(when(true, good, returnResponse({ status: 200 })))),
      /elements\/choose\[2\]\/when\[1\]\/return-response\[2\]/,
    ],
    ["the verified token replaced", inbound(setVariable(stringVariable("token"), "x")), /set-variable\[1\].*extra-/],
    ["a variable of the gateway's", inbound(setVariable(stringVariable("tool"), "")), /extra-/],
    [
      "a limit that says so into one",
      inbound(
        rateLimitByKey({ calls: 1, periodSeconds: 1, key: "k", remaining: { variable: "tool", holds: "platform" } }),
      ),
      /extra-/,
    ],
    ["the caller's credentials", inbound(deleteHeader("Authorization")), /set-header\[1\].*"Authorization"/],
    ["the gateway's proof", inbound(setHeader("X-Gateway-Authorization", "x")), /header of your own/],
    ["the threat level", inbound(setHeader("x-threat-level", "0")), /header of your own/],
    ["the caller's address", inbound(setHeader("X-Forwarded-For", "::1")), /header of your own/],
    ["orders to the ingress", inbound(setHeader("X-Envoy-Retry-On", "5xx")), /header of your own/],
    ["a header of the protocol", inbound(setHeader("Mcp-Name", "x")), /header of your own/],
    ["the media type", inbound(setHeader("Content-Type", "text/plain")), /header of your own/],
    ["the challenge of an answer", outbound(deleteHeader("WWW-Authenticate")), /header of your own/],
    ["a cookie", outbound(setHeader("Set-Cookie", "a=b")), /header of your own/],
    ["readers of other origins", outbound(setHeader("Access-Control-Allow-Origin", "*")), /header of your own/],
    [
      "the token in a header",
      inbound(setHeader("X-Contoso", request.header("Authorization"))),
      /"authorization".*credentials/,
    ],
    [
      "the token in a condition",
      inbound(choose(when(not(equals(request.header("authorization"), "")), good))),
      /credentials/,
    ],
    [
      "the gateway's own token in the answer",
      outbound(setHeader("X-Contoso", stringVariable("gateway-token").or(""))),
      /"gateway-token"/,
    ],
    [
      "a named value",
      inbound(
        setHeader("X-Contoso", namedValue({ name: "mcp-switch", description: "x", pattern: /^x$/ as never }).text),
      ),
      /"named-value"/,
    ],
    [
      "code of another author",
      inbound(setHeader("X-Contoso", { kind: "opaque", type: "string", code: "@(context.Api.Id)" })),
      /"opaque"/,
    ],
    [
      "another way on",
      inbound(setBackendService({ baseUrl: "https://elsewhere.example" })),
      /one of choose, set-variable/,
    ],
    ["another body", inbound(setBody("{}")), /one of choose/],
    [
      "a request of its own",
      inbound(
        sendRequest({
          into: { variable: "extra-r", holds: "response" },
          method: "GET",
          url: "https://a.example",
          timeoutSeconds: 1,
        }),
      ),
      /one of choose/,
    ],
    [
      "a token of the gateway",
      inbound(authenticationManagedIdentity({ resource: "https://vault.azure.net", into: answer })),
      /one of choose/,
    ],
    [
      "the cache that all servers share",
      inbound(cacheStoreValue({ key: "k", value: "v", durationSeconds: 1 })),
      /one of choose/,
    ],
    ["a forward of its own", inbound(forwardRequest({ timeoutSeconds: 1 }) as never), /one of choose/],
    [
      "the name of another stage",
      inbound(stage("token", rateLimitByKey({ calls: 1, periodSeconds: 1, key: "k" }))),
      /"token".*without a stage/,
    ],
    [
      "a count in an answer",
      outbound(rateLimitByKey({ calls: 1, periodSeconds: 1, key: "k" }) as never),
      /section inbound/,
    ],
    ["nothing", inbound(), /at least one element/],
    ["a name that ends a comment", { ...inbound(good), name: "a--b" }, /\.name/],
    ["a purpose that ends one", { ...inbound(good), purpose: "x --> <base />" }, /\.purpose/],
  ])("%s", (_what, own, message) => {
    expect(() => mcpDocument({ ...facts, stages: [own] })).toThrow(message);
  });

  it("two of one name", () => {
    expect(() => mcpDocument({ ...facts, stages: [inbound(good), outbound(good)] })).toThrow(/stages\[1\]\.name/);
  });

  it("a message of a refusal that could be markup or a named value", () => {
    for (const message of ["", 'a"b', "{{mcp-switch}}", "<b>", "@(1)"]) {
      expect(() => refuseCall(403, message)).toThrow(/message is/);
    }
  });
});

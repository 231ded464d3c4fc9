import { describe, expect, it } from "vitest";
import type { PolicyDocument, PolicyDocumentProps } from "../document/document.ts";
import { policyDocument } from "../document/document.ts";
import { cors, validateAzureAdToken } from "../element/access.ts";
import { authenticationManagedIdentity, forwardRequest, sendRequest } from "../element/backend.ts";
import { logToEventHub } from "../element/cache.ts";
import type { ElementData } from "../element/data.ts";
import { base, choose, emitMetric, fragment, includeFragment, setVariable, stage, when } from "../element/flow.ts";
import { quotaByKey, rateLimitByKey } from "../element/limits.ts";
import { findAndReplace, redirectContentUrls, returnResponse, setBody, setHeader } from "../element/message.ts";
import { llmEmitTokenMetric, llmSemanticCacheLookup, llmTokenLimit } from "../element/model.ts";
import type { Section } from "../element/place.ts";
import { cacheLookup, cacheStore } from "../element/service.ts";
import { sha256 } from "../expression/encoding.ts";
import type { Expr, Given } from "../expression/expr.ts";
import { lookup, pick } from "../expression/logic.ts";
import { namedValue } from "../expression/named-value.ts";
import { characters } from "../expression/pattern.ts";
import { requiredString } from "../expression/required.ts";
import { request } from "../expression/request.ts";
import { equals, text } from "../expression/text.ts";
import { jsonVariable, responseVariable, stringVariable, tokenVariable } from "../expression/variable.ts";
import { lintPolicy } from "./lint.ts";
import { stagesInOrder } from "./order.ts";
import { policyRules } from "./rules.ts";

const limit = rateLimitByKey({ calls: 1, periodSeconds: 60, key: text("a:", request.clientIp) });
const token = tokenVariable("token");
const check = validateAzureAdToken({ tenantId: "t", audiences: ["a"], clientApplicationIds: ["c"], into: token });
const forward = forwardRequest({ timeoutSeconds: 1 });
const body = jsonVariable("body");
const hop = stringVariable("hop");
const identity = authenticationManagedIdentity({ resource: "r", into: hop });

const document = (changes: Partial<PolicyDocumentProps<"api">> = {}): PolicyDocument => {
  const sections = { inbound: [base(), limit], backend: [forward], outbound: [base()], onError: [base()] };
  return policyDocument({ name: "document", scope: "api", ...sections, ...changes });
};

/** What no builder would let through: elements put into a document past its types. */
const forced = (section: Section, ...elements: readonly ElementData[]): PolicyDocument => {
  const { sections, ...rest } = document();
  return { ...rest, sections: { ...sections, [section]: [...sections[section], ...elements] } };
};

const inbound = (...elements: PolicyDocumentProps<"api">["inbound"]) =>
  document({ inbound: [base(), limit, ...elements] });
const metric = (value: Given<"string">) => emitMetric({ name: "m", namespace: "n", dimensions: { d: value } });
const value = namedValue({ name: "value", description: "d", pattern: characters("a-z", 1, 9) });
const shared = (id: string) => fragment({ id, description: "d", section: "inbound", elements: [limit] });

const opaque: Expr<"string"> = { kind: "opaque", type: "string", code: "@(DateTime.UtcNow.ToString())" };

const broken: Readonly<Record<string, readonly (readonly [what: string, document: PolicyDocument])[]>> = {
  "element-in-place": [
    ["a section", forced("outbound", limit)],
    ["a section, within a choice", forced("outbound", choose(when(true, limit)))],
    ["a scope", { ...document(), scope: "global" }],
    ["a second time", forced("backend", forward)],
    [
      "a fragment within a fragment",
      forced("inbound", includeFragment({ ...shared("x"), elements: [includeFragment(shared("y"))] as never })),
    ],
  ],
  "base-in-every-section": [
    ["inbound", document({ inbound: [limit] })],
    ["on-error", document({ onError: [] })],
    ["twice", document({ outbound: [base(), base()] })],
    ["only within a branch", document({ outbound: [choose(when(true, base()))] })],
    ["a backend that forwards nothing", document({ backend: [] })],
    ["a backend that forwards twice", document({ backend: [base(), forward] })],
  ],
  "no-wildcard-origin": [
    ["cors", inbound(cors({ origins: ["*"], methods: ["GET"], headers: ["a"] }))],
    ["set-header", document({ outbound: [base(), setHeader("access-control-allow-origin", "*")] })],
    [
      "the origin of the request",
      document({ outbound: [base(), setHeader("Access-Control-Allow-Origin", request.header("Origin"))] }),
    ],
    ["return-response", inbound(returnResponse({ status: 200, headers: { "Access-Control-Allow-Origin": "*" } }))],
    ["a public document that forwards", document({ isPublic: true })],
  ],
  "no-stream-held-back": [
    ["buffer", document({ streams: true, backend: [forwardRequest({ timeoutSeconds: 1, bufferResponse: true })] })],
    ["find-and-replace", document({ streams: true, outbound: [base(), findAndReplace("a", "b")] })],
    ["redirect-content-urls", document({ streams: true, outbound: [base(), redirectContentUrls()] })],
    ["cache-store", document({ streams: true, outbound: [base(), cacheStore({ durationSeconds: 1 })] })],
    ["set-body", document({ streams: true, outbound: [base(), choose(when(true, setBody("")))] })],
  ],
  "anonymous-is-limited": [
    ["no limit", document({ inbound: [base()] })],
    ["a limit in a branch", document({ inbound: [base(), choose(when(true, limit))] })],
    ["a limit that may not count", document({ inbound: [base(), { ...limit, countIf: equals("a", "b") } as never] })],
    ["a token before it", document({ inbound: [base(), check, limit] })],
    ["an answer before it", document({ inbound: [base(), returnResponse({ status: 200 }), limit] })],
    ["a request before it", document({ inbound: [base(), choose(when(true, identity)), limit] })],
  ],
  "counters-apart": [
    [
      "two token limits",
      inbound(
        llmTokenLimit({ key: text("t:", request.clientIp), perMinute: 9 }),
        llmTokenLimit({ key: text("t:", request.clientIp), perMinute: 99 }),
      ),
    ],
    [
      "the same start",
      inbound(rateLimitByKey({ calls: 9, periodSeconds: 9, key: text("a:", token.claim("oid", "")) }), check),
    ],
    ["no start", inbound(quotaByKey({ calls: 9, periodSeconds: 300, key: request.clientIp }))],
  ],
  "limits-know-their-caller": [
    ["a constant for tokens", inbound(llmTokenLimit({ key: "t:", perMinute: 9 }))],
    ["a constant", inbound(rateLimitByKey({ calls: 9, periodSeconds: 9, key: "b:" }))],
    [
      "a header",
      inbound(
        rateLimitByKey({ calls: 9, periodSeconds: 9, key: text("b:", request.clientIp, request.header("X-Session")) }),
      ),
    ],
    [
      "a header through a variable",
      inbound(
        setVariable(hop, sha256(request.header("X-Session"))),
        rateLimitByKey({ calls: 9, periodSeconds: 9, key: text("b:", request.clientIp, hop.or("")) }),
      ),
    ],
  ],
  "cache-knows-its-caller": [
    [
      "a cache of answers to tokens",
      inbound({ ...cacheLookup(), allowPrivate: { kind: "literal", type: "boolean", value: true } } as never),
    ],
    [
      "one answer for all callers",
      inbound(llmSemanticCacheLookup({ scoreThreshold: 0.1, embeddingsBackendId: "e", varyBy: [request.path] })),
    ],
  ],
  "no-password-in-document": [
    [
      "a password",
      forced("inbound", {
        element: "authentication-basic",
        username: { kind: "literal", type: "string", value: "u" },
        password: { kind: "literal", type: "string", value: "p" },
      }),
    ],
  ],
  "no-secret-in-telemetry": [
    ["a credential in an event", inbound(logToEventHub({ loggerId: "l", message: request.header("Authorization") }))],
    ["a body as a dimension", inbound(llmEmitTokenMetric({ dimensions: { d: request.bodyText } }))],
    ["a credential", inbound(metric(request.header("authorization")))],
    ["its hash", inbound(metric(sha256(request.header("Cookie"))))],
    ["the body", inbound(metric(request.bodyText))],
    ["a part of the body", inbound(setVariable(body, request.bodyText), metric(body.at("a").text("")))],
    ["the gateway's token", inbound(identity, metric(hop.or("")))],
    [
      "an answer",
      inbound(
        sendRequest({ into: responseVariable("r"), method: "GET", url: "u", timeoutSeconds: 1 }),
        metric(responseVariable("r").text),
      ),
    ],
  ],
  "no-token-in-answer": [
    ["return-response", inbound(identity, returnResponse({ status: 200, body: text("a", hop.or("")) }))],
    ["its headers", inbound(returnResponse({ status: 200, headers: { "X-A": request.header("Authorization") } }))],
    [
      "set-header on the answer",
      document({ inbound: [base(), limit, identity], outbound: [base(), setHeader("X-A", hop.or(""))] }),
    ],
  ],
  "named-values-declared": [
    ["undeclared", inbound(setHeader("X-A", value.text))],
    [
      "undeclared, within a fragment",
      inbound(
        includeFragment(
          fragment({ id: "f", description: "d", section: "inbound", elements: [setHeader("X-A", value.text)] }),
        ),
      ),
    ],
    ["unused", document({ namedValues: [value] })],
  ],
  "fragments-distinct": [
    ["two of one id", document({ inbound: [base(), includeFragment(shared("f")), includeFragment(shared("f"))] })],
  ],
  "set-before-read": [
    ["never set", inbound(setHeader("X-A", hop.or("")))],
    ["set later", inbound(setHeader("X-A", hop.or("")), setVariable(hop, ""))],
    [
      "set in a later section",
      document({ inbound: [base(), limit, setHeader("X-A", hop.or(""))], outbound: [base(), setVariable(hop, "")] }),
    ],
  ],
  "only-allowed-members": [],
  "no-foreign-expression": [["C# of another author", inbound(setBody(opaque))]],
  "no-read-that-fails": [["a variable without a default", inbound(setBody(requiredString("v")))]],
  "token-checked-in-full": [["no audience", forced("inbound", { ...check, audiences: [] } as ElementData)]],
  "within-size-limit": [
    ["a document", inbound(setHeader("X-A", "a".repeat(256 * 1024)))],
    [
      "a fragment",
      inbound(
        includeFragment(
          fragment({ id: "f", description: "d", section: "inbound", elements: [setBody("a".repeat(512 * 1024))] }),
        ),
      ),
    ],
  ],
};

describe.each(policyRules)("$id", ({ id, check: rule }) => {
  it("passes a document that keeps to it", () => {
    expect(rule(document())).toEqual([]);
  });

  it.each(broken[id]!)("finds: %s", (_, given) => {
    expect(lintPolicy(given).map((finding) => finding.rule)).toContain(id);
  });
});

it("a finding says which document, where, what and why", () => {
  expect(lintPolicy(document({ onError: [] }))).toEqual([
    {
      document: "document",
      rule: "base-in-every-section",
      why: "without it, what a wider scope protects is switched off without a trace",
      path: "on-error",
      problem: "has 0 base elements of its own, expected one",
    },
  ]);
});

describe("the rules allow", () => {
  it.each([
    [
      "a part of the body as one of a known set",
      inbound(setVariable(body, request.bodyText), metric(lookup(body.at("a").text(""), { a: "a" }, "other"))),
    ],
    [
      "whether there is a credential",
      inbound(metric(pick(equals(request.header("Authorization"), ""), "none", "some"))),
    ],
    [
      "a named value that is declared",
      document({ namedValues: [value], inbound: [base(), limit, setHeader("X-A", value.text)] }),
    ],
    [
      "a limit per caller and tool",
      inbound(
        check,
        setVariable(body, request.bodyText),
        rateLimitByKey({
          calls: 1,
          periodSeconds: 1,
          key: text("b:", token.claim("oid", ""), ":", body.at("a").text("")),
        }),
      ),
    ],
    [
      "a public document that every origin may read",
      document({
        isPublic: true,
        inbound: [base(), limit, returnResponse({ status: 200, headers: { "Access-Control-Allow-Origin": "*" } })],
        backend: [base()],
      }),
    ],
    ["one fragment in two places", document({ inbound: [base(), includeFragment(shared("f"))] })],
    [
      "a refusal before the limit",
      document({
        inbound: [base(), choose(when(equals(request.method, "PUT"), returnResponse({ status: 405 }))), limit],
      }),
    ],
    ["the gateway's token towards the backend", inbound(identity, setHeader("X-Gateway", hop.or("")))],
  ])("%s", (_, given) => {
    expect(lintPolicy(given)).toEqual([]);
  });
});

describe("the order of stages", () => {
  const rules = [stagesInOrder("order", "why", "inbound", ["limit", "token"])];
  const staged = (...elements: PolicyDocumentProps<"api">["inbound"]) =>
    lintPolicy(document({ inbound: elements }), rules);

  it("holds in the order that is expected, over several elements of a stage", () => {
    expect(staged(base(), stage("limit", limit), stage("token", check), stage("token", identity))).toEqual([]);
  });

  it.each([
    ["missing", [stage("limit", limit)]],
    ["in another order", [stage("token", check), stage("limit", limit)]],
    ["one too many", [stage("limit", limit), stage("token", check), stage("more", identity)]],
  ])("is broken by a stage that is %s", (_, elements) => {
    expect(staged(...elements)).toMatchObject([{ rule: "order", path: "inbound" }]);
  });
});

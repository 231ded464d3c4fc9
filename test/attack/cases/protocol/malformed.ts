import { attack, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, eras, message } from "../../messages.ts";
import { sides } from "../sides.ts";
import { common, list, right } from "./requests.ts";

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

interface Malformed {
  readonly body: unknown;
  readonly gateway: readonly string[];
  readonly server: readonly string[];
  readonly proves?: readonly string[];
}

const notOne = { gateway: ["gateway:message"], server: ["server:not-one-message"] } as const;
const notJson = { gateway: ["gateway:json"], server: ["server:body-not-json"] } as const;
const twofold = { gateway: ["gateway:json"], server: ["server:body-ambiguous"] } as const;

const called = { ...right, method: "tools/call", params: { name: "whoami", arguments: {} } };

const malformed: Readonly<Record<string, Malformed>> = {
  batch: { body: [right], ...notOne, proves: ["fault:batch-bypass"] },
  "batch-of-two": { body: [right, right], ...notOne, proves: ["fault:batch-bypass"] },
  "batch-of-none": { body: [], ...notOne, proves: ["fault:batch-bypass"] },
  "batch-with-call-hidden-behind": {
    body: [right, { jsonrpc: "2.0", id: 2, method: "tools/call", params: { name: "delete_document", arguments: {} } }],
    ...notOne,
    proves: ["fault:batch-bypass"],
  },
  null: { body: "null", ...notOne },
  text: { body: '"tools/list"', ...notOne },
  number: { body: "1", ...notOne },
  "id-null": { body: { ...right, id: null }, ...notOne },
  "id-true": { body: { ...right, id: true }, ...notOne },
  "id-list": { body: { ...right, id: [1] }, ...notOne },
  "id-object": { body: { ...right, id: {} }, ...notOne },
  "id-fraction": { body: { ...right, id: 1.5 }, ...notOne },
  "id-beyond-precision": { body: '{"jsonrpc":"2.0","id":90071992547409931,"method":"tools/list"}', ...notOne },
  "id-too-long": { body: { ...right, id: "i".repeat(300) }, ...notOne },
  "no-version": { body: { id: 1, method: "tools/list" }, ...notOne },
  "version-1": { body: { ...right, jsonrpc: "1.0" }, ...notOne },
  "version-number": { body: { ...right, jsonrpc: 2 }, ...notOne },
  "no-method": { body: { jsonrpc: "2.0", id: 1 }, ...notOne },
  "method-number": { body: { ...right, method: 1 }, ...notOne },
  "method-object": { body: { ...right, method: { toString: "tools/list" } }, ...notOne },
  "method-too-long": { body: { ...right, method: "m".repeat(200) }, ...notOne },
  "params-list": { body: { ...right, params: [] }, ...notOne },
  "params-text": { body: { ...right, params: "name" }, ...notOne },
  "params-null": { body: { ...right, params: null }, ...notOne },
  "request-and-result": { body: { ...right, result: {} }, ...notOne },
  "request-and-error": { body: { ...right, error: { code: 1, message: "" } }, ...notOne },
  "answer-of-a-client": { body: { jsonrpc: "2.0", id: 1, result: {} }, ...notOne, proves: ["R-136"] },
  "cut-off": { body: '{"jsonrpc":"2.0","id":1,"method":"tools/li', ...notJson },
  "trailing-comma": { body: '{"jsonrpc":"2.0","id":1,"method":"tools/list",}', ...notJson },
  comment: { body: '{"jsonrpc":"2.0","id":1,/*x*/"method":"tools/list"}', ...notJson },
  "two-documents": { body: `${JSON.stringify(right)}${JSON.stringify(right)}`, ...notJson },
  "single-quotes": { body: "{'jsonrpc':'2.0','id':1,'method':'tools/list'}", ...notJson },
  "byte-order-mark": { body: `\ufeff${JSON.stringify(right)}`, ...notJson },
  "not-utf-8": {
    body: Buffer.from('{"jsonrpc":"2.0","id":1,"method":"tools/list","x":"\xff\xfe"}', "latin1"),
    ...notJson,
  },
  "utf-16": { body: Buffer.from(JSON.stringify(right), "utf16le"), ...notJson },
  infinity: { body: '{"jsonrpc":"2.0","id":Infinity,"method":"tools/list"}', ...notJson },
  "method-twice": {
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list","method":"tools/call"}',
    ...twofold,
    proves: ["R-172"],
  },
  "name-twice": {
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"whoami","name":"delete_document"}}',
    ...twofold,
    proves: ["R-172"],
  },
  "name-twice-escaped": {
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"whoami","\\u006eame":"delete_document"}}',
    ...twofold,
    proves: ["R-172"],
  },
  "with-params-in-other-letters": {
    body: { ...called, PARAMS: { name: "delete_document" } },
    ...notOne,
    proves: ["R-172"],
  },
  "with-params-in-letters-that-fold": {
    body: { ...called, "param\u017f": { name: "delete_document" } },
    ...notOne,
    proves: ["R-172"],
  },
  "with-a-method-in-other-letters": { body: { ...called, Method: "tools/list" }, ...notOne, proves: ["R-172"] },
  "with-a-member-too-many": { body: { ...called, x: 1 }, ...notOne, proves: ["R-172"] },
  "too-deep": {
    body: `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":${nested(60)}}`,
    gateway: ["gateway:json"],
    server: ["server:body-too-complex"],
    proves: ["R-55"],
  },
};

const malformedCases = Object.entries(malformed).flatMap(([name, { body, proves = [], ...by }]) =>
  sides.map((at) =>
    attack(
      common,
      `${name}@${at}`,
      `A body that is ${name.replaceAll("-", " ")} is no message to the ${at}`,
      step(list(at, body), { status: 400, decided: by[at], silent: /SyntaxError|position|token|stack/i }),
      { proves },
    ),
  ),
);

const prototypeCases = ["__proto__", "constructor", "prototype"].map((key) =>
  attack(
    { ...common, owasp: "MCP05", proves: ["R-88", "R-46"] },
    `member-${key.replaceAll("_", "")}`,
    `A member called ${key} is refused wherever it stands`,
    step(
      list(
        "gateway",
        `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_documents","arguments":{"words":"","${key}":{"x":1}}}}`,
      ),
      { status: 400, decided: ["server:body-ambiguous", "gateway:json"] },
    ),
  ),
);

/** Parameters that fit no method: neither the text of a schema nor an internal error is an answer to them. */
const misshapen: Readonly<Record<string, readonly [method: string, params: Readonly<Record<string, unknown>>]>> = {
  "a-cursor-that-is-a-number": ["tools/list", { cursor: 1 }],
  "a-cursor-that-is-null": ["tools/list", { cursor: null }],
  "arguments-that-are-null": ["tools/call", { name: "whoami", arguments: null }],
  "arguments-in-a-list": ["tools/call", { name: "whoami", arguments: [] }],
  "arguments-that-are-a-text": ["tools/call", { name: "whoami", arguments: "{}" }],
  "arguments-of-no-tool-in-a-list": ["tools/call", { name: "no_such_tool", arguments: [] }],
  "no-name-of-a-tool": ["tools/call", {}],
  "a-name-that-is-a-number": ["tools/call", { name: 1 }],
  "no-name-of-a-prompt": ["prompts/get", {}],
  "no-address-of-a-resource": ["resources/read", {}],
  "an-address-that-is-an-object": ["resources/read", { uri: {} }],
  "no-reference-to-complete": ["completion/complete", {}],
  "a-reference-that-is-a-text": ["completion/complete", { ref: "whoami", argument: { name: "a", value: "" } }],
  "a-reference-without-a-name": [
    "completion/complete",
    { ref: { type: "ref/prompt" }, argument: { name: "a", value: "" } },
  ],
  "a-reference-of-another-type": [
    "completion/complete",
    { ref: { type: "ref/tool", name: "whoami" }, argument: { name: "a", value: "" } },
  ],
  "another-name-in-other-letters": ["tools/call", { name: "whoami", Name: "delete_document" }],
  "arguments-in-other-letters": ["tools/call", { name: "whoami", ARGUMENTS: {} }],
  "arguments-in-letters-that-fold": ["tools/call", { name: "whoami", "argument\u017f": {} }],
  "an-address-in-other-letters": ["resources/read", { uri: "documents://a", URI: "documents://b" }],
  "a-reference-in-other-letters": [
    "completion/complete",
    {
      ref: { type: "ref/prompt", name: "summarise_document", Name: "another" },
      argument: { name: "id", value: "" },
    },
  ],
  "a-context-that-is-a-list": [
    "completion/complete",
    { ref: { type: "ref/prompt", name: "summarise_document" }, argument: { name: "id", value: "" }, context: [] },
  ],
};

const misshapenCases = Object.entries(misshapen).flatMap(([name, [method, params]]) =>
  sides.flatMap((at) =>
    eras.map((era) =>
      attack(
        { ...common, owasp: "MCP05", proves: ["R-46"] },
        `${name}-${era}@${at}`,
        `In ${era}, ${name.replaceAll("-", " ")} is refused by the ${at} without a word about the inside`,
        step(message(method, params, { at, era, token: alice }), {
          status: 400,
          json: {
            "/error/code": -32602,
            "/error/message": "The parameters are not what the method takes",
            "/error/data/parameter": /^(?:name|uri|arguments|ref|argument|context|cursor|params)$/,
          },
          silent: /invalid_|expected/,
          decided: at === "gateway" ? ["gateway:params", "server:params-invalid"] : "server:params-invalid",
        }),
      ),
    ),
  ),
);

export const malformedMessageCases: readonly AttackCase[] = [...malformedCases, ...prototypeCases, ...misshapenCases];

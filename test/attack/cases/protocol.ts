import { attack, allowed, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation, Request } from "../case.ts";
import { alice, envelopeKeys, eras, message, modernRevision, toolCall } from "../messages.ts";
import type { Era } from "../messages.ts";

const common: Common = { family: "protocol", owasp: "MCP07", proves: ["R-14"] };
const walls = ["gateway", "server"] as const;
type Wall = (typeof walls)[number];

const list = (at: Wall, body: unknown, headers: Request["headers"] = {}): Request => ({
  at,
  token: alice,
  headers: { "mcp-protocol-version": "2025-11-25", ...headers },
  body,
});

const right = { jsonrpc: "2.0", id: 1, method: "tools/list" } as const;
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
  "too-deep": {
    body: `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":${nested(60)}}`,
    gateway: ["gateway:json"],
    server: ["server:body-too-complex"],
    proves: ["R-55"],
  },
};

const malformedCases = Object.entries(malformed).flatMap(([name, { body, proves = [], ...by }]) =>
  walls.map((at) =>
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

/** What a header says that the body does not. The other eras look at no header, so a liar would go unnoticed. */
interface Lie {
  readonly headers: (era: Era) => Request["headers"];
  readonly status?: number;
}

const base64 = (text: string): string => `=?base64?${Buffer.from(text).toString("base64")}?=`;

const lies: Readonly<Record<string, Lie>> = {
  "another-method": { headers: () => ({ "mcp-method": "tools/list" }) },
  "another-tool": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "search_documents" }) },
  "another-tool-encoded": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": base64("search_documents") }) },
  "the-tool-in-capitals": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "WHOAMI" }) },
  "broken-encoding": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "=?base64?###?=" }) },
  "encoding-cut-off": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "=?base64?d2hvYW1p" }) },
  "two-tools": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": ["whoami", "search_documents"] }) },
  "two-methods": { headers: () => ({ "mcp-method": ["tools/call", "tools/list"], "mcp-name": "whoami" }) },
  "an-empty-tool": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "" }) },
};

const lieCases = eras.flatMap((era) =>
  Object.entries(lies).flatMap(([name, { headers }]) =>
    walls.map((at) =>
      attack(
        { ...common, proves: ["R-172"] },
        `${era}-header-says-${name}@${at}`,
        `In ${era}, a header that says ${name.replaceAll("-", " ")} is refused by the ${at}`,
        step(toolCall("whoami", {}, { era, at, token: alice, headers: headers(era) ?? {} }), {
          status: 400,
          json: { "/error/code": -32020 },
          decided: at === "gateway" ? "gateway:mirrored-headers" : "server:header-mismatch",
        }),
      ),
    ),
  ),
);

const missingCases = (["mcp-method", "mcp-name"] as const).map((header) =>
  attack(
    { ...common, proves: ["R-172"] },
    `without-${header}`,
    `The current revision does without ${header} for nobody`,
    step(toolCall("whoami", {}, { token: alice, headers: { [header]: undefined } }), {
      status: 400,
      json: { "/error/code": -32020 },
      decided: "gateway:mirrored-headers",
    }),
  ),
);

const versions = [
  "2024-11-05",
  "2024-10-07",
  "2026-07-29",
  "2099-01-01",
  "1",
  "latest",
  "2026-07-28 ",
  "2025-11-25,2026-07-28",
  "../2026-07-28",
  "DRAFT-2026-v1",
];

const unknownVersion = (version: string): Expectation => ({
  status: 400,
  json: { "/error/code": -32022, "/error/data/requested": version.trim(), "/error/data/supported/0": modernRevision },
  decided: "gateway:revision",
});

const versionCases = versions
  .filter((version) => version.trim() === version)
  .map((version) =>
    attack(
      common,
      `version-${version.replace(/[^\w.-]/g, "_")}`,
      `The revision ${version} is not spoken here`,
      step(list("gateway", right, { "mcp-protocol-version": version }), unknownVersion(version)),
    ),
  );

const meta = (version: unknown) => ({
  ...right,
  params: { _meta: { [envelopeKeys.version]: version, [envelopeKeys.capabilities]: {} } },
});

const envelopeCases: readonly AttackCase[] = [
  attack(
    common,
    "body-of-another-revision",
    "A body of one revision under the header of another is refused",
    step(list("gateway", meta(modernRevision)), {
      status: 400,
      json: { "/error/code": -32020 },
      decided: "gateway:revision",
    }),
    { proves: ["R-172"] },
  ),
  attack(
    common,
    "older-body-under-newer-header",
    "The header of the current revision needs its envelope",
    step(list("gateway", right, { "mcp-protocol-version": modernRevision, "mcp-method": "tools/list" }), {
      status: 400,
      json: { "/error/code": -32602 },
      decided: "gateway:revision",
    }),
    { proves: ["R-172"] },
  ),
  attack(
    common,
    "version-twice",
    "Two revisions at once are none",
    step(list("gateway", right, { "mcp-protocol-version": ["2025-11-25", modernRevision] }), {
      status: 400,
      decided: "gateway:revision",
    }),
  ),
  attack(
    common,
    "no-capabilities",
    "A request without the capabilities of its client is refused",
    step(
      list(
        "gateway",
        { ...right, params: { _meta: { [envelopeKeys.version]: modernRevision } } },
        { "mcp-protocol-version": modernRevision, "mcp-method": "tools/list" },
      ),
      { status: 400, json: { "/error/code": -32602 }, decided: "server:protocol-error" },
    ),
  ),
  ...["tools/unknown", "admin/shutdown", "../../etc/passwd", "tools/call/", "TOOLS/LIST"].map((method) =>
    attack(
      common,
      `method-${method.replace(/[^\w-]+/g, "_")}`,
      `There is no method ${method}`,
      step(message(method, {}, { token: alice }), {
        status: [400, 404],
        json: { "/error/code": /-32601|-32600/ },
        decided: ["server:protocol-error", "gateway:message"],
      }),
    ),
  ),
  ...["resources/list", "resources/read", "prompts/list", "prompts/get", "completion/complete", "logging/setLevel"].map(
    (method) =>
      attack(
        common,
        `not-offered-${method.replace("/", "-")}`,
        `${method} is not offered, and so not answered`,
        step(
          message(
            method,
            method === "resources/read" ? { uri: "file:///etc/passwd" } : method === "prompts/get" ? { name: "x" } : {},
            { token: alice },
          ),
          { status: [400, 404], json: { "/error/code": /-3260/ }, silent: /root:/, decided: "server:protocol-error" },
        ),
      ),
  ),
];

const eraCases = eras.map((era) =>
  attack(
    { ...common, proves: ["R-170", "R-177"] },
    `list-in-${era}`,
    `The tools are listed in ${era} on the one endpoint`,
    step(message("tools/list", {}, { era, token: alice }), allowed({ json: { "/result/tools/0/name": /\w+/ } })),
  ),
);

const discovery = [
  attack(
    { ...common, proves: ["R-177", "R-174"] },
    "discover",
    "Discovery names the revision, and its answer is for one caller alone",
    step(
      message("server/discover", {}, { token: alice }),
      allowed({
        json: { "/result/cacheScope": "private", "/result/ttlMs": 0 },
        headers: { "cache-control": "no-store" },
      }),
    ),
  ),
  attack(
    { ...common, proves: ["R-174"] },
    "list-is-private",
    "A list that depends on its caller is kept by no cache",
    step(
      message("tools/list", {}, { token: alice }),
      allowed({
        json: { "/result/cacheScope": "private", "/result/ttlMs": 0 },
        headers: { "cache-control": "no-store" },
      }),
    ),
  ),
  attack(
    { ...common, proves: ["R-177"] },
    "cursor-made-up",
    "A made-up cursor is an error, not the whole list",
    step(message("tools/list", { cursor: "made-up" }, { token: alice }), {
      status: [200, 400],
      json: { "/error/code": -32602 },
      decided: ["server:ok", "server:protocol-error"],
    }),
  ),
];

export const protocolCases: readonly AttackCase[] = [
  ...malformedCases,
  ...prototypeCases,
  ...lieCases,
  ...missingCases,
  ...versionCases,
  ...envelopeCases,
  ...eraCases,
  ...discovery,
];

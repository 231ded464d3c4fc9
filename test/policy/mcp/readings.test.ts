import { errorCodes, withDigests } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { describe, expect, it } from "vitest";
import type { Decision } from "./decision.ts";
import { problemsOf } from "./decision.ts";
import { facts, metadata, scopePrefix } from "../../../testing/policies/facts.ts";
import type { Exchange } from "../../../testing/policies/requests.ts";
import { eras, message, withToken } from "../../../testing/policies/requests.ts";
import { userToken } from "../../../testing/policies/tokens.ts";

const limits = { callsPerMinute: 2, callsPerDay: 5, timeoutSeconds: 5, maxInputBytes: 100, maxOutputBytes: 1_000 };
const object = (...names: readonly string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string", maxLength: 40 }])),
  additionalProperties: false,
});
const common = { version: "1.0.0", title: "t", description: "d", classification: "internal", limits } as const;
const text = { ...common, mimeType: "text/plain" };

const { scopes, tools } = referenceCatalogue;
const catalogue = withDigests(scopes, tools, {
  resources: [
    { ...text, name: "page", scope: "pages.fetch", uri: "notes:page", input: object() },
    { ...text, name: "note", scope: "documents.read", uri: "notes://{owner}/{id}", input: object("owner", "id") },
  ],
  prompts: [{ ...common, name: "greeting", scope: "documents.read", input: object("topic") }],
});
const policy = mcpDocument({ ...facts, catalogue });

const insufficient = (name: string) =>
  `Bearer error="insufficient_scope", scope="${scopePrefix}/${name}", resource_metadata="${metadata}"`;
const granted = (scp: string) => withToken(userToken({ scp }));

type Asking = readonly [method: string, params: Readonly<Record<string, unknown>>];

const note: Asking = ["resources/read", { uri: "notes://ada/1" }];
const page: Asking = ["resources/read", { uri: "notes:page" }];
const greeting: Asking = ["prompts/get", { name: "greeting", arguments: { topic: "x" } }];
const completing = (ref: object): Asking => ["completion/complete", { ref, argument: { name: "id", value: "" } }];
const completions: readonly Asking[] = [
  completing({ type: "ref/resource", uri: "notes://{owner}/{id}" }),
  completing({ type: "ref/prompt", name: "greeting" }),
];

const rights: readonly Decision[] = eras.flatMap((era) =>
  [note, greeting, ...completions].flatMap(([method, params]): readonly Decision[] => [
    {
      title: `R-30 R-09 ${era}: ${method} ${JSON.stringify(params)} passes with its scope`,
      exchange: granted("documents.read")(message(era, method, params)),
      status: 200,
    },
    {
      title: `R-30 R-08 ${era}: ${method} ${JSON.stringify(params)} is refused without it, and the scope is named`,
      exchange: granted("pages.fetch")(message(era, method, params)),
      status: 403,
      code: errorCodes.refused,
      challenge: insufficient("documents.read"),
      stage: "right",
    },
  ]),
);

const unknown: readonly Decision[] = (
  [
    ["resources/read", { uri: "file:///etc/passwd" }],
    ["resources/read", { uri: "notes://ada/1/../../page" }],
    ["resources/read", { uri: "notes://ada" }],
    ["resources/read", { uri: "notes://ada/" }],
    ["resources/read", { uri: "notes:pagex" }],
    ["resources/read", { uri: "notes://{owner}/{id}" }],
    ["resources/read", { uri: "notes:page\n" }],
    ["prompts/get", { name: "note" }],
    ["prompts/get", { name: "prompt:greeting" }],
    completing({ type: "ref/resource", uri: "notes:other" }),
  ] as readonly Asking[]
).map(([method, params]) => ({
  title: `R-30 R-46 ${method} ${JSON.stringify(params)} is in no catalogue`,
  exchange: message("2025-11-25", method, params),
  status: 200,
  code: errorCodes.invalidParams,
  stage: "tool",
}));

const argument = { name: "id", value: "" };
const misshapen: readonly Decision[] = (
  [
    ["name", "tools/call", {}],
    ["name", "tools/call", { name: 1, arguments: {} }],
    ["arguments", "tools/call", { name: "whoami", arguments: [] }],
    ["arguments", "prompts/get", { name: "greeting", arguments: null }],
    ["name", "prompts/get", { name: null }],
    ["uri", "resources/read", {}],
    ["uri", "resources/read", { uri: ["notes:page"] }],
    ["ref", "completion/complete", {}],
    ["ref", "completion/complete", { argument }],
    ["ref", "completion/complete", { ref: "greeting", argument }],
    ["ref", "completion/complete", { ref: { type: "ref/prompt" }, argument }],
    ["ref", "completion/complete", { ref: { type: "ref/prompt", name: 1 }, argument }],
    ["ref", "completion/complete", { ref: { type: "ref/prompt", uri: "notes:page" }, argument }],
    ["ref", "completion/complete", { ref: { type: "ref/tool", name: "whoami" }, argument }],
    ["argument", "completion/complete", { ref: { type: "ref/prompt", name: "greeting" } }],
    [
      "argument",
      "completion/complete",
      { ref: { type: "ref/prompt", name: "greeting" }, argument: { name: 1, value: "" } },
    ],
    ["argument", "completion/complete", { ref: { type: "ref/prompt", name: "greeting" }, argument: { name: "id" } }],
  ] as const
).flatMap(([parameter, method, params]) =>
  (["2026-07-28", "2025-11-25"] as const).map((era) => ({
    title: `R-14 R-46 ${era}: ${method} ${JSON.stringify(params)} has another form, and the answer names ${parameter}`,
    exchange: message(era, method, params),
    status: 400,
    code: errorCodes.invalidParams,
    parameter,
    stage: "params",
  })),
);

const listed: readonly Decision[] = ["resources/list", "resources/templates/list", "prompts/list"].map((method) => ({
  title: `R-30 ${method} passes with any scope, for the server to filter`,
  exchange: granted("pages.fetch")(message("2026-07-28", method)),
  status: 200,
}));

const read = ([method, params]: Asking): Exchange => message("2026-07-28", method, params);

const limited: readonly Decision[] = [
  {
    title: "R-55 R-56 other addresses of one template begin no new count",
    exchange: read(note),
    after: [{ exchange: (count) => read(["resources/read", { uri: `notes://bob/${count}` }]), times: 2 }],
    status: 429,
    code: errorCodes.overloaded,
    stage: "tool-limit",
  },
  {
    title: "R-56 what completes a template is counted apart from what reads it",
    exchange: read(note),
    after: [{ exchange: read(completions[0]!), times: 2 }],
    status: 200,
  },
  {
    title: "R-56 one resource is counted apart from another",
    exchange: read(page),
    after: [{ exchange: read(note), times: 2 }],
    status: 200,
  },
  {
    title: "R-55 arguments of a prompt are measured",
    exchange: read(["prompts/get", { name: "greeting", arguments: { topic: "x".repeat(200) } }]),
    status: 413,
    code: errorCodes.invalidRequest,
    stage: "tool-input",
  },
];

const stopped: readonly Decision[] = [
  ...([note, completions[0]!] as const).map(([method, params]) => ({
    title: `R-76 ${method} of a resource that operators have stopped is refused`,
    exchange: message("2026-07-28", method, params),
    switch: "resource:note",
    status: 503,
    code: errorCodes.unavailable,
    stage: "tool-switch",
  })),
  { title: "R-76 another resource goes on", exchange: read(page), switch: "resource:note", status: 200 },
  {
    title: "R-76 a prompt that operators have stopped is refused",
    exchange: read(greeting),
    switch: "prompt:greeting",
    status: 503,
    code: errorCodes.unavailable,
    stage: "tool-switch",
  },
  {
    title: "R-90 what only reads passes at the highest threat level",
    exchange: read(note),
    threatLevel: "2",
    status: 200,
  },
];

describe("resources and prompts of the catalogue", () => {
  it.each([...rights, ...unknown, ...misshapen, ...listed, ...limited, ...stopped])("$title", async (decision) => {
    expect(await problemsOf(decision, policy)).toEqual([]);
  });

  it.each(["resources/read", "prompts/get", "completion/complete"])(
    "R-30 %s is the server's to refuse where the catalogue has none",
    async (method) => {
      const ref = { type: "ref/prompt", name: "x" };
      const exchange = message("2026-07-28", method, { name: "x", uri: "x:y", ref, argument });
      const withTools = mcpDocument({ ...facts, catalogue: withDigests(scopes, tools) });
      expect(await problemsOf({ title: "", exchange, status: 200 }, withTools)).toEqual([]);
    },
  );

  it("R-08 a catalogue without tools has its prompts let through, and no tool", async () => {
    const { prompts = [] } = catalogue;
    const alone = mcpDocument({ ...facts, catalogue: withDigests(scopes, [], { prompts }) });
    expect(
      await problemsOf({ title: "", exchange: granted("documents.read")(read(greeting)), status: 200 }, alone),
    ).toEqual([]);
    const tool = message("2026-07-28", "tools/call", { name: "whoami", arguments: {} });
    const refused = { title: "", exchange: tool, status: 200, code: errorCodes.invalidParams, stage: "tool" } as const;
    expect(await problemsOf(refused, alone)).toEqual([]);
  });
});

import { allowed, attack, prepared, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation } from "../case.ts";
import {
  alice,
  bob,
  completion,
  eras,
  everyScope,
  message,
  noDocument,
  promptGet,
  resourceRead,
  toolCall,
} from "../messages.ts";
import type { Era } from "../messages.ts";
import type { TokenRequest } from "../../../testing/composition/token.ts";

const common: Common = { family: "rights", owasp: "MCP02", proves: ["R-30", "R-111"] };

const uriOf = (id: string): string => `documents://${id}`;
const template = { type: "ref/resource", uri: "documents://{id}" };
const prompt = { type: "ref/prompt", name: "summarise_document" };
const holders = ["documents.read", "documents.write"];
const withoutDocumentScope: TokenRequest = { as: "alice", scopes: ["pages.fetch"] };

/** Every way to what a document says, or to whether it is there. */
const ways = {
  read: (id: string, token: TokenRequest, era?: Era) => resourceRead(uriOf(id), { token, ...(era && { era }) }),
  get: (id: string, token: TokenRequest, era?: Era) =>
    promptGet("summarise_document", { id }, { token, ...(era && { era }) }),
  "complete-an-address": (_id: string, token: TokenRequest, era?: Era) =>
    completion(template, "id", "", { token, ...(era && { era }) }),
  "complete-an-argument": (_id: string, token: TokenRequest, era?: Era) =>
    completion(prompt, "id", "", { token, ...(era && { era }) }),
} as const;
type Way = keyof typeof ways;
const entries = Object.entries(ways) as [Way, (typeof ways)[Way]][];

const lacks: Expectation = {
  status: 403,
  headers: {
    "www-authenticate": /^Bearer error="insufficient_scope", scope="[^" ]+\/documents\.read", resource_metadata=/,
  },
  decided: ["gateway:right"],
};
const withinRights: Expectation = { status: 200, decided: ["server:ok", "server:tool-error"] };

const scopeMatrix = entries.flatMap(([way, send]) =>
  everyScope.map((scope) => {
    const may = holders.includes(scope);
    return attack(
      common,
      `${way}-with-${scope}`,
      `A document ${may ? "is there" : "is not there"} to ${way.replaceAll("-", " ")} for a user who granted ${scope}`,
      step(send(noDocument, { as: "alice", scopes: [scope] }), may ? withinRights : lacks),
      { proves: may ? [] : ["R-09", "R-08"], ...(may && { mustNotHaveHappened: ["leak", "unrecorded"] }) },
    );
  }),
);

const behindTheGateway = entries.map(([way, send]) =>
  attack(
    common,
    `${way}-without-its-scope@server`,
    `Behind the gateway, a document is not there to ${way.replaceAll("-", " ")} without its scope`,
    step({ ...send(noDocument, withoutDocumentScope), at: "server" }, { status: 403, decided: "server:scope-missing" }),
    { proves: ["R-09"] },
  ),
);

const saved = prepared(toolCall("save_document", { title: "Mine", text: "the secret of alice" }, { token: alice }), [
  { as: "document", from: { json: "/result/structuredContent/id" } },
]);
const object: Common = { ...common, owasp: "MCP10", proves: ["R-31", "R-119", "R-38"] };

const foreign = entries.map(([way, send]) =>
  attack(object, `foreign-${way}`, `Another person's document is not there to ${way.replaceAll("-", " ")}`, [
    saved,
    step(send("{{document}}", bob), {
      status: 200,
      silent: /secret of alice|"values":\["/,
      decided: way.startsWith("complete") ? "server:ok" : "server:tool-error",
    }),
  ]),
);

const like = (["read", "get"] as const).map((way) =>
  attack(
    { ...object, proves: ["R-31", "R-171"] },
    `foreign-${way}-is-like-nothing`,
    "Another's document and one that never was are the same answer to a reader",
    ["{{document}}", noDocument].reduce<AttackCase["steps"]>(
      (steps, id) => [
        ...steps,
        step(ways[way](id, bob), {
          status: 200,
          json: { "/error/message": /There is no such document/ },
          decided: "server:tool-error",
        }),
      ],
      [saved],
    ),
  ),
);

const own = [
  attack(
    object,
    "own-document-as-a-resource",
    "One's own document can be read, without which the refusals would prove nothing",
    [saved, step(resourceRead(uriOf("{{document}}"), { token: alice }), allowed({ body: /secret/ }))],
  ),
  attack(object, "own-document-in-a-prompt", "A prompt about one's own document can be had", [
    saved,
    step(promptGet("summarise_document", { id: "{{document}}" }, { token: alice }), allowed({ body: /documents:/ })),
  ]),
  attack(object, "own-document-completed", "One's own document is suggested", [
    saved,
    step(completion(template, "id", "", { token: alice }), allowed({ body: /"values":\["/ })),
  ]),
];

const nobodysDocument: Expectation = {
  status: 200,
  json: { "/error/code": -32602, "/result": undefined },
  decided: ["gateway:tool", "server:not-found"],
};

/** Addresses that lead to no document, on either side of the gateway. */
const addresses: Readonly<Record<string, string>> = {
  "of-a-folder": "documents://..%2f..%2fetc%2fpasswd",
  "of-the-folder-above": "documents://..",
  "of-the-folder-above-encoded": "documents://%2e%2e",
  "in-two-parts": `documents://${noDocument}/${noDocument}`,
  "with-a-slash-of-windows": "documents://a%5cb",
  "with-a-query": `documents://${noDocument}?as=bob`,
  "with-a-fragment": `documents://${noDocument}#all`,
  "with-a-line-break": `documents://${noDocument}%0a`,
  "of-all": "documents://",
  "in-capitals": `DOCUMENTS://${noDocument}`,
  "of-a-file": "file:///etc/passwd",
  "of-the-web": "https://docs.attack.example/clean",
  "of-a-page-beside": `documents://evil.example@${noDocument}`,
  "with-the-template": "documents://{id}",
  "of-a-tool": "whoami",
  "of-the-metadata-service": "http://169.254.169.254/metadata/identity",
};

const traversal = Object.entries(addresses).flatMap(([name, uri]) =>
  (["gateway", "server"] as const).map((at) =>
    attack(
      { ...common, owasp: "MCP05", proves: ["R-16", "R-133"] },
      `address-${name}@${at}`,
      `An address ${name.replaceAll("-", " ")} is of no resource`,
      step(resourceRead(uri, { token: alice, ...(at === "server" && { at }) }), nobodysDocument),
    ),
  ),
);

/** Parts of an address that fit the template, and are no id. */
const parts: Readonly<Record<string, string>> = {
  short: "A",
  "of-other-letters": "A".repeat(21) + "*",
  "with-a-space": `${"A".repeat(21)}%20`,
  "with-hidden-text": `${"A".repeat(21)}%E2%80%8B`,
};

const variables = Object.entries(parts).map(([name, part]) =>
  attack(
    { ...common, owasp: "MCP05", proves: ["R-17", "R-46"] },
    `id-${name}`,
    `No document is looked for under an id ${name.replaceAll("-", " ")}`,
    step(resourceRead(`documents://${part}`, { token: alice }), {
      status: 200,
      json: { "/error/data/org.landing-zone~1refusal": "arguments-invalid", "/result": undefined },
      decided: "server:arguments-invalid",
    }),
  ),
);

const lists = [
  ["resources/templates/list", /"name":"document"/],
  ["prompts/list", /"name":"summarise_document"/],
] as const;

const listings = lists.flatMap(([method, names]) => [
  attack(
    common,
    `${method.replaceAll("/", "-")}-without-the-scope`,
    `An answer to ${method} names nothing to a caller who may not use it`,
    step(message(method, {}, { token: withoutDocumentScope }), { status: 200, silent: names, decided: "server:ok" }),
  ),
  attack(
    common,
    `${method.replaceAll("/", "-")}-with-the-scope`,
    `An answer to ${method} names it to a caller who may`,
    step(message(method, {}, { token: { as: "alice", scopes: ["documents.read"] } }), allowed({ body: names })),
  ),
]);

const sent = { more: "arguments" };
const strangeArguments = [
  attack(
    { ...common, owasp: "MCP05", proves: ["R-17"] },
    "prompt-with-an-argument-too-many",
    "A prompt takes no argument that it does not name",
    step(promptGet("summarise_document", { id: noDocument, ...sent }, { token: alice }), {
      status: 200,
      json: { "/error/data/org.landing-zone~1refusal": "arguments-invalid" },
      decided: "server:arguments-invalid",
    }),
  ),
  attack(
    { ...common, owasp: "MCP05", proves: ["R-17"] },
    "complete-an-argument-that-is-none",
    "Nothing is suggested for an argument that a prompt does not have",
    step(completion(prompt, "owner", "", { token: alice }), {
      status: 200,
      json: { "/error/data/org.landing-zone~1refusal": "arguments-invalid", "/result": undefined },
      decided: "server:arguments-invalid",
    }),
  ),
  ...(["resources/read", "prompts/get", "completion/complete"] as const).map((method) =>
    attack(
      { ...common, proves: ["R-09"] },
      `tool-by-${method.replaceAll("/", "-")}`,
      `No tool is reached by ${method}`,
      step(
        message(
          method,
          {
            name: "whoami",
            uri: "whoami",
            arguments: {},
            ref: { type: "ref/prompt", name: "whoami" },
            argument: { name: "a", value: "" },
          },
          { token: alice },
        ),
        { status: 200, json: { "/error/code": -32602 }, decided: ["gateway:tool"] },
      ),
    ),
  ),
];

const inEveryRevision = eras.map((era) =>
  attack(common, `read-without-its-scope-${era}`, `A document is not read without its scope in ${era}`, [
    step(ways.read(noDocument, withoutDocumentScope, era), { status: 403, decided: "gateway:right" }),
  ]),
);

/** Rights to resources, prompts and what is suggested for them. */
export const readingCases: readonly AttackCase[] = [
  ...scopeMatrix,
  ...behindTheGateway,
  ...foreign,
  ...like,
  ...own,
  ...traversal,
  ...variables,
  ...listings,
  ...strangeArguments,
  ...inEveryRevision,
];

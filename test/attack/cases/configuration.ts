import { attack, allowed, prepared, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Request } from "../case.ts";
import {
  alice,
  completion,
  goodArguments,
  message,
  noDocument,
  promptGet,
  resourceRead,
  toolCall,
} from "../messages.ts";

const common: Common = { family: "configuration", owasp: "MCP07", proves: ["R-07"] };

const forms = ["/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-protected-resource"];
const get = (path: string, headers: Request["headers"] = {}): Request => ({ method: "GET", path, headers });

const metadataCases = forms.flatMap((path, index) => {
  const form = index === 0 ? "path" : "root";
  return [
    attack(
      common,
      `metadata-${form}`,
      `The ${form} form of the metadata names the endpoint, character by character`,
      step(get(path), {
        status: 200,
        json: {
          "/resource": /^https?:\/\/[^/]+\/mcp$/,
          "/bearer_methods_supported/0": "header",
          "/bearer_methods_supported/1": undefined,
          "/authorization_servers/0": /^https?:\/\/[^/]+/,
        },
        headers: { "content-type": /^application\/json/, "access-control-allow-origin": "*" },
      }),
      { proves: ["R-179", "fault:metadata-resource", "R-116"] },
    ),
    attack(
      common,
      `metadata-${form}-minimal`,
      `The ${form} form of the metadata offers what reads, and no more`,
      step(get(path), {
        status: 200,
        silent: /documents\.write|documents\.delete|offline_access|\*"|\.default|full|admin/,
      }),
      { proves: ["R-09"] },
    ),
    attack(
      { ...common, proves: ["R-12"] },
      `metadata-${form}-foreign-host`,
      `The ${form} form is not served for a foreign host`,
      step(get(path, { host: "evil.example" }), { status: [403, 404, 421], silent: /authorization_servers/ }),
    ),
    ...["POST", "PUT", "DELETE"].map((method) =>
      attack(
        common,
        `metadata-${form}-${method}`,
        `The ${form} form of the metadata is read, never written`,
        step({ method, path }, { status: [404, 405] }),
        { mustNotHaveHappened: ["effect", "upstream", "leak"] },
      ),
    ),
  ];
});

const challenges = [
  attack(
    common,
    "challenge-is-true",
    "The address in the challenge is where the metadata are, for this very endpoint",
    [
      prepared(message("tools/list"), [{ as: "metadata", from: { header: "www-authenticate" } }], 401),
      step(get(forms[0]!), { status: 200, json: { "/resource": /\/mcp$/ } }),
    ],
  ),
  attack(
    { ...common, proves: ["R-08"] },
    "challenge-names-scopes",
    "The challenge asks for what reads, and no more",
    step(message("tools/list"), {
      status: 401,
      headers: {
        "www-authenticate":
          /^Bearer (?!.*(?:write|delete)).*scope="[^"]+\/documents\.read [^"]+", resource_metadata="https?:\/\/[^"]+\/\.well-known\/oauth-protected-resource\/mcp"$/,
      },
      decided: "gateway:token",
    }),
    { proves: ["R-09", "R-40"] },
  ),
  attack(
    { ...common, proves: ["R-08"] },
    "refusal-has-an-id",
    "A refusal repeats the id of its request, and says nothing else of it",
    step(
      { ...toolCall("save_document", { title: "t", text: "t" }, { token: { as: "alice", scopes: ["profile.read"] } }) },
      { status: 403, json: { "/jsonrpc": "2.0", "/id": 1, "/error/data/requestId": /.+/ }, decided: "gateway:right" },
    ),
  ),
];

const switches: Readonly<Record<string, readonly [words: string, tool: string, decided: string]>> = {
  all: ["all", "whoami", "gateway:switch"],
  "one-tool": ["tool:whoami", "whoami", "gateway:tool-switch"],
  "one-client": ["client:40000000-0000-4000-8000-00000000000a", "whoami", "gateway:client-switch"],
  misspelt: ["al", "whoami", "gateway:switch"],
  "unknown-tool": ["tool:nothing", "whoami", "gateway:switch"],
  "among-others": ["tool:my_profile tool:whoami", "whoami", "gateway:tool-switch"],
};

const switchCases = Object.entries(switches).map(([name, [words, tool, decided]]) =>
  attack(
    { ...common, owasp: "MCP08", proves: ["R-76", "R-90"] },
    `switch-${name}`,
    `The switch stops at once: ${words}`,
    [
      { operate: { switch: words } },
      step(toolCall(tool, goodArguments[tool], { token: alice }), { status: [403, 503], decided, within: 1_000 }),
    ],
  ),
);

const everyTool = Object.keys(goodArguments).map((tool) =>
  attack(
    { ...common, owasp: "MCP08", proves: ["R-76"] },
    `switch-all-${tool}`,
    `With the switch turned, ${tool} does not run`,
    [
      { operate: { switch: "all" } },
      step(toolCall(tool, goodArguments[tool], { token: alice }), {
        status: 503,
        headers: { "retry-after": /^\d+$/ },
        decided: "gateway:switch",
      }),
    ],
  ),
);

const readingSwitches: Readonly<Record<string, readonly [words: string, send: Request]>> = {
  "a-resource": ["resource:document", resourceRead(`documents://${noDocument}`, { token: alice })],
  "a-prompt": ["prompt:summarise_document", promptGet("summarise_document", { id: noDocument }, { token: alice })],
  "suggestions-for-a-resource": [
    "resource:document",
    completion({ type: "ref/resource", uri: "documents://{id}" }, "id", "", { token: alice }),
  ],
};

const readingSwitchCases = Object.entries(readingSwitches).map(([name, [words, send]]) =>
  attack(
    { ...common, owasp: "MCP08", proves: ["R-76", "R-90"] },
    `switch-${name}`,
    `The switch stops at once: ${words}, for ${name.replaceAll("-", " ")}`,
    [{ operate: { switch: words } }, step(send, { status: 503, decided: "gateway:tool-switch", within: 1_000 })],
  ),
);

const restCases = [
  attack(
    { ...common, owasp: "MCP08", proves: ["R-76", "R-90"] },
    "switch-another-tool",
    "A switch for one tool stops no other",
    [{ operate: { switch: "tool:my_profile" } }, step(toolCall("whoami", {}, { token: alice }), allowed())],
  ),
  attack({ ...common, owasp: "MCP08", proves: ["R-76"] }, "switch-back", "What was switched off comes back", [
    { operate: { switch: "all" } },
    { operate: { switch: "none" } },
    step(toolCall("whoami", {}, { token: alice }), allowed()),
  ]),
  ...["/healthz", "/readyz"].map((path) =>
    attack(
      { ...common, owasp: "MCP09", proves: ["R-157"] },
      `health-${path.slice(1)}`,
      `${path} says that the server is well, and nothing else`,
      step(
        { at: "server", method: "GET", path },
        {
          status: 200,
          silent: /version|uptime|node|memory|host|commit/i,
          headers: { server: undefined, "x-powered-by": undefined },
        },
      ),
      { mustNotHaveHappened: ["effect", "upstream", "leak"] },
    ),
  ),
  attack(
    { ...common, owasp: "MCP09", proves: ["R-41"] },
    "no-plain-metadata",
    "The metadata name no address without TLS, save on this machine",
    step(get(forms[0]!), { status: 200, silent: /http:\/\/(?!127\.0\.0\.1|localhost|\[::1\])/ }),
  ),
];

export const configurationCases: readonly AttackCase[] = [
  ...metadataCases,
  ...challenges,
  ...switchCases,
  ...everyTool,
  ...readingSwitchCases,
  ...restCases,
];

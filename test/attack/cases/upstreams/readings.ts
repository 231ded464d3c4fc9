import type { AttackCase, Expectation } from "../../case.ts";
import { allowed, attack, prepared, step } from "../../define.ts";
import { alice, completion, message, promptGet, resourceRead } from "../../messages.ts";
import { planted, poisoned } from "../../../../testing/composition/page-texts.ts";
import { redirecting } from "../../../../testing/composition/upstream-answers.ts";
import { advice, entryTemplate } from "../../../../testing/composition/upstream-definitions.ts";
import { asked, common as shared, entry, reader, toolOf } from "./requests.ts";

const common = { ...shared, owasp: "MCP06", proves: ["R-112", "R-45"] } as const;

const served = (uri: string): string => `library+${uri}`;
const read = (name: string) => resourceRead(served(entryTemplate.replace("{entry}", name)), { token: reader });
const get = (name: string) => promptGet(toolOf(advice), { entry: name }, { token: reader });
const ways = Object.entries({ "a-resource": read, "a-prompt": get });

const refused = (reason: string): Expectation => ({
  status: 200,
  json: { "/error/data/org.landing-zone~1refusal": reason, "/result": undefined },
  decided: `server:${reason}`,
});

const answers = ways.flatMap(([what, send]) => [
  attack(
    { ...common, proves: ["R-47", "R-130", "R-131"] },
    `marked-in-${what}`,
    `Text of another server in ${what.replace("-", " ")} comes marked, and says how`,
    step(
      send("clean"),
      allowed({
        json: { "/result/_meta/org.landing-zone~1spotlight/mode": "datamark" },
        silent: /The quick brown fox|text\/html/,
      }),
    ),
    asked,
  ),
  attack(
    common,
    `tainted-by-${what}`,
    `Who has read ${what.replace("-", " ")} of another server is asked before anything is changed`,
    [
      prepared(send("clean")),
      step(message("tools/call", { name: "save_document", arguments: { title: "t", text: "t" } }, { token: reader }), {
        status: 200,
        json: { "/result/_meta/org.landing-zone~1refusal": "approval-needed" },
        decided: "server:approval-needed",
      }),
    ],
    { proves: ["R-115", "R-132"] },
  ),
  attack(
    common,
    `poisoned-${what}`,
    `Orders to the model in ${what.replace("-", " ")} of another server are withheld`,
    step(send("poisoned-plain"), { ...refused("output-refused"), silent: new RegExp(poisoned["plain"]!.slice(0, 20)) }),
    asked,
  ),
  attack(
    { ...common, owasp: "MCP01", proves: ["R-110"] },
    `planted-in-${what}`,
    `A secret in ${what.replace("-", " ")} of another server is taken out`,
    step(send(`planted-${Object.keys(planted)[0]}`), {
      status: 200,
      silent: new RegExp(
        Object.values(planted)[0]!
          .slice(0, 40)
          .replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
      ),
      decided: "server:ok",
    }),
    asked,
  ),
  attack(
    { ...common, owasp: "MCP01", proves: ["R-33", "R-05"] },
    `redirected-${what}`,
    `No redirect of another server is followed for ${what.replace("-", " ")}`,
    step(send(redirecting), { ...refused("upstream-unavailable"), silent: /quick/ }),
    asked,
  ),
  attack(
    { ...common, owasp: "MCP02", proves: ["R-09", "R-111"] },
    `${what}-without-the-scope`,
    `Without its scope no caller gets ${what.replace("-", " ")} of another server`,
    step({ ...send("clean"), token: alice }, { status: 403, decided: "gateway:right" }),
  ),
]);

/** Addresses that another server has, says that it has, or could be thought to have. */
const elsewhere: Readonly<Record<string, string>> = {
  "without-its-server": entryTemplate.replace("{entry}", "clean"),
  "of-another-server": "archive+library://entry/clean",
  "of-its-server-twice": served(served("library://hours")),
  "of-a-document": served("documents://AAAAAAAAAAAAAAAAAAAAAA"),
  "of-a-file": served("file:///etc/passwd"),
  "out-of-its-place": served("library://entry/..%2fhours"),
  "that-came-new": served("library://smuggled"),
};

const addresses = Object.entries(elsewhere).map(([name, uri]) =>
  attack(
    { ...common, owasp: "MCP05", proves: ["R-133", "R-16"] },
    `address-${name}`,
    `An address ${name.replaceAll("-", " ")} reaches no other server`,
    step(resourceRead(uri, { token: reader }), {
      status: 200,
      json: { "/error/code": -32602, "/result": undefined },
      decided: ["gateway:tool", "server:not-found"],
    }),
  ),
);

const suggestions = attack(
  { ...common, proves: ["R-33"] },
  "nothing-typed-goes-there",
  "What a person types goes to another server only where that was agreed to",
  step(completion({ type: "ref/prompt", name: toolOf(advice) }, "entry", "{{canary}}", { token: reader }), {
    status: 200,
    json: { "/error/code": -32602, "/result": undefined },
    decided: ["server:not-found"],
  }),
);

const changing = { operate: { fault: "upstream", how: "change" } } as const;
const templates = message("prompts/list", {}, { token: reader });
const changed = [changing, prepared(templates)] as const;
const withheld: Expectation = {
  status: [200, 400],
  json: { "/error/code": -32602, "/result": undefined },
  decided: "server:not-found",
};
const kept = { ...common, owasp: "MCP03", proves: ["R-48", "R-134"] } as const;

const definitions = [
  attack(kept, "changed-prompt-is-not-listed", "A prompt whose definition changed is not shown", [
    ...changed,
    step(templates, allowed({ silent: new RegExp(toolOf(advice)) })),
  ]),
  attack(kept, "changed-prompt-is-not-given", "A prompt whose definition changed is not given", [
    ...changed,
    step(get("clean"), withheld),
  ]),
  attack(kept, "changed-resource-is-not-read", "A resource whose definition changed is not read", [
    ...changed,
    step(resourceRead(served("library://hours"), { token: reader }), withheld),
  ]),
  attack(
    { ...kept, proves: ["R-50"] },
    "changed-resource-taken-back",
    "A resource whose definition changed stays withheld when that is taken back",
    [
      ...changed,
      { operate: { mend: "all" } },
      prepared(templates),
      step(resourceRead(served("library://hours"), { token: reader }), withheld),
    ],
  ),
  attack(
    kept,
    "other-resources-stay",
    "Resources that did not change are served as before",
    [...changed, step(read("clean"), allowed())],
    asked,
  ),
];

const control = attack(
  common,
  "its-tools-go-on",
  "Its tools are served beside them",
  step(entry("clean"), allowed()),
  asked,
);

export const upstreamReadingCases: readonly AttackCase[] = [
  ...answers,
  ...addresses,
  suggestions,
  control,
  ...definitions,
];

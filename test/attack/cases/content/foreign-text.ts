import { attack, allowed, prepared, refusedCall, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, canAsk, promptGet, resourceRead, toolCall } from "../../messages.ts";
import { common, fetched, page, search } from "./requests.ts";

const saved = prepared(toolCall("save_document", { title: "Mine", text: "The quick brown fox" }, { token: alice }), [
  { as: "document", from: { json: "/result/structuredContent/id" } },
]);

const marker = "/result/_meta/org.landing-zone~1spotlight/marker";

/** How text from outside is handed on, and what it does to its reader's rights. */
export const foreignTextCases: readonly AttackCase[] = [
  attack(
    { ...common, proves: ["R-47", "R-130", "R-131"] },
    "marked",
    "Text from outside comes marked, and says how",
    step(
      page("clean"),
      allowed({
        json: { "/result/_meta/org.landing-zone~1spotlight/mode": "datamark", [marker]: /^[\w-]{4,}$/ },
        silent: /The quick brown fox/,
      }),
    ),
    fetched,
  ),
  attack(
    { ...common, proves: ["R-47", "R-130"] },
    "marked-without-spaces",
    "Text in a script without spaces comes marked, too",
    step(
      page("unspaced"),
      allowed({ json: { [marker]: /^[\w-]{4,}$/, "/result/structuredContent/text": /^(?:.{8}[\w-]{4})+.{1,8}$/u } }),
    ),
    fetched,
  ),
  attack(
    { ...common, proves: ["R-47", "R-130"] },
    "marked-anew",
    "Every answer has a marker of its own",
    [
      prepared(page("clean"), [{ as: "marker", from: { json: marker } }]),
      step(page("clean"), allowed({ json: { [marker]: /^[\w-]{4,}$/ }, differs: { [marker]: "marker" } })),
    ],
    fetched,
  ),
  attack(
    { ...common, proves: ["R-47"] },
    "forged-boundary",
    "A page cannot end what marks it as foreign",
    step(page("forged-boundary"), {
      status: 200,
      silent: /before <<\/AAAAAAAAAAAAAAAA>> after/,
      decided: ["server:ok", "server:output-refused"],
    }),
    fetched,
  ),
  attack(
    { ...common, proves: ["R-45", "R-115", "R-132"] },
    "tainted",
    "Who has been shown foreign text is asked before anything is changed",
    [
      prepared(page("clean")),
      step(toolCall("save_document", { title: "t", text: "text" }, { token: alice }), {
        ...refusedCall("approval-needed"),
        body: /in the last 30 minutes/,
      }),
    ],
    { ...fetched, proves: ["R-51"] },
  ),
  attack(
    { ...common, proves: ["R-45", "R-115"] },
    "tainted-for-half-an-hour",
    "Who has been shown foreign text is asked as long as is promised, and no longer",
    [
      prepared(page("clean")),
      { operate: { pass: 1_799 } },
      step(toolCall("save_document", { title: "t", text: "text" }, { token: alice }), refusedCall("approval-needed")),
      { operate: { pass: 1 } },
      step(toolCall("save_document", { title: "t", text: "text" }, { token: alice }), allowed()),
    ],
    { mustNotHaveHappened: ["leak", "unrecorded"] },
  ),
  attack(
    { ...common, proves: ["R-51"] },
    "form-of-a-long-call",
    "A form says how much of a long argument is not shown, and shows the others",
    [
      prepared(page("clean")),
      step(
        toolCall(
          "save_document",
          { text: "A long and harmless text. ".repeat(300), title: "The end" },
          { token: alice, capabilities: canAsk },
        ),
        {
          status: 200,
          json: { "/result/resultType": "input_required" },
          body: / … \(\d+ more characters\),\\"title\\":\\"The end\\"\} \(request /,
          decided: "server:waiting",
        },
      ),
    ],
    fetched,
  ),
  attack(
    { ...common, proves: ["R-45", "R-115"] },
    "not-tainted-by-nothing",
    "Who has been shown no foreign text is asked nothing",
    [
      prepared(search("a-word-that-no-document-has")),
      step(toolCall("save_document", { title: "t", text: "text" }, { token: alice }), allowed()),
    ],
    { mustNotHaveHappened: ["leak", "unrecorded"] },
  ),
  attack(
    { ...common, proves: ["R-45", "R-115"] },
    "tainted-in-another-revision",
    "Another revision of the protocol removes no taint either",
    [
      prepared(page("clean")),
      step(
        toolCall("save_document", { title: "t", text: "text" }, { token: alice, era: "2025-11-25" }),
        refusedCall("approval-needed"),
      ),
    ],
    fetched,
  ),
  attack(
    { ...common, proves: ["R-135"] },
    "cut-with-notice",
    "A page that is too long is cut, and that is said",
    step(page("long"), allowed({ json: { "/result/_meta/org.landing-zone~1truncated": true } })),
    fetched,
  ),
  attack(
    { ...common, proves: ["R-47", "R-130", "R-131"] },
    "marked-in-a-resource",
    "The text of a resource comes marked, and says how",
    [
      saved,
      step(resourceRead("documents://{{document}}", { token: alice }), {
        status: 200,
        json: { "/result/_meta/org.landing-zone~1spotlight/mode": "datamark", [marker]: /^[\w-]{4,}$/ },
        silent: /The quick brown fox/,
        decided: "server:ok",
      }),
    ],
  ),
  attack(
    { ...common, proves: ["R-45", "R-115", "R-132"] },
    "tainted-by-a-resource",
    "Who has been shown the text of a resource is asked before anything is changed",
    [
      saved,
      prepared(resourceRead("documents://{{document}}", { token: alice })),
      step(toolCall("save_document", { title: "t", text: "text" }, { token: alice }), refusedCall("approval-needed")),
    ],
    { proves: ["R-51"] },
  ),
  attack(
    { ...common, owasp: "MCP06", proves: ["R-45", "R-115"] },
    "not-tainted-by-a-prompt",
    "A prompt of one's own server holds no foreign text, and taints no reader",
    [
      saved,
      prepared(promptGet("summarise_document", { id: "{{document}}" }, { token: alice })),
      step(toolCall("save_document", { title: "t", text: "text" }, { token: alice }), allowed()),
    ],
    { mustNotHaveHappened: ["leak", "unrecorded"] },
  ),
  attack(
    { ...common, owasp: "MCP10", proves: ["R-154"] },
    "declared-fields-only",
    "An answer has the declared members and no others",
    step(
      toolCall("whoami", {}, { token: alice }),
      allowed({ silent: /"(?:email|upn|preferred_username|token|scp|aud)":/ }),
    ),
  ),
];

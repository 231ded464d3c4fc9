import type { AttackCase, Expectation } from "../../case.ts";
import { allowed, attack, prepared, refusedCall, step } from "../../define.ts";
import { toolCall } from "../../messages.ts";
import { planted, poisoned } from "../../../../testing/composition/page-texts.ts";
import { batching, breaking, ordersElsewhere, shapeless } from "../../../../testing/composition/upstream-answers.ts";
import { asked, common as shared, entry, reader } from "./requests.ts";

const common = { ...shared, ...asked, owasp: "MCP06", proves: [...shared.proves, "R-45", "R-132"] } as const;

const spoken = (name: string): string => name.replaceAll("-", " ");
const order = /attacker\.invalid|system prompt/;

const orders = [
  ...Object.keys(poisoned).flatMap((name) => [
    attack(
      common,
      `order-${name}`,
      `An answer that holds an order, ${spoken(name)}, is withheld`,
      step(entry(`poisoned-${name}`), refusedCall("output-refused", { silent: order })),
    ),
    attack(
      common,
      `order-in-data-${name}`,
      `Data that hold an order, ${spoken(name)}, are withheld`,
      step(entry(`poisoned-data-${name}`, "count"), refusedCall("output-refused", { silent: order })),
    ),
  ]),
  ...Object.keys(ordersElsewhere).map((name) =>
    attack(
      common,
      `order-${name}`,
      `An answer that holds an order ${spoken(name)} is withheld`,
      step(entry(name), refusedCall("output-refused", { silent: order })),
    ),
  ),
];

const plantedIn = (value: string): RegExp => new RegExp(value.slice(0, 40).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

const secrets = Object.entries(planted).flatMap(([name, value]) => {
  const expected: Expectation = { status: 200, silent: plantedIn(value), decided: "server:ok" };
  const disclosed = { owasp: "MCP01", proves: ["R-110", "R-93"] } as const;
  return [
    attack(
      common,
      `planted-${name}`,
      `A ${name} in an answer is taken out`,
      step(entry(`planted-${name}`), expected),
      disclosed,
    ),
    attack(
      common,
      `planted-${name}-in-data`,
      `A ${name} in data is taken out`,
      step(entry(`planted-data-${name}`, "count"), expected),
      disclosed,
    ),
  ];
});

/** Whether the protocol's own reader or ours finds it first. */
const unreadable = /^(?:output-invalid|upstream-unavailable)$/;

const shapes = [
  ...Object.keys(shapeless).map((name) =>
    attack(
      common,
      `shape-${name}`,
      `An answer with ${spoken(name)} is refused as a whole`,
      step(entry(name), {
        status: 200,
        json: { "/result/isError": true, "/result/_meta/org.landing-zone~1refusal": unreadable },
        silent: /alert|svg/,
        decided: ["server:output-invalid", "server:upstream-unavailable"],
      }),
      { proves: ["R-46"] },
    ),
  ),
  attack(
    common,
    "shape-in-a-list",
    "A list that holds the message is refused: no revision that is spoken here knows batches",
    step(entry(batching), refusedCall("upstream-unavailable")),
    { proves: ["R-135"] },
  ),
  attack(
    common,
    "shape-that-breaks-off",
    "An answer that ends before its message is refused at once, and not when the time of its tool is over",
    step(entry(breaking), refusedCall("upstream-unavailable")),
    { proves: ["R-135", "R-55"] },
  ),
  ...["data-of-another-kind", "data-with-a-member-too-few", "clean"].map((name) =>
    attack(
      common,
      `shape-${name}-for-data`,
      `${spoken(name)} where data were declared is refused`,
      step(entry(name, "count"), refusedCall("output-invalid")),
      { proves: ["R-154"] },
    ),
  ),
  attack(
    common,
    "shape-a-member-too-many",
    "A member that was not declared does not come through",
    step(entry("data-with-a-member-too-many", "count"), {
      status: 200,
      silent: order,
      decided: ["server:ok", "server:output-invalid"],
    }),
    { proves: ["R-154"] },
  ),
  ...["too-many-blocks", "a-picture-too-large"].map((name) =>
    attack(
      common,
      `size-${name}`,
      `An answer with ${spoken(name)} is refused`,
      step(entry(name), refusedCall("output-too-large")),
      { proves: ["R-135"] },
    ),
  ),
  attack(
    common,
    "size-cut-with-notice",
    "An answer that is too long is cut, and that is said",
    step(entry("long"), allowed({ json: { "/result/_meta/org.landing-zone~1truncated": true } })),
    { proves: ["R-135"] },
  ),
  attack(
    common,
    "bytes-left-out",
    "Bytes that cannot be inspected are left out, and reported to be",
    step(entry("of-bytes"), allowed({ body: /left/, silent: /c2VjcmV0LWJ5dGVz/ })),
  ),
  attack(
    common,
    "notes-of-its-own",
    "Its notes beside its answer come to no caller, least of all as a note of this server",
    step(
      entry("with-notes-of-its-own"),
      allowed({ json: { "/result/_meta/org.landing-zone~1spotlight/mode": "datamark" }, silent: order }),
    ),
  ),
];

const asks = (["asks-the-user", "asks-the-model", "asks-for-folders"] as const).map((name) =>
  attack(
    common,
    name,
    `Another server ${spoken(name)} through this one in vain`,
    step(entry(name), refusedCall("upstream-asked", { silent: /password|attacker/i })),
    { proves: ["R-24"] },
  ),
);

const marker = "/result/_meta/org.landing-zone~1spotlight/marker";
const marks = [
  attack(
    common,
    "marked",
    "Another server's text comes marked as another's",
    step(
      entry("clean"),
      allowed({
        json: { "/result/_meta/org.landing-zone~1spotlight/mode": "datamark", [marker]: /^[\w-]{4,}$/ },
        silent: /The quick brown fox/,
      }),
    ),
    { proves: ["R-47", "R-130", "R-131"] },
  ),
  attack(
    common,
    "marked-in-data",
    "So do the texts in its data",
    step(entry("data", "count"), allowed({ json: { [marker]: /^[\w-]{4,}$/ }, silent: /The quick brown fox/ })),
    { proves: ["R-47", "R-130"] },
  ),
  attack(
    common,
    "marked-in-the-older-revision",
    "And in the older revision of the protocol",
    step(entry("clean", "read", "2025-11-25"), {
      status: 200,
      body: /org\.landing-zone\/spotlight/,
      silent: /The quick brown fox/,
      decided: "server:ok",
    }),
    { proves: ["R-47", "R-170"] },
  ),
  attack(
    common,
    "forged-boundary",
    "It cannot end what marks it as foreign",
    step(entry("forged-boundary"), {
      status: 200,
      silent: /before <<\/AAAAAAAAAAAAAAAA>> after/,
      decided: ["server:ok", "server:output-refused"],
    }),
    { proves: ["R-47"] },
  ),
  attack(
    common,
    "tainted",
    "Who has been shown its answer is asked before anything is changed",
    [
      prepared(entry("clean")),
      step(toolCall("save_document", { title: "t", text: "text" }, { token: reader }), refusedCall("approval-needed")),
    ],
    { proves: ["R-115", "R-51"] },
  ),
];

/** What another server answers, as it would to take over its reader. */
export const answerCases: readonly AttackCase[] = [...orders, ...secrets, ...shapes, ...asks, ...marks];

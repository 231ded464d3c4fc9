import type { AttackCase, Expectation } from "../../case.ts";
import { deviations, smuggled, unwanted } from "../../../../testing/composition/upstream-definitions.ts";
import { allowed, attack, prepared, step } from "../../define.ts";
import { common as shared, entry, listing, toolOf } from "./requests.ts";

const common = { ...shared, proves: [...shared.proves, "R-48", "R-133", "R-134"] };

const changing = { operate: { fault: "upstream", how: "change" } } as const;
/** A caller sees now what has changed; the finding is recorded here and not in the step that is judged. */
const changed = [changing, prepared(listing)] as const;
const takenBack = [...changed, { operate: { mend: "all" } } as const, prepared(listing)] as const;

const withheld: Expectation = {
  status: [200, 400],
  json: { "/error/code": -32602 },
  silent: /"content"/,
  decided: "server:not-found",
};
const quoted = (name: string): string => `"${toolOf(name)}"`;
const unlisted = (name: string): Expectation =>
  allowed({ body: new RegExp(quoted("read")), silent: new RegExp(quoted(name)) });

const ways = Object.keys(deviations).flatMap((way) => {
  const what = way === "gone" ? "that is gone" : `with ${way.replaceAll("-", " ")}`;
  return [
    attack(common, `${way}-is-not-listed`, `A tool ${what} is not shown to any model`, [
      ...changed,
      step(listing, unlisted(way)),
    ]),
    attack(common, `${way}-is-not-called`, `A tool ${what} is not called, by a caller who remembers it`, [
      ...changed,
      step(entry("clean", way), withheld),
    ]),
    attack(
      common,
      `${way}-taken-back`,
      `A tool ${what} stays withheld when that is taken back`,
      [...takenBack, step(entry("clean", way), withheld)],
      { proves: ["R-50"] },
    ),
  ];
});

/** Rug pull: only pinned definitions are served, and a change of one tool does not remove another. */
const rest = [
  attack(common, "smuggled-is-not-listed", "A tool that came after the others were pinned is not shown", [
    ...changed,
    step(listing, unlisted(smuggled)),
  ]),
  attack(common, "smuggled-is-not-called", "Nor is it called", [
    ...changed,
    step(entry("clean", smuggled), { status: 200, json: { "/error/code": -32602 }, decided: "gateway:tool" }),
  ]),
  attack(common, "unwanted", "A tool that was not pinned is not called", [
    step(entry("clean", unwanted), { status: 200, json: { "/error/code": -32602 }, decided: "gateway:tool" }),
  ]),
  attack(
    common,
    "others-stay",
    "The tools that did not change are served as before",
    [...changed, step(entry("clean"), allowed())],
    { mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
  ),
];

export const definitionCases: readonly AttackCase[] = [...ways, ...rest];

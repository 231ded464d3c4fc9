import { describe, expect, it } from "vitest";
import { graphOf } from "../graph.ts";
import { judge } from "../judge.ts";
import { rules } from "../rules/index.ts";
import { mutate, mutations } from "./mutations.ts";
import { sample } from "./sample.ts";

const failing = (app: typeof sample): string[] =>
  judge(graphOf(app))
    .rules.filter(({ outcome }) => outcome === "violation" || outcome === "unknown")
    .map(({ rule }) => rule.id)
    .sort();

describe("the sample", () => {
  it("breaks no rule", () => {
    expect(judge(graphOf(sample)).rules.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it("has something for every rule that can be obeyed by using it", () => {
    const idle = judge(graphOf(sample)).rules.filter(({ outcome }) => outcome === "not-applicable");
    expect(idle.map(({ rule }) => rule.id)).toEqual(["forbidden-type"]);
  });
});

describe("each rule alone notices what is flipped", () => {
  const possible = mutations.filter((mutation) => mutate(sample, mutation) !== undefined);

  it.each(possible.map((mutation) => [mutation.what, mutation] as const))("%s", (_what, mutation) => {
    expect(failing(mutate(sample, mutation)!)).toEqual([...mutation.fails].sort());
  });

  it("and none is left out", () => {
    const covered = new Set(possible.flatMap(({ fails }) => fails));
    expect(rules.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { forwardRequest } from "../element/backend.ts";
import { cacheLookupValue } from "../element/cache.ts";
import { base, choose, stage, when } from "../element/flow.ts";
import { rateLimitByKey } from "../element/limits.ts";
import { setHeader } from "../element/message.ts";
import { request } from "../expression/request.ts";
import { equals } from "../expression/text.ts";
import { stringVariable } from "../expression/variable.ts";
import { testDocument } from "../testing.ts";
import { policyDocument } from "./document.ts";
import { stagesOf, withStagesSwapped, withoutStage } from "./stages.ts";
import { expressionsOf, occurrences } from "./walk.ts";

const limit = rateLimitByKey({ calls: 1, periodSeconds: 1, key: "k" });

describe("a document is refused, past its types", () => {
  const sections = { inbound: [], backend: [], outbound: [], onError: [] };

  it.each<[string, object, RegExp]>([
    [
      "with an element outside its section",
      { outbound: [limit] },
      /outbound\/rate-limit-by-key\[1\] .* expected an element of outbound/,
    ],
    [
      "with one inside a branch",
      { onError: [base(), choose(when(true, limit))] },
      /on-error\/choose\[2\]\/when\[1\]\/rate-limit-by-key\[1\]/,
    ],
    [
      "with an element outside its scope",
      { scope: "global", inbound: [base()] },
      /expected an element of global scope/,
    ],
    [
      "with one element too many",
      { backend: [forwardRequest({ timeoutSeconds: 1 }), forwardRequest({ timeoutSeconds: 1 })] },
      /once in a section/,
    ],
    ["without a name", { name: "A b" }, /name is "A b", expected lower-case/],
  ])("%s", (_, changes, message) => {
    expect(() => policyDocument({ name: "n", scope: "api", ...sections, ...changes } as never)).toThrow(message);
  });
});

describe("stages", () => {
  const mark = (name: string) => stage(name, setHeader(`X-${name}`, "1"));
  const document = testDocument({ inbound: [mark("a"), setHeader("X", "1"), mark("b"), mark("b"), mark("c")] });
  const names = (changed: typeof document) => changed.sections.inbound.map(({ stage: name }) => name ?? "-").join("");

  it("are listed in order, each once", () => {
    expect(stagesOf(document, "inbound")).toEqual(["a", "b", "c"]);
  });

  it("can be taken out, with all their elements", () => {
    expect(names(withoutStage(document, "b"))).toBe("a-c");
  });

  it("can change places, with all their elements", () => {
    expect(names(withStagesSwapped(document, "a", "b"))).toBe("bb-ac");
    expect(names(withStagesSwapped(document, "c", "a"))).toBe("c-bba");
  });
});

it("elements are found with their places, and the stage that they serve", () => {
  const { inbound } = testDocument({ inbound: [base(), stage("s", choose(when(true, limit)))] }).sections;
  expect(occurrences(inbound, "inbound").map(({ path, stage: name }) => [path, name])).toEqual([
    ["inbound/base[1]", undefined],
    ["inbound/choose[2]", "s"],
    ["inbound/choose[2]/when[1]/rate-limit-by-key[1]", "s"],
  ]);
});

it("an element's expressions are its own, not those of elements inside it", () => {
  const condition = equals(request.method, "a");
  expect(expressionsOf(choose(when(condition, setHeader("X", request.path))))).toEqual([condition]);
  const lookup = cacheLookupValue({ key: "k", into: stringVariable("v"), otherwise: request.path });
  expect(expressionsOf(lookup)).toContainEqual(request.path);
});

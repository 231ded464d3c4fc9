import { describe, expect, it } from "vitest";
import { brokenSeals, canonicalJson, catalogueProblems, withDigests } from "./index.ts";
import type { CatalogueTool } from "./index.ts";

const tool: Omit<CatalogueTool, "digest"> = {
  name: "echo",
  version: "1.0.0",
  title: "Echo",
  description: "Says it again.",
  scope: "echo.use",
  effect: "read",
  classification: "public",
  approval: "none",
  limits: { callsPerMinute: 1, callsPerDay: 1, timeoutSeconds: 1, maxInputBytes: 1, maxOutputBytes: 1 },
  input: { type: "object" },
  output: { type: "object" },
};

describe("canonical JSON", () => {
  it.each([
    [{ b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
    [{ "\u{1f600}": 1, "\ufb33": 2 }, '{"\u{1f600}":1,"\ufb33":2}'],
    [{ a: undefined, b: "\u20ac\n" }, '{"b":"\u20ac\\n"}'],
    [[1e21, -0, 0.1], "[1e+21,0,0.1]"],
  ])("of %j is %s", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, 1n])("does not exist for %s", (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe("the seal of a catalogue", () => {
  const sealed = withDigests([], [tool]);

  it("fits what was sealed", () => {
    expect(brokenSeals(sealed)).toEqual([]);
  });

  it.each(Object.keys(tool))("R-48 covers the tool's %s", (field) => {
    const tools = sealed.tools.map((entry) => ({ ...entry, [field]: "changed" }));
    expect(brokenSeals({ ...sealed, tools })).toContain("catalogue");
    expect(brokenSeals({ ...sealed, tools })).toHaveLength(2);
  });

  it("R-48 covers which tools there are", () => {
    expect(brokenSeals({ ...sealed, tools: [] })).toEqual(["catalogue"]);
    const [problem] = catalogueProblems({ ...sealed, tools: [], resources: [] }, { mayBeEmpty: true });
    expect(problem).toMatchObject({
      field: "digest",
      received: sealed.digest,
      right: expect.stringMatching(/^[\w-]{43}, the digest of what it holds/) as string,
    });
  });
});

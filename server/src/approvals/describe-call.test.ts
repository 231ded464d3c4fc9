import type { CatalogueTool } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import type { RegisteredTool } from "../tools/registry.ts";
import type { ApprovalRequest } from "./approval.ts";
import { argumentsText, createDescriber } from "./describe-call.ts";

const { signal } = new AbortController();
const request = { id: "r", tool: "save", arguments: { text: "alice@example.com" } } as unknown as ApprovalRequest;
const guard = { redact: async <T>(_value: T) => ({ value: "[redacted]" as T, findings: [] }) };

const describedAs = (classification: CatalogueTool["classification"] | "gone", args?: unknown) => {
  const approved = { title: "Save", effect: "write", classification } as CatalogueTool;
  const find = () => (classification === "gone" ? undefined : ({ approved } as RegisteredTool));
  const given = args === undefined ? request : { ...request, arguments: args };
  return createDescriber({ registry: { find }, guardOf: () => guard })(given, signal);
};

describe("R-51 a call as the person sees it who decides", () => {
  it.each(["public", "internal"] as const)("has its arguments, when the tool is %s", async (classification) => {
    expect(await describedAs(classification)).toMatchObject({
      title: "Save",
      effect: "write",
      arguments: { text: "alice@example.com" },
    });
  });

  it.each(["confidential", "restricted", "gone"] as const)(
    "has them redacted, when it is %s",
    async (classification) => {
      expect((await describedAs(classification)).arguments).toBe("[redacted]");
    },
  );

  it("of a tool that is gone is described as the worst", async () => {
    expect(await describedAs("gone")).toMatchObject({ effect: "destructive", classification: "restricted" });
  });

  it("is cut where it is too long, and says so", async () => {
    const { arguments: shown } = await describedAs("public", { text: "x".repeat(10_000) });
    const [, text = "", left] = /^\{"text":"(x+)" … \((\d+) more characters\)\}$/.exec(String(shown)) ?? [];
    expect(text.length).toBeGreaterThan(3_000);
    expect(text.length + Number(left)).toBe(10_000);
  });
});

it.each([
  ["a direction", "a\u202eb", "a\\u202eb"],
  ["nothing", "a\u200bb", "a\\u200bb"],
  ["a tag", "a\u{e0041}b", "a\\udb40\\udc41b"],
  ["a variation", "a\ufe0fb", "a\\ufe0fb"],
  ["a line", "a\u2028b", "a\\u2028b"],
])("R-51 a character that shows %s is shown as an escape", (_what, text, shown) => {
  expect(argumentsText(text)).toBe(`"${shown}"`);
});

describe("R-51 arguments that do not fit", () => {
  const hidden = { a: "\u200b".repeat(600), z: "delete everything" };

  it.each([
    ["are longer than a form", { a: "x".repeat(5_000), z: "delete everything" }],
    ["are longer than the list of what waits", { a: "x".repeat(9_000), z: "delete everything" }],
    ["have characters that are shown as escapes", hidden],
  ])("say how much is not shown when they %s", (_what, args) => {
    const shown = argumentsText(args, 1_500);
    expect(shown.length).toBeLessThan(1_600);
    expect(shown).toMatch(/^\{"a":"[^"]+" … \(\d+ more characters\),"z":"delete everything"\}$/);
  });

  it("say how much is not shown when there are too many of them", () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`name${at}`, "x".repeat(50)]));
    const shown = argumentsText(many, 1_500);
    expect(shown.length).toBeLessThan(1_600);
    expect(shown).toMatch(/ … \(\d+ more characters\)$/);
  });

  it("have what is said of a cut where no text can say it", () => {
    const forged = 'x" … (1 more characters)';
    expect(argumentsText({ a: forged })).toBe('{"a":"x\\" … (1 more characters)"}');
  });

  it("are shown whole when their escapes fit", () => {
    expect(argumentsText(hidden, 4_096)).toContain("delete everything");
  });
});

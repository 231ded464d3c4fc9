import { describe, expect, it } from "vitest";
import { templateMatcher, templateProblem, templatesMeet, variablesOf } from "./uri-template.ts";

describe("a template of addresses", () => {
  it("R-18 names its variables, and makes and knows addresses of one part each", () => {
    const template = "documents://{owner}/files/{id}";
    expect(templateProblem(template)).toBeUndefined();
    expect(variablesOf(template)).toEqual(["owner", "id"]);
    expect(templateMatcher(template)("documents://ada/files/a%20b")).toEqual({ owner: "ada", id: "a b" });
    expect(templateMatcher("config:all")("config:all")).toEqual({});
  });

  it.each([
    "documents://ada/files/../secret",
    "documents://ada/files/..",
    "documents://ada/files/%2e%2e",
    "documents://ada/files/..%2Fsecret",
    "documents://ada/files/a%5Cb",
    "documents://ada/files/a%00",
    "documents://ada/files/%ff",
    "documents://ada/files/%zz",
    "documents://ada/files/a/b",
    "documents://ada/files/",
    "documents://ada/files/a?b",
    "documents://ada/files/a#b",
    "documents://ada/files/a\nb",
    "DOCUMENTS://ada/files/a",
    " documents://ada/files/a",
    "documents://ada/files/a ",
    `documents://ada/files/${"a".repeat(3_000)}`,
  ])("R-18 R-21 does not know %j", (uri) => {
    expect(templateMatcher("documents://{owner}/files/{id}")(uri)).toBeUndefined();
  });

  it.each([
    ["documents", /scheme/],
    ["Documents://{id}", /scheme/],
    ["file://{+path}", /variables such as/],
    ["file://{/path*}", /variables such as/],
    ["file://a{?q}", /variables such as/],
    ["file://a b", /variables such as/],
    ["file://{id}{name}", /between its variables/],
    ["file://{id}-{name}", /between its variables/],
    ["file://{id}/{id}", /twice/],
    [`file://${"a".repeat(600)}`, /512/],
  ])("R-18 is not %j", (template, right) => {
    expect(templateProblem(template)).toMatch(right);
  });
});

it.each<[string, string, boolean]>([
  ["notes://index", "notes://index", true],
  ["notes://{name}", "notes://index", true],
  ["notes://{name}", "notes://{other}", true],
  ["notes://{a}/{b}", "notes://2026/{c}", true],
  ["notes://{a}.md", "notes://b{c}", true],
  ["notes://{a}/{b}", "notes://{a}", false],
  ["notes://{a}", "notes://a/b", false],
  ["notes://{a}", "pages://{a}", false],
  ["notes://{a}.md", "notes://{a}/x", false],
  ["notes://a{a}", "notes://b{a}", false],
])("%s and %s have an address in common: %s", (one, other, meet) => {
  expect(templatesMeet(one, other)).toBe(meet);
  expect(templatesMeet(other, one)).toBe(meet);
});

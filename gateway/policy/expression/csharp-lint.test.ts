import { describe, expect, it } from "vitest";
import { everyOperation, everyRead } from "../differential/expressions.ts";
import { allowedMembers } from "./allowed-members.ts";
import { foreignIdentifiers } from "./csharp-lint.ts";
import { toCsharp, toTaggedJsonCsharp } from "./csharp.ts";
import type { Expr } from "./expr.ts";
import { everyOf, keepEach, mapEach, someOf } from "./list.ts";
import { lookup } from "./logic.ts";
import { now, random } from "./platform.ts";
import { request } from "./request.ts";
import { equals } from "./text.ts";
import { vocabulary } from "./vocabulary.ts";

describe("the vocabulary", () => {
  it.each(Object.entries<readonly string[]>(vocabulary))("%s is allowed, with what is used of it", (type, used) => {
    const allowed = allowedMembers.get(type);
    expect(allowed).toBeDefined();
    expect(used.filter((member) => allowed !== "all" && !allowed!.has(member))).toEqual([]);
  });

  it("has no member that no expression uses", () => {
    const written = everything.join(" ");
    const unused = Object.entries<readonly string[]>(vocabulary).flatMap(([type, used]) =>
      used
        .filter((member) => member !== "(constructor)" && !written.includes(`.${member}`))
        .map((member) => `${type}.${member}`),
    );
    expect(unused).toEqual([]);
  });
});

const everything: readonly string[] = [
  ...[...everyOperation, ...everyRead].map(({ expr }) => expr),
  ...[
    mapEach([], (item) => item),
    keepEach([], (item) => equals(item, "")),
    lookup("", { a: "b" }, ""),
    now,
    random(16),
  ],
  ...[someOf([], (item) => equals(item, "")), everyOf([], (item) => equals(item, ""))],
]
  .map((expr: Expr) => toCsharp(expr))
  .concat(toTaggedJsonCsharp(request.bodyText));

it.each(everything)("is all that is written: %s", (code) => {
  expect(foreignIdentifiers(code)).toEqual([]);
});

it.each([
  ["a type", "@(Environment.MachineName)", ["Environment", "Environment.MachineName"]],
  ["a member of a type", "@(JsonConvert.ToString(1))", ["JsonConvert.ToString"]],
  ["a member of a built-in type", '@(string.Format("a"))', ["string.Format"]],
  ["a member of a value", "@(context.Request.Url)", ["Request.Url"]],
  ["parameters that may or may not be decoded", '@(context.Request.OriginalUrl.Query["a"])', ["OriginalUrl.Query"]],
  ["a member after a null-conditional", "@(context.LastError?.Message)", ["LastError.Message"]],
  ["a type that is constructed", '@(new WebClient().DownloadString("http://a"))', ["WebClient", ".DownloadString"]],
  ["a type argument", '@(context.Variables.GetValueOrDefault<Aes>("a", null))', ["Aes"]],
  ["a full name", "@(System.IO.File.Exists(null))", ["System", "System.IO", "IO.File", "File.Exists"]],
  ["a name that nothing declares", "@(v1)", ["v1"]],
])("finds %s that is not of the vocabulary", (_, code, foreign) => {
  expect(foreignIdentifiers(code)).toEqual(foreign);
});

it("takes text for text", () => {
  expect(foreignIdentifiers('@("File.Exists(\\u0022x\\u0022)" + "\\\\")')).toEqual([]);
});

import { describe, expect, it } from "vitest";
import { holdersOf, rightsIn } from "./included-scopes.ts";

const scopes = [
  { name: "notes.read" },
  { name: "notes.write", includes: ["notes.read"] },
  { name: "notes.own", includes: ["notes.write", "notes.own", "nowhere"] },
  { name: "mail.read" },
];

describe("R-30 scopes that include others", () => {
  it("give all that they include, over any number of steps and through a circle", () => {
    expect([...rightsIn(scopes)(["notes.own"])].sort()).toEqual(["notes.own", "notes.read", "notes.write"]);
  });

  it("give nothing for a name that no scope has", () => {
    expect([...rightsIn(scopes)(["nowhere", "mail.read"])]).toEqual(["mail.read"]);
  });

  it("are held by those that contain them, and agree with the rights", () => {
    expect(holdersOf(scopes, "notes.read")).toEqual(["notes.read", "notes.write", "notes.own"]);
    for (const { name } of scopes) {
      const givers = scopes.filter((scope) => rightsIn(scopes)([scope.name]).has(name));
      expect([...holdersOf(scopes, name)].sort()).toEqual(givers.map((scope) => scope.name).sort());
    }
  });
});

import { brokenSeals } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { describe, expect, it } from "vitest";
import { currentReferenceCatalogue } from "./current-catalogue.ts";

describe("the committed catalogue", () => {
  it("R-48 is what the reference tools say now (else: npm run tools:catalogue, review, npm run tools:approve)", () => {
    expect(currentReferenceCatalogue()).toEqual(referenceCatalogue);
  });

  it("R-48 carries seals that fit", () => {
    expect(brokenSeals(referenceCatalogue)).toEqual([]);
  });

  it("R-53 separates reading from writing by scope", () => {
    const scopesOf = (effect: string): Set<string> =>
      new Set(referenceCatalogue.tools.filter((tool) => tool.effect === effect).map(({ scope }) => scope));
    expect([...scopesOf("read")].filter((scope) => scopesOf("write").has(scope))).toEqual([]);
    expect([...scopesOf("destructive")]).toEqual(["documents.delete"]);
  });

  it("R-09 needs no scope that opens everything", () => {
    const names = referenceCatalogue.scopes.map(({ name }) => name);
    expect(names.filter((name) => /\*|all|full|access/.test(name))).toEqual([]);
  });

  it("R-81 names only scopes that it defines", () => {
    const names = new Set(referenceCatalogue.scopes.map(({ name }) => name));
    expect(referenceCatalogue.tools.filter(({ scope }) => !names.has(scope))).toEqual([]);
  });
});

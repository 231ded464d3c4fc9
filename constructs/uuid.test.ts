import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUuid, uuidNamespaces, uuidV5 } from "./uuid.ts";

describe("uuidV5", () => {
  it.each([
    ["RFC 9562, appendix A.4", uuidNamespaces.dns, "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2"],
    ["Python's documentation", uuidNamespaces.dns, "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d"],
  ])("agrees with the vector of %s", (_, namespace, name, expected) => {
    expect(uuidV5(namespace, name)).toBe(expected);
  });

  it("gives version 5 and the RFC's variant for every name", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ unit: "binary" }), (namespace, name) => {
        const id = uuidV5(namespace, name);
        expect(isUuid(id)).toBe(true);
        expect(id).toMatch(/^.{14}5.{4}[89ab]/);
      }),
    );
  });

  it("does not care how the namespace is written", () => {
    expect(uuidV5(uuidNamespaces.url.toUpperCase(), "name")).toBe(uuidV5(uuidNamespaces.url, "name"));
  });

  it("gives one name different ids in different namespaces", () => {
    const ids = Object.values(uuidNamespaces).map((namespace) => uuidV5(namespace, "name"));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("refuses a namespace that is no UUID", () => {
    expect(() => uuidV5("mcp-landing-zone", "name")).toThrow(/VALUE_INVALID.*namespace is "mcp-landing-zone"/);
  });
});

import { describe, expect, it } from "vitest";
import { dependants, inOrder, selected } from "./order.ts";

const stacks = [
  { name: "mcp-dev-b", dependencies: ["mcp-dev-platform"] },
  { name: "mcp-dev-governance", dependencies: ["mcp-dev-a", "mcp-dev-b"] },
  { name: "mcp-dev-a", dependencies: ["mcp-dev-platform"] },
  { name: "mcp-dev-platform", dependencies: ["mcp-dev-foundation"] },
  { name: "mcp-dev-foundation", dependencies: [] },
];
const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name.replace("mcp-dev-", ""));

describe("the order of stacks", () => {
  it("puts each after those that it reads from, with any order in the manifest", () => {
    expect(names(inOrder(stacks))).toEqual(["foundation", "platform", "b", "a", "governance"]);
  });

  it("knows a stack by its name, or by what its name ends with", () => {
    expect(names(selected(stacks, ["governance", "mcp-dev-platform"]))).toEqual(["platform", "governance"]);
    expect(selected(stacks, [])).toHaveLength(5);
  });

  it("suggests the nearest name", () => {
    expect(() => selected(stacks, ["platfrom"])).toThrow(
      /received "platfrom", expected one of .*Did you mean platform\?/,
    );
  });

  it("finds everything that reads from a stack", () => {
    expect(names(dependants(stacks, "mcp-dev-platform"))).toEqual(["b", "a", "governance"]);
  });
});

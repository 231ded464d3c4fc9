import { describe, expect, it } from "vitest";
import { resourceOf, synthesize } from "../testing.ts";
import { grant } from "../protection/grant.ts";
import { rolePropagation } from "./role-propagation.ts";

const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

describe("rolePropagation", () => {
  const stack = synthesize((scope) => {
    rolePropagation(scope, "wait", [
      grant(scope, "/registry", "AcrPull", server),
      grant(scope, "/vault", "Key Vault Secrets User", server),
    ]);
  });

  it("waits a minute", () => {
    expect(resourceOf(stack, "time_sleep")).toMatchObject({ create_duration: "60s" });
  });

  it("waits behind every assignment, and again when one of them is replaced", () => {
    const { triggers } = resourceOf(stack, "time_sleep") as { triggers: Record<string, string> };
    const ids = Object.keys(stack.resource["azurerm_role_assignment"]!);
    expect(ids).toHaveLength(2);
    expect(triggers).toEqual(Object.fromEntries(ids.map((id) => [id, `\${azurerm_role_assignment.${id}.id}`])));
  });

  it("is refused with nothing to wait for", () => {
    expect(() => synthesize((scope) => void rolePropagation(scope, "wait", []))).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "rights" }),
    );
  });
});

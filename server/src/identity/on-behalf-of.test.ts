import { describe, expect, it, vi } from "vitest";
import { ClaimsRequired, createOnBehalfOf, ExchangeRefused } from "./on-behalf-of.ts";
import type { ProvenUser } from "./on-behalf-of.ts";

const caller = (name: string, token = `token of ${name}`, kind: "user" | "application" = "user"): ProvenUser => ({
  token,
  principal: { key: `tenant.${name}`, kind },
});

const setUp = () => {
  let now = 0;
  const exchange = vi.fn(async (token: string, scope: string) => ({
    token: `${scope} for ${token}`,
    expiresAt: now + 3_600_000,
  }));
  const ask = createOnBehalfOf(exchange, () => now);
  const { signal } = new AbortController();
  return {
    exchange,
    ask: (who: ProvenUser, scope = "scope") => ask(who, scope, signal),
    pass: (seconds: number) => (now += seconds * 1_000),
  };
};

describe("a token in the caller's name", () => {
  it("is asked for once while it lasts, and again before it ends", async () => {
    const { ask, exchange, pass } = setUp();
    await ask(caller("alice"));
    pass(3_299);
    await ask(caller("alice"));
    expect(exchange).toHaveBeenCalledTimes(1);
    pass(2);
    await ask(caller("alice"));
    expect(exchange).toHaveBeenCalledTimes(2);
  });

  it.each<[string, ProvenUser, string]>([
    ["another user", caller("bob"), "scope"],
    ["another user who shows the same token", caller("bob", "token of alice"), "scope"],
    ["another token of the same user", caller("alice", "newer token"), "scope"],
    ["another scope", caller("alice"), "other"],
  ])("R-05 does not serve %s", async (_title, who, scope) => {
    const { ask, exchange } = setUp();
    await ask(caller("alice"));
    await ask(who, scope);
    expect(exchange).toHaveBeenCalledTimes(2);
  });

  it("R-119 never crosses between two users, however often they alternate", async () => {
    const { ask } = setUp();
    const owners = ["alice", "bob"];
    const answers = await Promise.all(Array.from({ length: 2_000 }, (_, i) => ask(caller(owners[i % 2] ?? ""))));
    expect(answers.every((answer, i) => answer === `scope for token of ${owners[i % 2]}`)).toBe(true);
  });

  it("R-53 is not made for an application", async () => {
    const { ask, exchange } = setUp();
    await expect(ask(caller("robot", "t", "application"))).rejects.toMatchObject({ refusal: "downstream-refused" });
    expect(exchange).not.toHaveBeenCalled();
  });

  it.each<[string, Error, string]>([
    ["refuses the user", new ExchangeRefused("no consent"), "downstream-refused"],
    ["wants another sign-in", new ClaimsRequired("{}"), "downstream-claims"],
    ["cannot be had", new Error("socket hang up"), "downstream-unavailable"],
  ])("R-160 when Entra %s: %s ends as %s", async (_title, error, refusal) => {
    const { ask, exchange } = setUp();
    exchange.mockRejectedValueOnce(error);
    await expect(ask(caller("alice"))).rejects.toMatchObject({ refusal });
  });

  it("R-157 that is refused says nothing of why, and is asked for again", async () => {
    const { ask, exchange } = setUp();
    exchange.mockRejectedValueOnce(new ExchangeRefused("AADSTS65001: consent of alice@example.com"));
    await expect(ask(caller("alice"))).rejects.toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("alice") }),
    );
    expect(await ask(caller("alice"))).toBe("scope for token of alice");
  });
});

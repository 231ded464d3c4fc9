import { describe, expect, it } from "vitest";
import { overHttpAt } from "../../../testing/other-server.ts";
import { createCredentials } from "./credentials.ts";

describe("a credential that an upstream received", () => {
  const { forCall, shown } = createCredentials(
    overHttpAt({ credential: { kind: "on-behalf-of", scope: "api://x/.default" } }),
    { secrets: undefined, identityToken: async () => "own" },
  );
  const callOf = (caller: number) => ({
    onBehalfOf: async () => `token of ${caller}`,
    signal: AbortSignal.timeout(1_000),
  });

  it("R-110 for a call is known as long as that call, with other calls meanwhile", async () => {
    const first = callOf(0);
    await forCall(first);
    for (let caller = 1; caller < 1_000; caller += 1) await forCall(callOf(caller));
    expect([...shown(first)]).toContain("token of 0");
  });

  it("R-110 for others is known while it is used, and the least recently used goes first", async () => {
    const [others, again] = [callOf(-1), callOf(0)];
    for (let caller = 1; caller < 1_000; caller += 1) await Promise.all([forCall(callOf(caller)), forCall(again)]);
    const known = [...shown(others)];
    expect(known).toHaveLength(64);
    expect(known).toEqual(expect.arrayContaining(["token of 0", "token of 999", "token of 950"]));
  });
});

import { describe, expect, it } from "vitest";
import { createMemoryState } from "../state/memory.ts";
import { createApprovals } from "./approval.ts";
import type { ApprovalSubject } from "./approval.ts";

const subject: ApprovalSubject = {
  principal: "tenant.alice",
  clientId: "client",
  tool: "delete_document",
  toolDigest: "digest",
  policy: "policy",
  arguments: { id: "1" },
  approver: "other-person",
};

const setUp = () => {
  let now = 1_000_000;
  const state = createMemoryState(() => now);
  const restart = () => createApprovals({ state, clock: () => now, lifetimeSeconds: 100, mostPerPrincipal: 3 });
  const approvals = restart();
  const ask = async (changes: Partial<ApprovalSubject> = {}): Promise<string> =>
    (await approvals.request({ ...subject, ...changes }))?.id ?? "none";
  return { approvals, ask, restart, pass: (seconds: number) => (now += seconds * 1_000) };
};

describe("an approval", () => {
  it("is asked for once for the same call", async () => {
    const { ask } = setUp();
    expect(await ask()).toBe(await ask());
  });

  it("R-51 is asked for once by calls that race, in one replica and in several", async () => {
    const { ask, approvals, restart } = setUp();
    const other = restart();
    const asked = await Promise.all([
      ...[1, 2, 3, 4, 5].map(() => ask()),
      ...[1, 2, 3, 4, 5].map(async () => (await other.request(subject))?.id),
    ]);
    expect(new Set(asked).size).toBe(1);
    expect(await approvals.pending()).toHaveLength(1);
    await approvals.decide(asked[0] ?? "", "approved", "tenant.bob");
    expect(await approvals.consume(asked[0] ?? "")).toBe(true);
    expect(new Set(await Promise.all([ask(), ask(), ask()])).size).toBe(1);
  });

  it.each<[string, Partial<ApprovalSubject>]>([
    ["principal", { principal: "tenant.bob" }],
    ["client", { clientId: "other" }],
    ["tool", { tool: "other" }],
    ["definition of the tool", { toolDigest: "changed" }],
    ["policy", { policy: "changed" }],
    ["argument", { arguments: { id: "2" } }],
    ["approver", { approver: "caller" }],
  ])("R-51 is not one for another %s", async (_title, changes) => {
    const { approvals, ask } = setUp();
    await approvals.decide(await ask(), "approved", "tenant.bob");
    const other = await ask(changes);
    expect(await approvals.status(other)).toBe("pending");
  });

  it("is the same for the arguments in any order", async () => {
    const { ask } = setUp();
    expect(await ask({ arguments: { a: 1, b: 2 } })).toBe(await ask({ arguments: { b: 2, a: 1 } }));
  });

  it("R-33 is used once, however many calls race for it", async () => {
    const { approvals, ask } = setUp();
    const id = await ask();
    await approvals.decide(id, "approved", "tenant.bob");
    const used = await Promise.all([1, 2, 3, 4].map(() => approvals.consume(id)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await ask()).not.toBe(id);
  });

  it("R-51 is not used before it is given, nor after it is denied", async () => {
    const { approvals, ask } = setUp();
    const id = await ask();
    expect(await approvals.consume(id)).toBe(false);
    await approvals.decide(id, "denied", "tenant.bob");
    expect(await approvals.consume(id)).toBe(false);
  });

  it("R-51 is not given by the caller, when it takes another person", async () => {
    const { approvals, ask } = setUp();
    const id = await ask();
    expect(await approvals.decide(id, "approved", "tenant.alice")).toBe("own-request");
    expect(await approvals.status(id)).toBe("pending");
  });

  it("is decided once", async () => {
    const { approvals, ask } = setUp();
    const id = await ask();
    await approvals.decide(id, "denied", "tenant.bob");
    expect(await approvals.decide(id, "approved", "tenant.bob")).toBe("already-decided");
    expect(await approvals.status(id)).toBe("denied");
  });

  it("R-51 expires, asked for or given", async () => {
    const { approvals, ask, pass } = setUp();
    const id = await ask();
    await approvals.decide(id, "approved", "tenant.bob");
    pass(100);
    expect(await approvals.consume(id)).toBe(false);
    expect(await approvals.decide(id, "approved", "tenant.bob")).toBe("unknown");
  });

  it("survives a restart of the server", async () => {
    const { approvals, ask, restart } = setUp();
    const id = await ask();
    await approvals.decide(id, "approved", "tenant.bob");
    expect(await restart().consume(id)).toBe(true);
  });

  it("R-55 is not asked for without end", async () => {
    const { ask } = setUp();
    for (const id of ["1", "2", "3"]) expect(await ask({ arguments: { id } })).not.toBe("none");
    expect(await ask({ arguments: { id: "4" } })).toBe("none");
    expect(await ask({ principal: "tenant.bob" })).not.toBe("none");
  });

  it("is listed while it is pending", async () => {
    const { approvals, ask } = setUp();
    const [one, two] = [await ask(), await ask({ principal: "tenant.bob" })];
    await approvals.decide(one, "denied", "tenant.carol");
    expect((await approvals.pending()).map(({ id }) => id)).toEqual([two]);
  });

  it.each(["", "x", "../../request", "a".repeat(33)])("is not found by %j", async (id) => {
    const { approvals } = setUp();
    expect(await approvals.find(id)).toBeUndefined();
    expect(await approvals.decide(id, "approved", "tenant.bob")).toBe("unknown");
  });
});

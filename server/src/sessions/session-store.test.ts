import { describe, expect, it } from "vitest";
import type { Principal } from "../decision/principal.ts";
import { createMemoryState } from "../state/memory.ts";
import { createSessionStore } from "./session-store.ts";

const nothing = new Set<string>();
const principal: Principal = {
  key: "tenant.alice",
  tenantId: "tenant",
  objectId: "alice",
  clientId: "client",
  clientProof: undefined,
  kind: "user",
  rights: nothing,
  roles: nothing,
  contexts: nothing,
};

describe("a session", () => {
  it("R-15 that is ended while a request is in work does not come back", async () => {
    const state = createMemoryState(Date.now);
    const store = createSessionStore(state, Date.now);
    const { id } = await store.open(principal, {});
    const endedMeanwhile: typeof state.set = async (...entry) => {
      await store.end(principal, id);
      return state.set(...entry);
    };
    await createSessionStore({ ...state, set: endedMeanwhile }, Date.now).resume(principal, id);
    expect(await store.resume(principal, id)).toBeUndefined();
  });

  it("R-38 is neither found nor ended by another client of the same person", async () => {
    const store = createSessionStore(createMemoryState(Date.now), Date.now);
    const { id } = await store.open(principal, {});
    const other = { ...principal, clientId: "other" };
    expect(await store.resume(other, id)).toBeUndefined();
    await store.end(other, id);
    expect(await store.resume(principal, id)).toMatchObject({ id });
  });

  it("R-55 is opened so often by one principal, and no more until some have had time to end", async () => {
    let now = 0;
    const store = createSessionStore(
      createMemoryState(() => now),
      () => now,
    );
    for (let count = 0; count < 200; count += 1) await store.open(principal, {});
    const refused = expect.objectContaining({ refusal: "too-many-at-once" });
    await expect(store.open(principal, {})).rejects.toEqual(refused);
    await store.open({ ...principal, key: "tenant.bob" }, {});
    now += 1_800_000;
    await store.open(principal, {});
  });

  it("R-55 is not opened with more than has to be remembered", async () => {
    const store = createSessionStore(createMemoryState(Date.now), Date.now);
    const refused = expect.objectContaining({ refusal: "body-too-large" });
    await expect(store.open(principal, { clientInfo: "x".repeat(8_192) })).rejects.toEqual(refused);
  });
});

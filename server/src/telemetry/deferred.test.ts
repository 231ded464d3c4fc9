import type { AuditEvent } from "@mcp-landing-zone/contract";
import { describe, expect, it, vi } from "vitest";
import type { Decision } from "../decision/decision.ts";
import { createDeferred } from "./deferred.ts";
import { observationOf } from "./observation.ts";

const event: AuditEvent = { event: "request", decision: "allowed", reason: "ok" };
const decision: Decision = {
  origin: { correlationId: "request-1", startedAt: 0, observation: observationOf(new Map()) },
  phase: "finished",
  outcome: "allowed",
  reason: "ok",
};
const loaded = () => ({ observe: vi.fn(), log: vi.fn(), close: vi.fn(async () => undefined) });

describe("deferred telemetry", () => {
  it("loads nothing before the first request, and then not at once", async () => {
    const load = vi.fn(async () => loaded());
    const telemetry = createDeferred({ load, report: () => undefined, afterMs: 10 });
    telemetry.observe(event, decision);
    expect(load).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  });

  it("tells afterwards what came before", async () => {
    const target = loaded();
    const telemetry = createDeferred({ load: async () => target, report: () => undefined });
    telemetry.observe(event, decision);
    await telemetry.close();
    expect(target.observe).toHaveBeenCalledExactlyOnceWith(event, decision);
    expect(target.close).toHaveBeenCalledOnce();
    expect(decision.origin.observation?.endedAt).toBeDefined();
  });

  it("R-55 keeps no more than so much, and says what it lost", async () => {
    const target = loaded();
    const report = vi.fn();
    const telemetry = createDeferred({ load: async () => target, report, mostEarly: 2 });
    for (let i = 0; i < 5; i += 1) telemetry.observe(event, decision);
    await telemetry.close();
    expect(target.observe).toHaveBeenCalledTimes(2);
    expect(report).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^3 /));
  });

  it("R-55 does not tell of what is wrong with itself", async () => {
    const target = loaded();
    const line = { at: "2030-01-31T12:00:00.000Z", level: "error" } as const;
    let fail: (error: unknown) => void = () => undefined;
    const telemetry = createDeferred({
      load: async (report) => {
        fail = report;
        return target;
      },
      report: () => telemetry.log(line),
      afterMs: 0,
    });
    telemetry.start();
    telemetry.log(line);
    await vi.waitFor(() => expect(target.log).toHaveBeenCalledOnce());
    fail(new Error("not delivered"));
    expect(target.log).toHaveBeenCalledOnce();
  });

  it("R-160 is no reason to fail when it cannot be loaded", async () => {
    const report = vi.fn();
    const telemetry = createDeferred({ load: () => Promise.reject(new Error("broken")), report });
    telemetry.observe(event, decision);
    await telemetry.close();
    telemetry.observe(event, decision);
    expect(report).toHaveBeenCalledWith(expect.any(Error));
  });
});

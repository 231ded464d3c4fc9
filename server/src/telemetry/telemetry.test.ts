import type { AuditEvent } from "@mcp-landing-zone/contract";
import { describe, expect, it, vi } from "vitest";
import { createBatches } from "./batches.ts";
import { requestItem } from "./request-item.ts";

const event: AuditEvent = {
  event: "tool.call",
  decision: "refused",
  reason: "scope-missing",
  principal: { tenant: "t", object: "alice-object", client: "c", kind: "user" },
  request: { id: "request-1", trace: "a".repeat(32), method: "tools/call" },
  tool: { name: "echo", version: "1.0.0", digest: "d".repeat(43) },
  argumentsHash: "h".repeat(43),
  durationMs: 61_234,
};
const identity = { instrumentationKey: "key", replica: "one" };

describe("a telemetry item", () => {
  it("R-49 says what was decided, how long it took, and in which trace", () => {
    expect(requestItem(event, 0, identity)).toMatchObject({
      tags: { "ai.operation.id": "a".repeat(32), "ai.cloud.roleInstance": "one" },
      data: {
        baseData: {
          name: "tools/call echo",
          duration: "0.00:01:01.234",
          success: false,
          responseCode: "scope-missing",
          properties: { "gen_ai.tool.name": "echo", "error.type": "scope-missing", "mcp.correlation.id": "request-1" },
        },
      },
    });
  });

  it("R-63 says neither who called nor with what", () => {
    const text = JSON.stringify(requestItem(event, 0, identity));
    expect(text).not.toMatch(/alice-object|hhhh|"t"|"c"/);
  });

  it("R-55 has no name that a client can make up", () => {
    const item = requestItem(
      { ...event, event: "request", request: { id: "r", method: "anything/at-all" } },
      0,
      identity,
    );
    expect(JSON.stringify(item)).not.toContain("anything");
  });
});

describe("telemetry batches", () => {
  const item = requestItem(event, 0, identity);

  it("are sent at the end", async () => {
    const send = vi.fn(async () => undefined);
    const batches = createBatches({ send, lost: () => undefined });
    batches.add(item);
    batches.add(item);
    await batches.close();
    expect(send).toHaveBeenCalledWith([item, item]);
  });

  it("R-55 do not grow without end, and say what they lost", async () => {
    const lost = vi.fn();
    const batches = createBatches({ send: async () => undefined, lost, mostWaiting: 1 });
    for (let i = 0; i < 3; i += 1) batches.add(item);
    await batches.close();
    expect(lost).toHaveBeenCalledWith(2);
  });

  it("that do not arrive are said to be lost", async () => {
    const lost = vi.fn();
    const batches = createBatches({ send: () => Promise.reject(new Error("down")), lost });
    batches.add(item);
    await batches.close();
    expect(lost).toHaveBeenCalledWith(1, expect.any(Error));
  });
});

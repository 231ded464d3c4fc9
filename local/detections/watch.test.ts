import { expect, it } from "vitest";
import { parameters } from "../../governance/detections/fixtures/rows.testing.ts";
import type { Fired } from "./watch.ts";
import { createDetectionWatch } from "./watch.ts";

const now = Date.parse("2026-03-02T12:00:00Z");
const refused = (seconds: number, Reason: string) => ({
  TimeGenerated: new Date(now - seconds * 1_000).toISOString(),
  Server: "mcp",
  Event: "tool.call",
  Decision: "refused",
  Phase: "finished",
  Reason,
  ObjectId: "alice",
  Client: parameters.ApprovedClients[0],
  Tool: "fetch_page",
  RequestId: `r${seconds}`,
});

it("R-64 R-76 an attack that the server refuses fires the detection of the catalogue, once, with the time that it took", async () => {
  const seen: Fired[] = [];
  const audit = [refused(9, "input-refused"), refused(8, "input-refused")];
  const watch = createDetectionWatch({
    tables: () => ({ McpAudit_CL: audit, ApiManagementGatewayLogs: [] }),
    rows: () => audit.length,
    parameters,
    now: () => now,
    onFired: (fired) => seen.push(fired),
  });
  expect(watch.watched).toContain("injection-by-person");
  expect(watch.watched).not.toContain("break-glass-sign-in");
  expect(await watch.look()).toEqual([]);
  audit.push(refused(3, "input-refused"));
  const [fired, ...others] = await watch.look();
  expect(others).toEqual([]);
  expect(fired).toMatchObject({ id: "injection-by-person", severity: "high", delayMs: 3_000 });
  expect(fired!.findings).toMatchObject([{ ObjectId: "alice", Blocked: 3 }]);
  await watch.look();
  expect(seen.map(({ id }) => id)).toEqual(["injection-by-person"]);
  watch.close();
});

it("R-13 a watch that is closed while it compiles the catalogue does not go on with it", async () => {
  const watch = createDetectionWatch({
    tables: () => ({ McpAudit_CL: [], ApiManagementGatewayLogs: [] }),
    rows: () => 1,
    parameters,
    now: () => now,
    onFired: () => undefined,
  });
  const looked = watch.look();
  watch.close();
  expect([await looked, watch.ready]).toEqual([[], false]);
});

import { auditDecisions, auditEvents } from "@mcp-landing-zone/contract";
import { detections } from "@mcp-landing-zone/governance";
import { describe, expect, it } from "vitest";
import { indicatorStates } from "../../server/src/indicators/indicators.ts";
import { refusals } from "../../server/src/refusal/refusal.ts";
import { toolRefusals } from "../../server/src/refusal/tool-refusal.ts";

/** The texts that queries compare a column with. */
const comparedWith = (column: string): string[] =>
  detections.flatMap(({ query }) =>
    [...query.matchAll(new RegExp(`\\b${column} (?:==|!=|in|!in) (\\([^)]*\\)|"[^"]*")`, "g"))].flatMap(([, list]) =>
      [...list!.matchAll(/"([^"]+)"/g)].map(([, text]) => text!),
    ),
  );

// A word that the server never writes would make a detection that never fires, unnoticed.
describe("R-61 R-64 detections ask for what the server records", () => {
  it.each([
    [
      "Reason",
      [...Object.keys(refusals), ...Object.keys(toolRefusals), ...indicatorStates, "definition-new", "definition-gone"],
    ],
    ["Event", [...auditEvents, "heartbeat"]],
    ["Decision", auditDecisions],
    ["Phase", ["started", "finished"]],
  ])("%s", (column, known) => {
    const asked = comparedWith(column);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((text) => !(known as readonly string[]).includes(text))).toEqual([]);
  });
});

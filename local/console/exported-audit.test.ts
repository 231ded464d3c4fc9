import { expect, it } from "vitest";
import { exportAudit } from "./exported-audit.ts";

const line = (stream: string, seq: number): string => `${JSON.stringify({ stream, seq })}\n`;

/** A trail, and what happens to it each time the export waits. */
const trailOf = (records: string, checkpoints: string, ...then: readonly string[]) => {
  const files = { audit: records, "audit-anchors": checkpoints };
  let waits = 0;
  return {
    waits: () => waits,
    exported: () =>
      exportAudit(
        {
          audit: { files: (name) => new Map([[`${name}.jsonl`, Buffer.from(files[name as keyof typeof files])]]) },
          vault: { keys: { publicKeys: () => [] } } as never,
        },
        "key",
        async () => void (files["audit-anchors"] += then[waits++] ?? ""),
      ),
  };
};

it("R-62 is given out at once when a checkpoint proves every record", async () => {
  const { exported, waits } = trailOf(line("a", 0) + line("a", 1), line("a", -1) + line("a", 1));
  expect((await exported()).files["audit.jsonl"]).toBe(line("a", 0) + line("a", 1));
  expect(waits()).toBe(0);
});

it("R-62 is given out when checkpoints prove the records of every stream", async () => {
  const records = line("a", 4) + line("b", 2);
  const { exported, waits } = trailOf(records, line("a", -1), "", line("a", 4), line("b", 1), line("b", 2));
  expect((await exported()).files["audit-anchors.jsonl"]?.split("\n")).toHaveLength(5);
  expect(waits()).toBe(4);
});

it("R-62 is given out without proof when no checkpoint comes: the verifier counts what is uncovered", async () => {
  const { exported, waits } = trailOf(line("a", 0), "");
  expect((await exported()).files["audit-anchors.jsonl"]).toBe("");
  expect(waits()).toBe(100);
});

import { expect, it } from "vitest";
import { createLog } from "./log.ts";
import type { LogLine } from "./log.ts";

const linesOf = (error: unknown): { readonly text: string; readonly line: LogLine | undefined } => {
  const texts: string[] = [];
  const lines: LogLine[] = [];
  const log = createLog((text) => texts.push(text));
  log.tell((line) => lines.push(line));
  log.write("error", error, { correlationId: "request-1", startedAt: 0 } as never);
  return { text: texts.join(""), line: lines[0] };
};

it("a line says when, what kind, where and for which request", () => {
  const { text, line } = linesOf(new RangeError("x", { cause: new TypeError("y") }));
  expect(JSON.parse(text)).toEqual(line);
  expect(line).toMatchObject({
    level: "error",
    error: "RangeError",
    correlationId: "request-1",
    cause: { error: "TypeError" },
  });
  expect(line?.at).toMatch(/^\d{4}-/);
  expect(line?.stack?.[0]).toContain("log.test.ts");
});

it.each(["canary", "one\n    at canary (file:1:1)"])(
  "R-63 a line does not repeat an error's message: %j",
  (message) => {
    expect(linesOf(new Error(message, { cause: new Error(message) })).text).not.toContain("canary");
  },
);

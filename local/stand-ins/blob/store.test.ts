import { expect, it } from "vitest";
import { appended, emptyContent } from "./store.ts";

it("content grows block by block, and content that was read before stays as it was", () => {
  let content = emptyContent();
  const seen: Buffer[] = [];
  for (let i = 0; i < 200; i += 1) {
    content = appended(content, Buffer.from(`line ${i}\n`));
    seen.push(content);
  }
  const whole = Array.from({ length: 200 }, (_, i) => `line ${i}\n`).join("");
  expect(content.toString()).toBe(whole);
  for (const earlier of seen) expect(whole.startsWith(earlier.toString())).toBe(true);
});

it("content is seldom copied", () => {
  const memories = new Set<ArrayBufferLike>();
  let content = emptyContent();
  for (let i = 0; i < 1_000; i += 1) memories.add((content = appended(content, Buffer.alloc(100))).buffer);
  expect(memories.size).toBeLessThan(12);
});

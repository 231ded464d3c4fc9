import { expect, it } from "vitest";
import { utf8Bytes } from "./utf8-bytes.ts";

const long = "a".repeat(131_071);

it.each([
  ["nothing", ""],
  ["ASCII", 'say "hi"\n'],
  ["letters beyond ASCII", "naïve Straße"],
  ["characters of two units", "a😀b"],
  ["half a character, which is written as its replacement", "a\ud83d"],
  ["what just fits", `${long}b`],
  ["a character at the end of the room", `${long}ï`],
  ["half of one at the end of the room", `${long}\ud83d`],
  ["more than there is room for", "ï".repeat(200_000)],
])("counts the bytes of %s as the runtime does", (_, text) => {
  expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
});

import { describe, expect, it } from "vitest";
import * as z from "zod";
import { isLinear, patternsIn, slowPatterns } from "@mcp-landing-zone/contract";
import { verdictOn } from "./checked-expression.testing.ts";

/** Another checker of regular expressions, which is many times larger and slower. */
const other = (source: string): boolean => verdictOn(source, "u") === "safe";

const linear = [
  "",
  "^$",
  "\\d+",
  "[a-z]*",
  "^[a-z]*",
  "^[a-z]+$",
  "a|^b",
  "^[0-9a-f]{64}$",
  "^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$",
  "^[\\w.-]+@[\\w-]+(?:\\.[\\w-]+)+$",
  "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$",
  "^(?=.*[A-Z])(?=.*\\d).{8,}$",
  "^(?!.*--)[a-z-]+$",
  "^(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}$",
  "(?:a|ab)(?:c|bcd)*",
  "^(\\p{L}|\\d)+$",
  "^[\\u{1F600}-\\u{1F64F}]+$",
  "^(ab|abb)*$",
  "^[\\]a]+$",
  "(?<year>\\d{4})-\\d{2}",
];
const slow = [
  "^(a+)+$",
  "(a*)*b",
  "^(a|b*)*$",
  "^(a|a)*$",
  "^(aa|aaa)*$",
  "^(?:\\p{L}|\\w)+$",
  "x((a+)+b)?",
  "((a+)+b)?",
  "\\d+x",
  "a.*b.*c",
  "^a.*b.*c$",
  "^\\s+|\\s+$",
  "^\\S+@\\S+\\.\\S+$",
  "^[a-z]*(?=b*c)",
  "^(?=(a+)+b)",
  "^(a|a){0,30}$",
  "^(?:a?){30}a{30}$",
];

describe("R-55 a regular expression", () => {
  it.each(linear)("%s takes linear time", (source) => {
    expect(isLinear(source)).toBe(true);
    expect(other(source)).toBe(true);
  });

  it.each(slow)("%s does not", (source) => {
    expect(isLinear(source)).toBe(false);
    expect(other(source)).toBe(false);
  });

  // The other checker needs seconds for these.
  it.each(["^(a{0,30}){0,30}$", "^a{0,1000}a{0,1000}a{0,1000}$"])("%s does not, although it is bounded", (source) => {
    expect(isLinear(source)).toBe(false);
  });

  it.each(["(", "^(.)\\1$", "^(?<a>.)\\k<a>$", `^${"a".repeat(501)}$`])(
    "%.20s cannot be read or judged, and counts as slow",
    (source) => {
      expect(isLinear(source)).toBe(false);
    },
  );

  const formats = {
    email: z.email(),
    uuid: z.uuid(),
    cuid: z.cuid(),
    ulid: z.ulid(),
    nanoid: z.nanoid(),
    ipv4: z.ipv4(),
    ipv6: z.ipv6(),
    cidrv4: z.cidrv4(),
    cidrv6: z.cidrv6(),
    base64: z.base64(),
    base64url: z.base64url(),
    e164: z.e164(),
    emoji: z.emoji(),
    hostname: z.hostname(),
    datetime: z.iso.datetime(),
    date: z.iso.date(),
    time: z.iso.time(),
    duration: z.iso.duration(),
  };
  it.each(Object.entries(formats))("that zod writes for %s is linear", (_format, schema) => {
    const written = patternsIn(z.toJSONSchema(schema));
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter(({ pattern }) => !isLinear(pattern))).toEqual([]);
  });

  it("is found wherever a schema may have one, with its place and what would be right", () => {
    const schema = {
      properties: { names: { type: "object", propertyNames: { pattern: "^(b+)+$" } } },
      patternProperties: { "(": { items: { pattern: "^(a+)+$" } }, "^x": {} },
    };
    expect(slowPatterns(schema)).toEqual([
      {
        path: "/properties/names/propertyNames/pattern",
        pattern: "^(b+)+$",
        right: expect.stringMatching(/linear time.*anchored/),
      },
      { path: "/patternProperties", pattern: "(", right: expect.stringMatching(/as JavaScript reads it/) },
      {
        path: "/patternProperties/(/items/pattern",
        pattern: "^(a+)+$",
        right: expect.stringMatching(/linear time/),
      },
    ]);
  });
});

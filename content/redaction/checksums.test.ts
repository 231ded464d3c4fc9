import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { luhn, mod97, mod11And10, verhoeff } from "./checksums.ts";

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const checkDigits = (body: string, valid: (text: string) => boolean) =>
  Array.from({ length: 10 }, (_, d) => body + d).filter(valid);

describe("R-93 checksums", () => {
  it.each([
    ["Luhn", luhn, "4111111111111111"],
    ["Luhn of 15 digits", luhn, "378282246310005"],
    ["Verhoeff", verhoeff, "2363"],
    ["mod 11,10", mod11And10, "86095742719"],
    [
      "mod 97",
      (t: string) =>
        mod97(
          Uint8Array.from(t, (c) => parseInt(c, 36)),
          t.length,
        ) === 1,
      "GB82WEST12345698765432",
    ],
  ] as const)("R-93 %s accepts a published example", (_, valid, text) => {
    expect(valid(text)).toBe(true);
  });

  it.each([
    ["Luhn", luhn],
    ["Verhoeff", verhoeff],
    ["mod 11,10", mod11And10],
  ] as const)("R-93 %s accepts exactly one check digit", (_, valid) => {
    fc.assert(fc.property(digits(10), (body) => void expect(checkDigits(body, valid)).toHaveLength(1)));
  });
});

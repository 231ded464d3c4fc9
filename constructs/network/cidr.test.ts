import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { Cidr } from "./cidr.ts";
import { contains, formatCidr, overlap, parseCidr, part, sizeOf } from "./cidr.ts";

const cidrs = (min = 0, max = 32): fc.Arbitrary<Cidr> =>
  fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min, max })).map(([address, prefix]) => {
    const size = 2 ** (32 - prefix);
    return { base: Math.floor(address / size) * size, prefix };
  });

/** The slow truth that the arithmetic must agree with: both ends of the ranges. */
const ends = (range: Cidr): [number, number] => [range.base, range.base + sizeOf(range) - 1];

describe("cidr", () => {
  it("reads what it writes", () => {
    fc.assert(
      fc.property(cidrs(), (range) => {
        expect(parseCidr(formatCidr(range))).toEqual(range);
      }),
    );
  });

  it.each([
    ["0.0.0.0/0", { base: 0, prefix: 0 }],
    ["10.64.0.0/21", { base: 10 * 2 ** 24 + 64 * 2 ** 16, prefix: 21 }],
    ["255.255.255.255/32", { base: 2 ** 32 - 1, prefix: 32 }],
  ])("reads %s", (text, range) => {
    expect(parseCidr(text)).toEqual(range);
  });

  it.each([
    ["a host bit that is set", "10.0.0.1/24"],
    ["an octet above 255", "10.0.256.0/24"],
    ["a prefix above 32", "10.0.0.0/33"],
    ["no prefix", "10.0.0.0"],
    ["an octal octet", "010.0.0.0/24"],
    ["an octal prefix", "10.0.0.0/08"],
    ["three octets", "10.0.0/24"],
    ["spaces", " 10.0.0.0/24"],
    ["a token", "${TfToken[TOKEN.0]}"],
    ["version 6", "fd00::/48"],
  ])("reads nothing from %s", (_what, text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it("contains exactly the ranges whose both ends lie inside", () => {
    fc.assert(
      fc.property(cidrs(), cidrs(), (outer, inner) => {
        const [from, to] = ends(outer);
        const [first, last] = ends(inner);
        expect(contains(outer, inner)).toBe(first >= from && last <= to);
      }),
    );
  });

  it("overlaps exactly when an address is shared, in either order", () => {
    // Few bases and long prefixes, so that both answers are common.
    const near = fc
      .tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 27, max: 32 }))
      .map(([address, prefix]) => ({ base: address - (address % 2 ** (32 - prefix)), prefix }));
    fc.assert(
      fc.property(near, near, (a, b) => {
        const shared = Math.max(ends(a)[0], ends(b)[0]) <= Math.min(ends(a)[1], ends(b)[1]);
        expect(overlap(a, b)).toBe(shared);
        expect(overlap(b, a)).toBe(shared);
      }),
    );
  });

  it("falls into equal parts that do not overlap and leave nothing out", () => {
    fc.assert(
      fc.property(cidrs(0, 24), fc.integer({ min: 0, max: 4 }), (range, bits) => {
        const parts = Array.from({ length: 2 ** bits }, (_, index) => part(range, bits, index));
        expect(parts.map(sizeOf).reduce((sum, size) => sum + size)).toBe(sizeOf(range));
        for (const [index, each] of parts.entries()) {
          expect(contains(range, each)).toBe(true);
          expect(parseCidr(formatCidr(each))).toEqual(each);
          if (index > 0) expect(overlap(parts[index - 1]!, each)).toBe(false);
        }
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { findSecrets } from "./secrets.ts";
import { hasChecksum } from "./token-checksum.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const inBase62 = (value: number): string =>
  [5, 4, 3, 2, 1, 0].map((place) => digits[Math.floor(value / 62 ** place) % 62]).join("");
/** The check value of CRC-32 that its catalogues give for these nine digits. */
const known = `123456789${inBase62(0xcbf43926)}`;

describe("R-93 the checksum of a token", () => {
  it("is right for a known one, and wrong for its neighbours", () => {
    expect(hasChecksum(known)).toBe(true);
    expect(hasChecksum(`2${known.slice(1)}`)).toBe(false);
    expect(hasChecksum(`${known.slice(0, -1)}-`)).toBe(false);
    expect(hasChecksum("4WZ4EQ")).toBe(false);
  });

  it("R-93 makes a token of what looks like a stand-in", () => {
    const sequence = "0".repeat(30);
    const right = `${sequence}${inBase62(0x77e5db82)}`;
    expect(hasChecksum(right)).toBe(true);
    expect(findSecrets(`ghp_${right}`)).toHaveLength(1);
    expect(findSecrets(`ghp_${sequence}${inBase62(0x77e5db83)}`)).toEqual([]);
  });
});

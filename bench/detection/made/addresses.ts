import type { Row } from "../row.ts";

/** Addresses within, each as its four octets. */
const within: readonly (readonly [number, number, number, number])[] = [
  [127, 0, 0, 1],
  [127, 9, 8, 7],
  [10, 0, 0, 5],
  [172, 16, 3, 4],
  [172, 31, 255, 1],
  [192, 168, 1, 1],
  [169, 254, 169, 254],
  [168, 63, 129, 16],
  [100, 64, 0, 1],
  [0, 0, 0, 0],
];

type Octets = (typeof within)[number];
const wide = ([a, b, c, d]: Octets): number => ((a * 256 + b) * 256 + c) * 256 + d;
const pair = (high: number, low: number): string => (high * 256 + low).toString(16);

const forms: readonly ((octets: Octets) => string)[] = [
  (octets) => octets.join("."),
  (octets) => String(wide(octets)),
  (octets) => `0x${wide(octets).toString(16)}`,
  (octets) => octets.map((octet) => `0${octet.toString(8)}`).join("."),
  (octets) => octets.map((octet) => `0x${octet.toString(16)}`).join("."),
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  ([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
  (octets) => `[::ffff:${octets.join(".")}]`,
  ([a, b, c, d]) => `[::ffff:${pair(a, b)}:${pair(c, d)}]`,
  ([a, b, c, d]) => `[::${pair(a, b)}:${pair(c, d)}]`,
  ([a, b, c, d]) => `[64:ff9b::${pair(a, b)}:${pair(c, d)}]`,
  ([a, b, c, d]) => `[2002:${pair(a, b)}:${pair(c, d)}::1]`,
  (octets) => `${octets.join(".")}.`,
  (octets) => octets.join("\u3002"),
  (octets) => octets.join(".").replaceAll("1", "\u2460"),
];
const own = ["[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]"];

/** Every way to write an address that no tool has any business with. */
export const addressRows: readonly Row[] = [
  ...within.flatMap((octets) => forms.map((form) => form(octets))),
  ...own,
].map((host) => ({ kind: "url", class: "ssrf", malicious: true, url: `https://${host}/` }));

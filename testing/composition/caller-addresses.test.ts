import { isIPv4 } from "node:net";
import { expect, it } from "vitest";
import { callFromLoopback } from "./caller-addresses.ts";

it("each case calls from an address of its own: what one used up keeps none of the others waiting", () => {
  const { callFrom } = callFromLoopback(1, "linux");
  const addresses = Array.from({ length: 5_000 }, (_, index) => String(callFrom?.(index)));
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.filter((address) => !isIPv4(address))).toEqual([]);
});

it("elsewhere than on Linux there is one address only", () => {
  expect(callFromLoopback(1, "darwin")).toEqual({});
});

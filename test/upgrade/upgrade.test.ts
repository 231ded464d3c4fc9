import { expect, it } from "vitest";
import { accepted } from "./accepted.ts";
import { lostIn } from "./addresses.ts";
import { profiles, readReleased, stacksNow } from "./released.ts";

// A move in the construct tree gives a resource another address, and Terraform destroys what had the old one: `moveFromId` or `moveTo` says where it went.
it("R-77 an upgrade from the last release destroys nothing but what is accepted with a reason", () => {
  const released = readReleased();
  const lost = profiles.flatMap((profile) => {
    const now = stacksNow(profile);
    return Object.entries(released[profile]).flatMap(([stack, addresses]) =>
      Object.entries(lostIn(addresses, now[stack] ?? {})),
    );
  });
  const open = lost.filter(([address]) => !Object.hasOwn(accepted, address));
  expect(Object.fromEntries(open)).toEqual({});
  const idle = Object.keys(accepted).filter((address) => !lost.some(([gone]) => gone === address));
  expect(idle, "accepted, and not lost").toEqual([]);
});

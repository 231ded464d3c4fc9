import { isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePrefix } from "./address.ts";
import type { Prefix } from "./address.ts";
import { refusedAddress } from "./ranges.ts";

const refused = [
  "0.0.0.0",
  "10.0.0.1",
  "10.255.255.255",
  "100.64.0.1",
  "100.100.100.200",
  "127.0.0.1",
  "127.255.255.254",
  "168.63.129.16",
  "169.254.169.254",
  "169.254.170.2",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.192",
  "192.0.2.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::a9fe:a9fe",
  "::ffff:10.0.0.1",
  "::ffff:169.254.169.254",
  "::ffff:8.8.8.8",
  "::ffff:0:169.254.169.254",
  "64:ff9b::a9fe:a9fe",
  "64:ff9b::168.63.129.16",
  "64:ff9b:1::a00:1",
  "100::1",
  "2001::1",
  "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "2001:db8::1",
  "2002:a9fe:a9fe::1",
  "2002:7f00:1::",
  "3fff::1",
  "2a01:111::5efe:a9fe:a9fe",
  "2a01:111::200:5efe:10.0.0.1",
  "5f00::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
  "not-an-address",
  "",
];

const allowed = [
  "1.1.1.1",
  "20.50.2.1",
  "172.32.0.1",
  "192.169.0.1",
  "169.253.1.1",
  "168.63.129.15",
  "2606:4700::1111",
  "2a01:111:f100::1",
];

describe("R-22 addresses", () => {
  it.each(refused)("R-22 %s is refused", (address) => {
    expect(refusedAddress(address)).toBeTypeOf("string");
  });

  it.each(allowed)("R-22 %s is allowed", (address) => {
    expect(refusedAddress(address)).toBeUndefined();
  });

  it("R-22 an opened private range lets in that range only", () => {
    const opened = [parsePrefix("10.1.0.0/16") as Prefix];
    expect(refusedAddress("10.1.2.3", opened)).toBeUndefined();
    expect(refusedAddress("10.2.2.3", opened)).toBe("private network");
  });

  it.each(["168.63.129.16", "169.254.169.254", "100.100.100.200", "fd00:ec2::254", "::ffff:169.254.169.254"])(
    "R-22 no opened range lets in %s",
    (address) => {
      const everything = [parsePrefix("0.0.0.0/0"), parsePrefix("::/0")] as Prefix[];
      expect(refusedAddress(address, everything)).toBeTypeOf("string");
    },
  );

  it("R-22 an IPv4 address is refused however IPv6 wraps it", () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.constantFrom("::ffff:", "::", "64:ff9b::", "::ffff:0:", "2a01:111::5efe:"),
        (v4, prefix) => {
          const wrapped = prefix + v4;
          fc.pre(isIP(wrapped) === 6);
          expect(refusedAddress(wrapped)).toBeDefined();
        },
      ),
    );
  });

  it("R-22 equal addresses are judged alike in every spelling", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const canonical = new URL(`https://[${address}]`).hostname.slice(1, -1);
        expect(refusedAddress(address)).toBe(refusedAddress(canonical));
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { readAllowList } from "./allow-list.ts";
import { EgressRefusal } from "./refusal.ts";
import type { EgressRefusalCode } from "./refusal.ts";
import { checkTarget } from "./target.ts";

const allow = readAllowList([
  { host: "docs.example.com" },
  { host: "*.contoso.net" },
  { host: "alt.example.com", port: 8443 },
  { host: "bücher.example" },
]);

const codeOf = (act: () => unknown): EgressRefusalCode | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof EgressRefusal) return error.code;
    throw error;
  }
  return undefined;
};

const refused: readonly (readonly [url: string, code: EgressRefusalCode])[] = [
  ["http://docs.example.com/", "scheme"],
  ["ftp://docs.example.com/", "scheme"],
  ["file:///etc/passwd", "scheme"],
  ["data:text/plain,x", "scheme"],
  ["//docs.example.com/", "url"],
  ["https://", "url"],
  ["https://[fe80::1%25eth0]/", "url"],
  [`https://docs.example.com/${"a".repeat(5000)}`, "url"],
  ["https://user@docs.example.com/", "credentials"],
  ["https://docs.example.com:pw@evil.example/", "credentials"],
  ["https://evil.example/", "host"],
  ["https://docs.example.com.evil.example/", "host"],
  ["https://evildocs.example.com/", "host"],
  ["https://xcontoso.net/", "host"],
  ["https://contoso.net/", "host"],
  ["https://docs.example.com:8443/", "host"],
  ["https://alt.example.com/", "host"],
  ["https://localhost/", "host"],
  ["https://localhost./", "host"],
  ["https://docs.example.com../", "host"],
  ["https://127.0.0.1/", "address"],
  ["https://127.1/", "address"],
  ["https://2130706433/", "address"],
  ["https://0x7f000001/", "address"],
  ["https://0x7f.1/", "address"],
  ["https://0177.0.0.1/", "address"],
  ["https://017700000001/", "address"],
  ["https://127.0.0.1./", "address"],
  ["https://169.254.169.254/metadata/instance", "address"],
  ["https://2852039166/", "address"],
  ["https://0xA9FEA9FE/", "address"],
  ["https://168.63.129.16/", "address"],
  ["https://１２７.０.０.１/", "address"],
  ["https://①②⑦.⓪.⓪.①/", "address"],
  ["https://127%2e0%2e0%2e1/", "address"],
  ["https://127。0。0。1/", "address"],
  ["https://[::1]/", "address"],
  ["https://[::ffff:169.254.169.254]/", "address"],
  ["https://[::ffff:a9fe:a9fe]/", "address"],
  ["https://[64:ff9b::a9fe:a9fe]/", "address"],
  ["https://[2002:a9fe:a9fe::]/", "address"],
  ["https://8.8.8.8/", "address"],
];

const accepted: readonly (readonly [url: string, href: string])[] = [
  ["https://docs.example.com/a?b=c", "https://docs.example.com/a?b=c"],
  ["https://DOCS.Example.COM/", "https://docs.example.com/"],
  ["https://docs.example.com./", "https://docs.example.com./"],
  ["https://docs.example.com:443/", "https://docs.example.com/"],
  ["https://ｄｏｃｓ.example.com/", "https://docs.example.com/"],
  ["https://a.b.contoso.net/", "https://a.b.contoso.net/"],
  ["https://alt.example.com:8443/", "https://alt.example.com:8443/"],
  ["https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"],
  ["https://docs.example.com/#secret", "https://docs.example.com/"],
];

describe("R-22 target", () => {
  it.each(refused)("R-22 %s is refused as %s", (url, code) => {
    expect(codeOf(() => checkTarget(url, allow))).toBe(code);
  });

  it.each(accepted)("R-22 %s is accepted", (url, href) => {
    expect(checkTarget(url, allow).url.href).toBe(href);
  });

  it.each([
    [{ host: "10.0.0.1" }, "is an address"],
    [{ host: "0x7f000001" }, "is an address"],
    [{ host: "[::1]" }, "is an address"],
    [{ host: "*.com" }, "whole top-level domain"],
    [{ host: "*" }, "is not a host name"],
    [{ host: "a.*.example.com" }, "is not a host name"],
    [{ host: "https://docs.example.com" }, "is not a host name"],
    [{ host: "docs.example.com/path" }, "is not a host name"],
    [{ host: "docs.example.com:8443" }, "is not a host name"],
    [{ host: "docs.example.com", port: 0 }, "is not a port"],
    [{ host: "docs.example.com", private: ["10.0.0.0"] }, "is not a CIDR range"],
  ])("R-22 the allow-list refuses %j", (entry, message) => {
    expect(() => readAllowList([entry])).toThrow(message);
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findSecrets } from "./secrets.ts";
import { withoutOverlap } from "./span.ts";

const made = (seed: string, length: number, alphabet: string): string =>
  [...createHash("sha512").update(seed).digest(), ...createHash("sha512").update(`${seed}2`).digest()]
    .slice(0, length)
    .map((byte) => alphabet[byte % alphabet.length])
    .join("");
const [small, digits] = ["abcdefghijklmnopqrstuvwxyz", "0123456789"];
const both = small + small.toUpperCase() + digits;
const found = (text: string): readonly string[] =>
  withoutOverlap(findSecrets(text)).map(({ start, end }) => text.slice(start, end));

describe("R-93 a key of an issuer that is not known", () => {
  const key = made("unknown", 36, both);
  it.each([
    ["behind an issuer", `acmeq_${key}`],
    ["behind an issuer and a kind", `acmeq_live_${key}`],
    ["behind capitals", `ACMEQ_SECRET_${key}`],
    ["in small letters", `acmeq-${made("small", 40, small + digits)}`],
    ["in capitals", `acmeq_${made("capital", 44, small.toUpperCase() + digits)}`],
    ["in base64 for addresses", `acmeq_${made("url", 18, both)}-${made("url2", 17, both)}_${made("url3", 12, both)}`],
  ])("R-93 is found %s", (_, value) => {
    expect(found(value)).toEqual([value]);
    expect(found(`the value ${value}, and more`)).toEqual([value]);
    expect(found(`X=${value}\n`)).toEqual([value]);
  });

  it.each([
    ["an identifier, which is shorter", `acmeq_${made("id", 27, both)}`],
    ["a digest", `acmeq-${made("hex", 64, "0123456789abcdef")}`],
    ["a digest of a package", `sha512-${key}`],
    ["a part of an address", `https://cdn.example/acmeq_${key}`],
    ["a part of data", `AbC+acmeq-${key}/x`],
    ["a name", "platform_content-safety_CognitiveServicesUserToServer2Identity_policy_4C0C9AF1"],
    ["a name of C++", "acmeq_ZN3NSA6ClassA7Private11privateMethod1Ei"],
    ["a stand-in", `acmeq_${"Abc123".repeat(6)}`],
    ["no prefix", key],
  ])("R-93 is not %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    [
      "of Discord",
      `${Buffer.from("812345678901234567").toString("base64")}.${made("d1", 6, both)}.${made("d2", 38, both)}`,
    ],
    ["of Twilio", `AC${made("twilio", 32, "0123456789abcdef")}`],
    ["of TrueNAS", `8-${made("nas", 64, both)}`],
    ["of Dropbox", `${made("db1", 11, small)}b${"A".repeat(10)}q${made("db2", 41, both)}`],
    ["of Jira", `${Buffer.from("926076555262:").toString("base64").slice(0, 18)}${made("jira", 26, both)}`],
  ])("R-93 is found by its form, %s", (_, value) => {
    expect(found(`the value ${value}, and more`)).toEqual([value]);
  });

  it("R-93 seeds of one-time passwords are found behind a word for them, digests of the same form are not", () => {
    const seed = made("totp", 32, `${small.toUpperCase()}234567`);
    expect(found(`for the authenticator app: ${seed}\n`)).toEqual([seed]);
    expect(found(`text/html 200 ${seed} 1043, sha1:${seed}`)).toEqual([]);
  });

  it("R-93 is found joined to the name of a service and a word for it", () => {
    const id = "3f2b8c14-9d07-4e5a-8b61-7c2e9a40d1f3";
    expect(found(`nftport-private-key-${id}`)).toEqual([id]);
    expect(found(`kontent-SECRET-${made("joined", 32, "0123456789abcdef")}`)).toEqual([
      made("joined", 32, "0123456789abcdef"),
    ]);
    expect(found(`parseur_KEY_${made("run", 40, "0123456789abcdef")}`)).toEqual([made("run", 40, "0123456789abcdef")]);
    expect(found(`mockaroo_SECRET=q7${made("short", 5, small)}4`)).toEqual([`q7${made("short", 5, small)}4`]);
    const key = made("joined", 20, both);
    expect(found(`acmeq-API-KEY-${key}`)).toEqual([key]);
    expect(found(`acmeq_token_${id}`)).toEqual([id]);
    expect(found(`cache_key_${id} idempotency-key-${id} acmeq_key_the_name_of_a_member_of_an_object`)).toEqual([]);
    expect(found("mockaroo_SECRET=required mockaroo key is used, mockaroo_api_version=2024")).toEqual([]);
  });
});

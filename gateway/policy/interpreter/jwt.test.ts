import { beforeEach, describe, expect, it } from "vitest";
import { TestClock, TestIssuer } from "../testing.ts";
import type { AuthorityKeys } from "./jwt.ts";
import { signatureChecker } from "./jwt.ts";

const [first, second] = [new TestIssuer("https://issuer", "first"), new TestIssuer("https://issuer", "second")];
const authority = { tenantId: "t" };

let published: () => Promise<AuthorityKeys>;
let loads: number;
let clock: TestClock;
let check: ReturnType<typeof signatureChecker>;

beforeEach(() => {
  published = async () => first.authorityKeys;
  loads = 0;
  clock = new TestClock();
  check = signatureChecker({ load: () => (loads++, published()), now: clock.now });
});

const outcome = async (issuer: TestIssuer) => (await check(issuer.sign({}), authority)).outcome;

it("keys are loaded once for many tokens, and once for each authority", async () => {
  expect([await outcome(first), await outcome(first)]).toEqual(["signed", "signed"]);
  await check(first.sign({}), { openidConfig: "https://other" });
  expect(loads).toBe(2);
});

describe("keys are loaded again", () => {
  it("after an hour", async () => {
    await outcome(first);
    clock.advance(3600);
    await outcome(first);
    expect(loads).toBe(1);
    clock.advance(1);
    await outcome(first);
    expect(loads).toBe(2);
  });

  it("for an unknown key, five minutes after the last time and not before", async () => {
    await outcome(first);
    published = async () => second.authorityKeys;
    clock.advance(300);
    expect([await outcome(second), loads]).toEqual(["unknown-key", 1]);
    clock.advance(1);
    expect([await outcome(second), loads]).toEqual(["signed", 2]);
  });

  it("at once when the last time failed", async () => {
    published = () => Promise.reject(new Error("down"));
    await expect(outcome(first)).rejects.toThrow("down");
    published = async () => first.authorityKeys;
    expect(await outcome(first)).toBe("signed");
  });
});

it("a key that was withdrawn no longer counts", async () => {
  await outcome(first);
  published = async () => second.authorityKeys;
  clock.advance(3601);
  expect(await outcome(first)).toBe("unknown-key");
});

it("a key for encryption is no key for signatures", async () => {
  const { issuers, keys } = first.authorityKeys;
  published = async () => ({ issuers, keys: keys.map((key) => ({ ...key, use: "enc" })) });
  expect(await outcome(first)).toBe("unknown-key");
});

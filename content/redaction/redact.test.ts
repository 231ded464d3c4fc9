import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor, redact } from "./redact.ts";
import { growth, linear } from "../../testing/growth.ts";

const card = "4111111111111111";
const email = "anna@example.com";
const encoded = (text: string) => Buffer.from(text).toString("base64");
const sensitive = [
  card,
  "anna@example.com",
  "GB82WEST12345698765432",
  "536-90-4399",
  `ghp_${"a1B2".repeat(9)}`,
  "20.50.2.17",
];
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(200, 7)]).toString("base64");

describe("R-93 redaction", () => {
  it("R-93 labels what was taken out of a text", () => {
    expect(redact(`Mail ${email}, card ${card}.`)).toEqual({
      value: "Mail [redacted:email], card [redacted:card].",
      findings: [
        { category: "pii", type: "email", path: "" },
        { category: "pii", type: "card", path: "" },
      ],
    });
  });

  it.each(sensitive)("R-93 %s survives in no channel", (value) => {
    const places = {
      text: `see ${value}.`,
      list: [value, [value]],
      nested: { deep: { er: value } },
      [`key ${value}`]: 1,
      json: JSON.stringify({ a: [value] }),
      twice: JSON.stringify({ a: JSON.stringify({ b: value }) }),
      base64: `data ${encoded(`the value is ${value} today`)} end`,
      base64url: Buffer.from(`the valü is ${value} today??`).toString("base64url"),
      base64Json: encoded(JSON.stringify({ value })),
      base64Twice: encoded(encoded(`the value is ${value} today`)),
    };
    const clean = JSON.stringify(redact(places).value);
    const opened = clean.replace(/[A-Za-z0-9+/_-]{24,}=*/g, (run) => {
      const once = Buffer.from(run, "base64").toString();
      return once + Buffer.from(once, "base64").toString();
    });
    expect(opened).not.toContain(value);
  });

  it("R-93 takes a number without separators for a telephone number unless its field refers to something", () => {
    const fields = { note: "0611223344", order_ref: "0611223344", person_id: "0101905678", part_code: "542 318 77 06" };
    expect(redact(fields).value).toEqual({ ...fields, note: "[redacted:phone]" });
    expect(redact({ order_ref: "call 0611223344" }).value).toEqual({ order_ref: "call [redacted:phone]" });
    expect(redact({ customer_id: "01010750160" }).value).toEqual({ customer_id: "[redacted:no-fnr]" });
  });

  it.each([
    [{ DB_PASSWORD: "hunter2x!" }, { DB_PASSWORD: "[redacted:named]" }],
    [{ stripeApiKey1: "kq83hfK29fjq0Zx81" }, { stripeApiKey1: "[redacted:named]" }],
    [
      { name: "DB_PASSWORD", value: "hunter2x!" },
      { name: "DB_PASSWORD", value: "[redacted:named]" },
    ],
    [
      { key: "phone", value: "98765432" },
      { key: "phone", value: "[redacted:named]" },
    ],
    [{ bsnNummer: "111222333" }, { bsnNummer: "[redacted:nl-bsn]" }],
    [{ patient: { nhs_no: "9434765919" } }, { patient: { nhs_no: "[redacted:gb-nhs]" } }],
    [{ tfn: 876543210 }, { tfn: 800000000 }],
    [{ passport: "A12803456" }, { passport: "[redacted:passport]" }],
    [{ fiscal_code: "48-271-630" }, { fiscal_code: "[redacted:national-id]" }],
    [{ patientId: "A482716" }, { patientId: "[redacted:national-id]" }],
    [{ citizen_national_id: "28507301234567" }, { citizen_national_id: "[redacted:eg-id]" }],
    [{ homePhone: "98765432" }, { homePhone: "[redacted:phone]" }],
    ['{"uploadToken":"550e8400-e29b-41d4-a716-446655440000"}', '{"uploadToken":"[redacted:named]"}'],
  ])("R-93 the name of a field tells what its value is: %j", (before, after) => {
    expect(redact(before).value).toEqual(after);
  });

  it.each([
    { passwordHint: "my 1st dog", passwordPolicy: "at-least-8" },
    { nextPageToken: "CAUQAhoQCgYIgMDA8A1234567890", tokenCount: "4096 1024" },
    { dbPassword: "${DB_PASSWORD_1}", clientSecret_2: "<secret-of-2>" },
    {
      contactId: "98765432",
      nhs_count: "9434765919",
      call_ref: "98765432",
      totalCalls: 1234567890,
      passportAt: "20260314",
    },
    { order: "9434765919", amount: 876543210, created: "2026-03-14T09:26:53.589Z" },
    { key: "user-0000001234-abc", value: "5 apples and 12 pears" },
  ])("R-93 a field that only sounds secret is left alone: %j", (value) => {
    expect(redact(value).value).toEqual(value);
  });

  it("R-93 names the place of every finding", () => {
    const { value, findings } = redact({ rows: [{ "a/b": email }], [email]: "x" });
    expect(value).toEqual({ rows: [{ "a/b": "[redacted:email]" }], "[redacted:email]": "x" });
    expect(findings.map(({ path }) => path)).toEqual(["/rows/0/a~1b", "/[redacted:email]"]);
  });

  it("R-93 keys that are masked alike stay apart", () => {
    expect(redact({ "a@x.example": 1, "b@x.example": 2 }).value).toEqual({
      "[redacted:email]": 1,
      "[redacted:email] 2": 2,
    });
  });

  it("R-93 a card that is a number stays a number", () => {
    expect(redact({ card: Number(card), count: 42, big: 1_700_000_000_000 }).value).toEqual({
      card: 4_000_000_000_000_000,
      count: 42,
      big: 1_700_000_000_000,
    });
  });

  it.each([
    [{ password: "hunter" }, { password: "[redacted:named]" }],
    [{ Client_Secret: "abc" }, { Client_Secret: "[redacted:named]" }],
    [{ ssn: 536904399 }, { ssn: 500000000 }],
    [
      { phoneNumbers: ["x"], phone: ["22334455"] },
      { phoneNumbers: ["x"], phone: ["[redacted:named]"] },
    ],
    [
      { password: "", token: null, secret: true },
      { password: "", token: null, secret: true },
    ],
  ])("R-93 a telling name is enough: %j", (value, clean) => {
    expect(redact(value as unknown).value).toEqual(clean);
  });

  it("R-93 images pass untouched", () => {
    // The bytes of this picture look like a key.
    const data = `${png.slice(0, -4)}/AKIA${"ABCDEFGH".repeat(2)}/${png.slice(8, 71)}`;
    const content = { type: "image", data, mimeType: "image/png" };
    expect(redact(content)).toEqual({ value: content, findings: [] });
  });

  it("R-93 text that is called an image is read", () => {
    const content = { type: "image", data: encoded(`write to ${email} at once`), mimeType: "image/png" };
    expect(redact(content).findings).toHaveLength(1);
  });

  it("R-93 known values are found as they are, in base64 and percent-encoded", () => {
    const known = "s3cr3t/value+1";
    const redactKnown = createRedactor({ known: [known, "short"] });
    const text = `a ${known} b ${encoded(known)} c ${encodeURIComponent(known)} short`;
    expect(redactKnown(text).value).toBe("a [redacted:known] b [redacted:known]= c [redacted:known] short");
  });

  it("R-93 JSON without findings keeps its spelling", () => {
    const text = '{ "a" : 1.0,  "b": "\\u0041" }';
    expect(redact(text).value).toBe(text);
  });

  it("R-93 keys in listings of Azure are taken out under each of their names", () => {
    const key = (n: number): string => createHash("sha256").update(`key ${n}`).digest("base64");
    const listings = [
      { functionKeys: { default: key(1) }, systemKeys: { eventgrid_extension: key(2) } },
      { value: [{ id: "a-l0-s0:x", name: "Primary Read Only", value: key(3), readOnly: true }] },
      { primary: key(4), secondary: key(5) },
      { serviceKey: "4f0c2a1e-9b3d-4c5a-8d7e-0a1b2c3d4e5f" },
    ];
    for (const listing of listings) {
      const values = JSON.stringify(listing).match(/[A-Za-z0-9+/]{43}=|[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
      const clean = JSON.stringify(redact(listing).value);
      expect(values.filter((value) => clean.includes(value))).toEqual([]);
    }
    expect(redact(`{"name":"password","value":"${key(6)}"} follows`).value).not.toContain(key(6));
    expect(redact({ keys: [{ kid: key(7), n: key(8) }] }).findings).toEqual([]);
  });

  it("R-93 a name from the prototype is a name like any other", () => {
    const value = JSON.parse(`{"__proto__": "${email}", "constructor": 1}`) as object;
    const clean = redact(value).value;
    expect(JSON.stringify(clean)).toBe('{"__proto__":"[redacted:email]","constructor":1}');
    expect(Object.getPrototypeOf(clean)).toBe(Object.prototype);
  });

  it("R-55 endless nesting is refused", () => {
    let value: unknown = "x";
    for (let i = 0; i < 100; i += 1) value = [value];
    expect(() => redact(value)).toThrow("nested deeper than 64 levels");
  });
});

describe("R-93 redaction keeps schemas valid", () => {
  it.each([
    ["email", email, /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/],
    ["card", card, /^\d{16}$/],
    ["iban", "GB82WEST12345698765432", /^[A-Z]{2}\d{2}[A-Z0-9]{18}$/],
    ["ssn", "536-90-4399", /^\d{3}-\d{2}-\d{4}$/],
    ["ipv4", "20.50.2.17", /^\d{1,3}(\.\d{1,3}){3}$/],
    ["ipv6", "2001:db8:85a3::8a2e:370:7334", /^[\da-f:]{2,39}$/],
    ["phone", "+47 22 33 44 55", /^\+[\d ]{14}$/],
  ])("R-93 the shape of %s is kept", (_, value, pattern) => {
    const clean = redact(value, "shape").value;
    expect(clean).toMatch(pattern);
    expect(clean).not.toBe(value);
  });

  it("R-93 types never change", () => {
    const kind = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(kind)
        : typeof value === "object" && value !== null
          ? Object.values(value).map(kind)
          : typeof value;
    const leaf = fc.oneof(fc.constantFrom<unknown>(...sensitive, Number(card), null, true), fc.string(), fc.integer());
    const tree = fc.object({
      key: fc.oneof(fc.constantFrom("password", email), fc.string()),
      values: [leaf],
      maxDepth: 3,
    });
    fc.assert(
      fc.property(
        tree,
        (value) => void expect(JSON.stringify(kind(redact(value, "shape").value))).toBe(JSON.stringify(kind(value))),
      ),
    );
  });

  it("R-93 redaction of a redacted text changes nothing", () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...sensitive), fc.string()), { maxLength: 6 })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(text, (value) => {
        const once = redact(value).value;
        expect(redact(once).value).toBe(once);
      }),
    );
  });
});

describe("R-55 redaction is linear", () => {
  const hostile = [
    "1",
    "1 ",
    "4111 ",
    "a@",
    "@",
    "a.",
    "+1 ",
    "AccountKey=",
    "key=",
    "eyJ",
    "eyJ.",
    "eyJ-",
    "eyJaaaaaaa.aaaa.",
    "-----BEGIN PRIVATE KEY",
    "-----BEGIN A PRIVATE KEY-----END ",
    "A",
    "A=",
    "f:",
    "://a:",
    "\u00a01",
    "1.",
    "AA12 ",
    "JQQJ9",
    "[",
    '{"a":',
    "Q~",
    "sig=%",
    "0-",
  ];

  it.each(hostile)("R-55 %j repeated", (unit) => {
    expect(growth((size) => void redact(unit.repeat(Math.ceil(size / unit.length))), 20_000)).toBeLessThan(linear);
  });
});

describe("R-93 the value of an entry has the name of the entry", () => {
  it.each([
    ["of AWS Systems Manager", { Name: "DB_PASSWORD", Type: "String", Value: "harB0ur!42" }],
    ["of CloudFormation", { ParameterKey: "DBPassword", ParameterValue: "harB0ur!42" }],
    ["of Terraform", { db_password: { sensitive: true, type: "string", value: "harB0ur!42" } }],
    ["of settings", [{ name: "API_TOKEN", value: "harB0ur!42" }]],
  ])("R-93 %s", (_, value) => {
    expect(JSON.stringify(redact(value).value)).not.toContain("harB0ur!42");
  });

  it("R-93 an ordinary name keeps its value", () => {
    const value = { region: { value: "westeurope1" }, rows: [{ Name: "city", Value: "Oslo2024" }] };
    expect(redact(value).value).toEqual(value);
  });
});

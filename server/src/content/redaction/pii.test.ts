import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { luhn } from "./checksums.ts";
import { findPii } from "./pii.ts";

const typesIn = (text: string) => findPii(text).map(({ type, start, end }) => [type, text.slice(start, end)]);

const present: readonly (readonly [type: string, value: string])[] = [
  ["card", "4111111111111111"],
  ["card", "4111 1111 1111 1111"],
  ["card", "4111-1111-1111-1111"],
  ["card", "5555 5555 5555 4444"],
  ["card", "3782 822463 10005"],
  ["card", "6011000990139424"],
  ["card", "3530111333300000"],
  ["card", "30569309025904"],
  ["card", "2223003122003222"],
  ["iban", "GB82 WEST 1234 5698 7654 32"],
  ["iban", "DE89370400440532013000"],
  ["iban", "NO93 8601 1117 947"],
  ["iban", "FR14 2004 1010 0505 0001 3M02 606"],
  ["us-ssn", "536-90-4399"],
  ["us-ssn", "900-70-1234"],
  ["gb-nino", "AB 12 34 56 C"],
  ["gb-nhs", "943 476 5919"],
  ["ca-sin", "130 692 544"],
  ["no-fnr", "01010750160"],
  ["pl-pesel", "44051401359"],
  ["br-cpf", "529.982.247-25"],
  ["be-nrn", "85.07.30-033.28"],
  ["dk-cpr", "070761-4285"],
  ["se-pnr", "811218-9876"],
  ["fi-hetu", "131052-308T"],
  ["es-dni", "12345678Z"],
  ["es-dni", "X1234567L"],
  ["it-cf", "RSSMRA85T10A562S"],
  ["fr-nir", "2 55 08 14 168 025 38"],
  ["in-pan", "ABCPE1234F"],
  ["sg-nric", "S1234567D"],
  ["kr-rrn", "900101-1234567"],
  ["cn-id", "11010519491231002X"],
  ["mx-curp", "HEGG560427MVZRRL04"],
  ["za-id", "8001015009087"],
  ["email", "anna.larsen+news@mail.example.co.uk"],
  ["email", "o'brien@example.com"],
  ["email", "jörg@münchen.example"],
  ["email", "anna%40example.com"],
  ["phone", "+47 22 33 44 55"],
  ["phone", "+1 (415) 555-2671"],
  ["phone", "(415) 555-2671"],
  ["phone", "415-555-2671"],
  ["phone", "020 7946 0958"],
  ["phone", "01 42 68 53 00"],
  ["phone", "0049 30 901820"],
  ["ip", "20.50.2.17"],
  ["ip", "10.1.2.3"],
  ["ip", "2001:db8:85a3::8a2e:370:7334"],
  ["ip", "fe80:0:0:0:200:f8ff:fe21:67cf"],
];

const inContext: readonly (readonly [type: string, text: string, value: string])[] = [
  ["us-ssn", "SSN: 536904399", "536904399"],
  ["nl-bsn", "BSN 111222333", "111222333"],
  ["au-tfn", "TFN: 876 543 210", "876 543 210"],
  ["de-tin", "Steuer-ID 86095742719", "86095742719"],
  ["gb-nhs", "NHS number 9434765919", "9434765919"],
  ["in-aadhaar", "Aadhaar 234123412346", "234123412346"],
  ["phone", "mobile 98765432", "98765432"],
  ["phone", "call 4155552671", "4155552671"],
  ["passport", "passport no. X1234567", "X1234567"],
];

const absent = [
  "version 1.2.3.4 and v10.20.30.40, build 10.0.19041.1",
  "127.0.0.1, 0.0.0.0, 255.255.255.0, ::1 and ::",
  "at 12:34:56 on 2024-01-02T03:04:05.678Z, 02/03/2024 10:15:30, 31.12.2024 23:59",
  "timestamps 1700000000000 and 1700000000",
  "uuid 550e8400-e29b-41d4-a716-446655440000",
  "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
  "card-like 4111 1111 1111 1112 and 0000 0000 0000 0000 and 1234567890123456",
  "0.4111111111111111 and 3.14159265358979323846",
  "GB82 WEST 1234 5698 7654 33",
  "000-12-3456, 666-12-3456, 123-00-4567, 123-45-0000, 950-20-1234",
  "order 123456789, invoice 2024-000123, part 12-3456-78",
  "git@github.com:owner/repo.git, @scope/package, icon@2x.png, name@1.2.3",
  "std::vector, Foo::Bar, a::b, ::ffff",
  "ISBN 978-3-16-148410-0, population 8 019 876 189",
  "sum of 100 200 300 400 500",
  "MAC 00:1B:44:11:3A:B7",
  "ratio 16:9, 10:30",
  "1,234,567,890.12 and 12 345 678 NOK",
  "rows 1234567 to 7654321",
];

describe("R-93 structured personal data", () => {
  it.each(present)("R-93 finds %s %s", (type, value) => {
    expect(typesIn(`It is ${value}, he said.`)).toEqual([[type, value]]);
    expect(typesIn(`"x":"${value}"`)).toEqual([[type, value]]);
    expect(typesIn(value)).toEqual([[type, value]]);
  });

  it.each(inContext)("R-93 finds %s in: %s", (type, text, value) => {
    expect(typesIn(text)).toEqual([[type, value]]);
    expect(typesIn(value)).toEqual([]);
  });

  it.each(absent)("R-93 finds nothing in: %s", (text) => {
    expect(typesIn(text)).toEqual([]);
  });

  it("R-93 finds a card among other numbers", () => {
    expect(typesIn("4111 1111 1111 1111 12/27 123")).toEqual([["card", "4111 1111 1111 1111"]]);
  });

  it("R-93 finds every card that its arithmetic allows, in any grouping", () => {
    const body = fc.stringMatching(/^4[0-9]{14}$/);
    fc.assert(
      fc.property(body, fc.constantFrom("", " ", "-"), (digits, separator) => {
        const card = Array.from({ length: 10 }, (_, d) => digits + d).find(luhn) as string;
        const text = `paid with ${card.replace(/(.{4})(?=.)/g, `$1${separator}`)} today`;
        return findPii(text).some(({ start, end }) => text.slice(start, end).replace(/\D/g, "") === card);
      }),
    );
  });
});

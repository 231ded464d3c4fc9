import type { Row } from "../row.ts";
import { digits, inTurn, lower, made, upper } from "./characters.ts";

const weightedSum = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(text[at]), 0);

/** With the last digit that Luhn's rule asks for. */
const withLuhn = (body: string): string => {
  const sum = [...body].reverse().reduce((total, c, at) => {
    const value = Number(c) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
};

const grouped = (text: string, size: number, separator: string): string =>
  text.replace(new RegExp(`(.{${size}})(?=.)`, "g"), `$1${separator}`);

const iban = (country: string, body: string): string => {
  const value = [...`${body}${country}00`].map((c) => parseInt(c, 36)).join("");
  const check = 98n - (BigInt(value) % 97n);
  return `${country}${String(check).padStart(2, "0")}${body}`;
};

const date = (seed: string): string =>
  `${made(seed, 1, "789")}${made(`${seed}y`, 1, digits)}0${made(`${seed}m`, 1, "123456789")}1${made(`${seed}d`, 1, digits)}`;

const pesel = (seed: string): string => {
  const body = date(seed) + made(`${seed}s`, 4, digits);
  return body + String((10 - (weightedSum(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10);
};

const bsn = (seed: string): string => {
  for (let attempt = 0; ; attempt += 1) {
    const body = made(`${seed} ${attempt}`, 8, "123456789");
    const check = weightedSum(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    if (check < 10) return body + String(check);
  }
};

const cpf = (seed: string): string => {
  const check = (body: string): string =>
    String(
      ((weightedSum(
        body,
        [...body].map((_, at) => body.length + 1 - at),
      ) *
        10) %
        11) %
        10,
    );
  const nine = made(seed, 9, digits);
  const ten = nine + check(nine);
  const id = ten + check(ten);
  return `${id.slice(0, 3)}.${id.slice(3, 6)}.${id.slice(6, 9)}-${id.slice(9)}`;
};

const spanish = (seed: string): string => {
  const body = made(seed, 8, digits);
  return body + ("TRWAGMYFPDXBNJZSQVHLCKE"[Number(body) % 23] as string);
};

const swiss = (seed: string): string => {
  const body = `756${made(seed, 9, digits)}`;
  const id = body + String((10 - (weightedSum(body, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10);
  return `${id.slice(0, 3)}.${id.slice(3, 7)}.${id.slice(7, 11)}.${id.slice(11)}`;
};

const romanian = (seed: string): string => {
  const body = `1${date(seed)}12${made(`${seed}s`, 3, digits)}`;
  const rest = weightedSum(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return body + String(rest === 10 ? 1 : rest);
};

const turkish = (seed: string): string => {
  const nine = made(seed, 9, "123456789");
  const ten = nine + String(((weightedSum(nine, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10) + 10) % 10);
  return ten + String(weightedSum(ten, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10);
};

type Kind = readonly [name: string, value: (seed: string) => string, text: (value: string) => string];
const visa = (seed: string): string => withLuhn(`4${made(seed, 14, digits)}`);

const kinds: readonly Kind[] = [
  ["card", visa, (v) => `Paid with ${v} on Monday.`],
  ["card", (s) => grouped(visa(s), 4, " "), (v) => `Card: ${v}, expires 04/29`],
  ["card", (s) => grouped(visa(s), 4, "-"), (v) => `{"payment":{"number":"${v}"}}`],
  ["card", (s) => withLuhn(`5${made(s, 1, "12345")}${made(`${s}b`, 13, digits)}`), (v) => `mc=${v};cvv=***`],
  ["card", (s) => withLuhn(`37${made(s, 12, digits)}`), (v) => `Amex ${v}.`],
  ["iban", (s) => iban("DE", made(s, 18, digits)), (v) => `Bitte an ${v} überweisen.`],
  ["iban", (s) => iban("GB", made(s, 4, upper) + made(s, 14, digits)), (v) => `Account: ${v}`],
  ["iban", (s) => grouped(iban("NO", made(s, 11, digits)), 4, " "), (v) => `Kontonummer ${v}`],
  ["iban", (s) => grouped(iban("FR", made(s, 23, digits)), 4, " "), (v) => `IBAN : ${v}`],
  [
    "us-ssn",
    (s) => `${made(s, 3, "1234578")}-${made(`${s}g`, 2, "123456789")}-${made(`${s}s`, 4, "123456789")}`,
    (v) => `SSN ${v} on file`,
  ],
  ["national-id", pesel, (v) => `PESEL: ${v}`],
  ["national-id", bsn, (v) => `Zijn BSN is ${v}.`],
  ["national-id", cpf, (v) => `CPF ${v}`],
  ["national-id", spanish, (v) => `El DNI del titular es ${v}.`],
  [
    "national-id",
    (s) => withLuhn(`${date(s)}${made(`${s}n`, 3, digits)}`).replace(/^(.{6})/, "$1-"),
    (v) => `Personnummer ${v}`,
  ],
  ["national-id", (s) => `AB${made(s, 6, digits)}C`, (v) => `NI number ${v}`],
  ["national-id", (s) => swiss(s), (v) => `AHV-Nr. ${v}`],
  ["national-id", romanian, (v) => `CNP: ${v}`],
  ["national-id", turkish, (v) => `{"tckn":"${v}"}`],
  ["email", (s) => `${made(s, 6, lower)}.${made(`${s}l`, 8, lower)}@firm.example`, (v) => `Write to ${v}.`],
  ["email", (s) => `${made(s, 5, lower)}+tag@mail.firm.example`, (v) => `{"contact":"${v}"}`],
  ["email", (s) => `${made(s, 7, lower)}@bücher.example`, (v) => `<${v}>`],
  [
    "phone",
    (s) => `+47 ${made(s, 3, "456789")} ${made(`${s}b`, 2, digits)} ${made(`${s}c`, 3, digits)}`,
    (v) => `Telefon ${v}`,
  ],
  [
    "phone",
    (s) => `+1 (${made(s, 3, "23456789")}) ${made(`${s}b`, 3, "23456789")}-${made(`${s}c`, 4, digits)}`,
    (v) => `Reach us at ${v}.`,
  ],
  [
    "phone",
    (s) => `${made(s, 3, "23456789")}-${made(`${s}b`, 3, "23456789")}-${made(`${s}c`, 4, digits)}`,
    (v) => `Call ${v} today`,
  ],
  ["phone", (s) => `+44 20 ${made(s, 4, "3456789")} ${made(`${s}b`, 4, digits)}`, (v) => `"phone": "${v}"`],
  ["phone", (s) => `(11) 9${made(s, 4, digits)}-${made(`${s}b`, 4, digits)}`, (v) => `Fale com ${v}`],
  ["phone", (s) => `13${made(s, 9, digits)}`, (v) => `请拨打电话${v}联系`],
  [
    "ip",
    (s) => `${made(s, 2, "23456789")}.${made(`${s}b`, 2, "123456789")}.${made(`${s}c`, 1, "123456789")}.77`,
    (v) => `client ${v} connected`,
  ],
  [
    "ip",
    (s) => `2001:4860:${made(s, 4, "123456789abcdef")}:1::${made(`${s}b`, 3, "123456789abcdef")}`,
    (v) => `from [${v}]:443`,
  ],
];

const harmless: readonly string[] = [
  "Order 4929 1138 2201 was shipped; tracking 00340434161094042557.",
  "Version 10.4.2.1 of the driver, build 20260314.",
  "The range 10 000 000 to 25 000 000 covers most cities.",
  "2026-03-14T09:26:53.589Z INFO started in 1234567890 ns",
  "ISBN 978-3-16-148410-0, 312 pages",
  "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
  "Invoice 2026-000123, due 14.05.2026, total 1.234.567,89",
  "Coordinates 59.9139, 10.7522; altitude 1234 m",
  "The decorator @Injectable() and the package @scope/name@1.2.3",
  "SELECT * FROM t WHERE id IN (123456789, 234567890, 345678901)",
  "Room 101-202-30, seats 100 200 300",
  "git@github.example:team/repo.git",
  "timeout=30000 retries=5 size=1048576 offset=4294967295",
  "ticket ABC-123456789 closed",
  "logo@2x.png and icon@3x.svg",
  "127.0.0.1 localhost and 0.0.0.0 any, mask 255.255.255.0",
  "Section 4.3.2.1 of the standard applies.",
  "Population 5 550 203 in 2024, 5 594 340 in 2025",
  "4111 1111 1111 1112 has a wrong check digit.",
  "GB82 WEST 1234 5698 7654 33 has a wrong check digit.",
  "MAC 00:1A:2B:3C:4D:5E, serial 5CG1234XYZ",
  "12:30:45 to 13:45:59 on 3/14",
  "UUID 123e4567-e89b-12d3-a456-426614174000",
  "Free Software Foundation, 51 Franklin Street, Boston, MA 02110-1301",
  "AL47 2121 1009 0000 0002 3569 8740 has a wrong check digit.",
  "hash = 4294967295 & (x+3432906752)",
  "<Buffer 04 03 02 01 08 07>, call stack, CVE-2026-9358",
  "function add(a, b) { return a + b; } // 1 + 2 = 3",
];

/** Personal data with right check digits, every kind four times, and numbers that identify no one. */
export const personalRows: readonly Row[] = [
  ...kinds.flatMap(([name, value, text]) =>
    ["a", "b", "c", "d"].map((seed, at): Row => {
      const personal = value(`${name} ${seed}`);
      const surrounding = inTurn([(t: string) => t, (t: string) => `Note\n- ${t}\n- done`], at);
      return { kind: "pii", class: name, text: surrounding(text(personal)), expect: [personal] };
    }),
  ),
  ...harmless.map((text): Row => ({ kind: "pii", class: "none", text, expect: [] })),
];

import { isDay, luhn, mod11And10, verhoeff, weighted } from "./checksums.ts";

export interface NationalId {
  readonly type: string;
  /** Sticky and of bounded length; what may follow is checked by the caller. */
  readonly shape: RegExp;
  /** Judges the letters and digits of the match, in capitals. */
  readonly valid: (id: string) => boolean;
  /** Words of which one must stand shortly before, where shape and check digits alone are too common. */
  readonly context?: readonly string[];
}

const number = (id: string, from: number, to: number): number => Number(id.slice(from, to));
const dayFirst = (id: string): boolean => isDay(number(id, 2, 4), number(id, 0, 2));
const yearFirst = (id: string): boolean => isDay(number(id, 2, 4), number(id, 4, 6));

function socialSecurity(id: string): boolean {
  const [area, group, serial] = [number(id, 0, 3), number(id, 3, 5), number(id, 5, 9)];
  if (serial === 0 || area === 0 || area === 666) return false;
  // From 900 on it is a taxpayer number, whose groups begin at 50.
  return area < 900 ? group !== 0 : group >= 50;
}

function norwegian(id: string): boolean {
  const sums = [weighted(id, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]), weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])];
  const [day, month] = [number(id, 0, 2), number(id, 2, 4)];
  return isDay(month > 40 ? month - 40 : month, day > 40 ? day - 40 : day) && sums.every((sum) => sum % 11 === 0);
}

function pesel(id: string): boolean {
  const month = number(id, 2, 4) % 20;
  return isDay(month, number(id, 4, 6)) && weighted(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

function cpf(id: string): boolean {
  const check = (length: number) => {
    const weights = Array.from({ length }, (_, i) => length + 1 - i);
    return ((weighted(id, weights) * 10) % 11) % 10 === Number(id[length]);
  };
  return new Set(id).size > 1 && check(9) && check(10);
}

const spanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
function spanish(id: string): boolean {
  const digits = id.slice(0, -1).replace(/^[XYZ]/, (c) => String("XYZ".indexOf(c)));
  return spanishLetters[Number(digits) % 23] === id.at(-1);
}

const finnishLetters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const finnish = (id: string): boolean =>
  dayFirst(id) && finnishLetters[Number(id.slice(0, 6) + id.slice(-4, -1)) % 31] === id.at(-1);

function french(id: string): boolean {
  const digits = id.slice(0, 13).replace("2A", "19").replace("2B", "18");
  return 97 - Number(BigInt(digits) % 97n) === number(id, 13, 15);
}

const singapore: Readonly<Record<string, readonly [letters: string, offset: number]>> = {
  S: ["JZIHGFEDCBA", 0],
  T: ["JZIHGFEDCBA", 4],
  F: ["XWUTRQPNMLK", 0],
  G: ["XWUTRQPNMLK", 4],
  M: ["XWUTRQPNJLK", 3],
};
function singaporean(id: string): boolean {
  const [letters = "", offset = 0] = singapore[id[0] as string] ?? [];
  return letters[(weighted(id.slice(1), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11] === id.at(-1);
}

const chineseChecks = "10X98765432";
const chinese = (id: string): boolean =>
  isDay(number(id, 10, 12), number(id, 12, 14)) &&
  chineseChecks[weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === id.at(-1);

const belgian = (id: string): boolean => {
  const body = number(id, 0, 9);
  const check = number(id, 9, 11);
  return yearFirst(id) && (97 - (body % 97) === check || 97 - ((2_000_000_000 + body) % 97) === check);
};

const nhs = (id: string): boolean => weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
const bsn = (id: string): boolean => weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
const tfn = (id: string): boolean => weighted(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0;
const swedish = (id: string): boolean => yearFirst(id.slice(-10)) && luhn(id.slice(-10));

export const nationalIds: readonly NationalId[] = [
  { type: "us-ssn", shape: /\d{3}[- ]\d{2}[- ]\d{4}/y, valid: socialSecurity },
  { type: "us-ssn", shape: /\d{9}/y, valid: socialSecurity, context: ["ssn", "social security", "taxpayer", "itin"] },
  {
    type: "gb-nino",
    shape: /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/y,
    valid: (id) => !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(id),
  },
  { type: "gb-nhs", shape: /\d{3} \d{3} \d{4}/y, valid: nhs },
  { type: "gb-nhs", shape: /\d{10}/y, valid: nhs, context: ["nhs"] },
  { type: "au-tfn", shape: /\d{3}[ -]?\d{3}[ -]?\d{3}/y, valid: tfn, context: ["tfn", "tax file"] },
  { type: "ca-sin", shape: /[1-79]\d{2}[ -]\d{3}[ -]\d{3}/y, valid: luhn },
  { type: "ca-sin", shape: /[1-79]\d{8}/y, valid: luhn, context: ["sin", "social insurance"] },
  { type: "nl-bsn", shape: /\d{9}/y, valid: bsn, context: ["bsn", "burgerservice"] },
  { type: "no-fnr", shape: /\d{6} ?\d{5}/y, valid: norwegian },
  { type: "pl-pesel", shape: /\d{11}/y, valid: pesel },
  { type: "br-cpf", shape: /\d{3}\.\d{3}\.\d{3}-\d{2}/y, valid: cpf },
  { type: "br-cpf", shape: /\d{11}/y, valid: cpf },
  {
    type: "de-tin",
    shape: /[1-9]\d ?\d{3} ?\d{3} ?\d{3}/y,
    valid: mod11And10,
    context: ["steuer", "tax id", "idnr", "tin"],
  },
  { type: "be-nrn", shape: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}/y, valid: belgian },
  { type: "be-nrn", shape: /\d{11}/y, valid: belgian },
  { type: "dk-cpr", shape: /\d{6}-\d{4}/y, valid: dayFirst },
  { type: "se-pnr", shape: /(?:19|20)?\d{6}[-+]\d{4}/y, valid: swedish },
  { type: "se-pnr", shape: /(?:19|20)\d{10}/y, valid: swedish },
  { type: "fi-hetu", shape: /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/iy, valid: finnish },
  { type: "es-dni", shape: /(?:[XYZ]-?\d{7}|\d{8})-?[A-Z]/iy, valid: spanish },
  {
    type: "it-cf",
    shape: /[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]/y,
    valid: (id) => Number(id.slice(9, 11)) % 40 <= 31,
  },
  { type: "fr-nir", shape: /[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}/y, valid: french },
  { type: "in-aadhaar", shape: /[2-9]\d{3}[ -]\d{4}[ -]\d{4}/y, valid: verhoeff },
  { type: "in-aadhaar", shape: /[2-9]\d{11}/y, valid: verhoeff, context: ["aadhaar", "aadhar", "uid"] },
  { type: "in-pan", shape: /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/y, valid: () => true },
  { type: "sg-nric", shape: /[STFGM]\d{7}[A-Z]/iy, valid: singaporean },
  { type: "kr-rrn", shape: /\d{6}-[1-8]\d{6}/y, valid: yearFirst },
  { type: "cn-id", shape: /[1-8]\d{5}(?:19|20)\d{9}[\dXx]/y, valid: chinese },
  {
    type: "mx-curp",
    shape: /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/y,
    valid: (id) => yearFirst(id.slice(4)),
  },
  { type: "za-id", shape: /\d{10}[01]\d{2}/y, valid: (id) => yearFirst(id) && luhn(id) },
  { type: "passport", shape: /[A-Z]{0,2}\d{7,9}/y, valid: () => true, context: ["passport"] },
];

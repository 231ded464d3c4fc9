import { isDay, luhn, verhoeff, weighted } from "./checksums.ts";

/** Whether an identity number, given as letters and digits in capitals, follows the rule that its state publishes. */
export type Check = (id: string) => boolean;

const number = (id: string, from: number, to: number): number => Number(id.slice(from, to));
const last = (id: string): number => Number(id.at(-1));

export const dayFirst: Check = (id) => isDay(number(id, 2, 4), number(id, 0, 2));
export const yearFirst: Check = (id) => isDay(number(id, 2, 4), number(id, 4, 6));
/** Numbers given until 2020 have a check digit; written without the hyphen, nothing else tells them from other numbers. */
export const korean: Check = (id) =>
  yearFirst(id) && (11 - (weighted(id, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === last(id);
export const koreanForeign: Check = (id) =>
  yearFirst(id) && (13 - (weighted(id, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === last(id);
export const anything: Check = () => true;

/** Identity card or passport, with the check digit of travel documents; codes of one letter and digits are too common. */
export const germanDocument: Check = (id) => {
  const [letters, digits] = [id.replace(/\d/g, "").length, id.replace(/\D/g, "").length];
  const sum = [...id.slice(0, -1)].reduce((total, c, i) => total + parseInt(c, 36) * ([7, 3, 1][i % 3] as number), 0);
  return letters >= 2 && digits >= 3 && sum % 10 === last(id);
};

/** A letter counts as two digits. */
const spelt = (id: string, at: number): string =>
  id.slice(0, at) + String(id.charCodeAt(at) - 64).padStart(2, "0") + id.slice(at + 1);

/** Weighted digits, of products of two digits the sum of them. */
const crossSum = (digits: string, weights: readonly number[]): number =>
  weights.reduce((total, weight, i) => {
    const product = weight * Number(digits[i]);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);

export const germanHealth: Check = (id) => crossSum(spelt(id, 0), [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10 === last(id);

/** Five letters of the name, then the day of birth, with fifty added to the month for women. */
export const britishDriver: Check = (id) => isDay(number(id, 6, 8) % 50, number(id, 8, 10)) && number(id, 6, 8) < 63;
/** Digits among the letters, which no word has. */
export const italianDriver: Check = (id) => (id.match(/\d/g)?.length ?? 0) >= 4;

export const socialSecurity: Check = (id) => {
  const [area, group, serial] = [number(id, 0, 3), number(id, 3, 5), number(id, 5, 9)];
  if (serial === 0 || area === 0 || area === 666) return false;
  // From 900 on it is a taxpayer number, whose groups begin at 50 and leave some out.
  return area < 900 ? group !== 0 : group >= 50 && ![66, 67, 68, 69, 89, 93].includes(group);
};

export const british: Check = (id) => !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(id);
export const nhs: Check = (id) => weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
export const bsn: Check = (id) => weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
export const tfn: Check = (id) => weighted(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0;
export const swedish: Check = (id) => yearFirst(id.slice(-10)) && luhn(id.slice(-10));
export const southAfrican: Check = (id) => yearFirst(id) && luhn(id);

export const norwegian: Check = (id) => {
  const sums = [weighted(id, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]), weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])];
  const [day, month] = [number(id, 0, 2), number(id, 2, 4)];
  return isDay(month > 40 ? month - 40 : month, day > 40 ? day - 40 : day) && sums.every((sum) => sum % 11 === 0);
};

export const polish: Check = (id) =>
  isDay(number(id, 2, 4) % 20, number(id, 4, 6)) && weighted(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;

export const brazilian: Check = (id) =>
  ((weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10 === Number(id[9]) &&
  ((weighted(id, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10 === Number(id[10]) &&
  !/^(.)\1*$/.test(id);

const spanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
export const spanish: Check = (id) => {
  const digits = id.slice(0, -1).replace(/^[XYZ]/, (c) => String("XYZ".indexOf(c)));
  return spanishLetters[Number(digits) % 23] === id.at(-1);
};

const finnishLetters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
export const finnish: Check = (id) =>
  dayFirst(id) && finnishLetters[Number(id.slice(0, 6) + id.slice(-4, -1)) % 31] === id.at(-1);

export const french: Check = (id) => {
  const digits = id.slice(0, 13).replace("2A", "19").replace("2B", "18");
  // No other department has a letter.
  if (/\D/.test(digits)) return false;
  return 97 - Number(BigInt(digits) % 97n) === number(id, 13, 15);
};

const italianOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
export const italian: Check = (id) => {
  const value = (c: string): number => (c <= "9" ? Number(c) : c.charCodeAt(0) - 65);
  const sum = [...id.slice(0, 15)].reduce(
    (total, c, i) => total + (i % 2 === 0 ? (italianOdd[value(c)] as number) : value(c)),
    0,
  );
  return sum % 26 === value(id[15] as string);
};

/** Of the first ten digits of a German tax number exactly one stands there two or three times. */
export const germanDigits: Check = (id) => {
  const times = new Uint8Array(10);
  for (let i = 0; i < 10; i += 1) times[number(id, i, i + 1)] = (times[number(id, i, i + 1)] as number) + 1;
  const repeated = times.filter((n) => n > 1);
  return repeated.length === 1 && (repeated[0] as number) <= 3;
};

/** Days are fifty more where two people would have one number. */
export const germanPension: Check = (id) =>
  isDay(number(id, 4, 6), number(id, 2, 4) % 50) &&
  crossSum(spelt(id, 8), [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === last(id);

/** Months of people who are not registered are 20 or 40 more; unknown parts of a birthday are zero. */
export const belgian: Check = (id) => {
  const [body, check, month, day] = [number(id, 0, 9), number(id, 9, 11), number(id, 2, 4) % 20, number(id, 4, 6)];
  return month <= 12 && day <= 31 && (97 - (body % 97) === check || 97 - ((2_000_000_000 + body) % 97) === check);
};

export const luxembourgish: Check = (id) =>
  isDay(number(id, 4, 6), number(id, 6, 8)) && luhn(id.slice(0, 12)) && verhoeff(id.slice(0, 11) + id.slice(12));

const ean = (id: string): boolean => weighted(id, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
export const swiss: Check = ean;

export const austrian: Check = (id) =>
  isDay(number(id, 6, 8), number(id, 4, 6)) && weighted(id, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(id[3]);

export const czech: Check = (id) => {
  const month = (number(id, 2, 4) % 50) % 20;
  const rest = number(id, 0, 9) % 11;
  return isDay(month, number(id, 4, 6)) && rest % 10 === last(id);
};

export const baltic: Check = (id) => {
  const first = weighted(id, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const check = first < 10 ? first : (weighted(id, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10;
  return isDay(number(id, 3, 5), number(id, 5, 7)) && check === last(id);
};

export const latvian: Check = (id) =>
  dayFirst(id) && ((1 + weighted(id, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === last(id);

/** Months of the nineteenth century are 20 more, of this one 40. */
export const bulgarian: Check = (id) =>
  number(id, 2, 4) <= 52 &&
  isDay(number(id, 2, 4) % 20, number(id, 4, 6)) &&
  (weighted(id, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === last(id);

export const romanian: Check = (id) => {
  const rest = weighted(id, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  const county = number(id, 7, 9);
  const isCounty = (county >= 1 && county <= 46) || county === 51 || county === 52 || county === 70;
  return isCounty && isDay(number(id, 3, 5), number(id, 5, 7)) && (rest === 10 ? 1 : rest) === last(id);
};

/** The number that the states of former Yugoslavia go on giving. */
export const yugoslav: Check = (id) =>
  dayFirst(id) && ((11 - (weighted(id, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === last(id);

export const greek: Check = (id) => dayFirst(id) && luhn(id);
export const hungarian: Check = (id) => weighted(id, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === last(id);

export const portuguese: Check = (id) => {
  const rest = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === last(id);
};

export const irish: Check = (id) => {
  const letters = "WABCDEFGHIJKLMNOPQRSTUV";
  const second = id.length > 8 ? letters.indexOf(id[8] as string) * 9 : 0;
  return letters[(weighted(id, [8, 7, 6, 5, 4, 3, 2]) + second) % 23] === id[7];
};

export const turkish: Check = (id) => {
  const tenth = weighted(id, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10;
  return (tenth + 10) % 10 === Number(id[9]) && weighted(id, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === last(id);
};

export const ukrainian: Check = (id) => {
  const rest = weighted(id, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11;
  return rest % 10 === last(id);
};

export const russianPension: Check = (id) =>
  (weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === number(id, 9, 11);

export const russianTax: Check = (id) =>
  (weighted(id, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(id[10]) &&
  (weighted(id, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === last(id);

export const chilean: Check = (id) => {
  const sum = [...id.slice(0, -1)].reverse().reduce((total, c, i) => total + Number(c) * (2 + (i % 6)), 0);
  return "0K987654321"[sum % 11] === id.at(-1);
};

export const argentinian: Check = (id) =>
  "012345678990"[11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)] === id.at(-1);

const singapore: Readonly<Record<string, readonly [letters: string, offset: number]>> = {
  S: ["JZIHGFEDCBA", 0],
  T: ["JZIHGFEDCBA", 4],
  F: ["XWUTRQPNMLK", 0],
  G: ["XWUTRQPNMLK", 4],
  M: ["XWUTRQPNJLK", 3],
};
export const singaporean: Check = (id) => {
  const [letters = "", offset = 0] = singapore[id[0] as string] ?? [];
  return letters[(weighted(id.slice(1), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11] === id.at(-1);
};

export const chinese: Check = (id) =>
  isDay(number(id, 10, 12), number(id, 12, 14)) &&
  "10X98765432"[weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === id.at(-1);

export const taiwanese: Check = (id) => {
  const place = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(id[0] as string) + 10;
  const digits = `${place}${id.slice(1)}`;
  return weighted(digits, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0;
};

export const hongKong: Check = (id) => {
  const values = [...id.padStart(9, " ")].map((c) => (c === " " ? 36 : parseInt(c, 36)));
  return values.reduce((sum, value, i) => sum + value * (9 - i), 0) % 11 === 0;
};

export const thai: Check = (id) =>
  (11 - (weighted(id, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === last(id);

export const japanese: Check = (id) => {
  const rest = weighted(id, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === last(id);
};

export const indonesian: Check = (id) => {
  const day = number(id, 6, 8);
  return isDay(number(id, 8, 10), day > 40 ? day - 40 : day);
};

export const egyptian: Check = (id) => isDay(number(id, 3, 5), number(id, 5, 7));
export const mexican: Check = (id) => yearFirst(id.slice(4));

const unchecked: ReadonlySet<Check> = new Set([
  anything,
  britishDriver,
  italianDriver,
  dayFirst,
  yearFirst,
  socialSecurity,
  egyptian,
  indonesian,
  mexican,
]);
export const hasCheckDigits = (check: Check): boolean => !unchecked.has(check);

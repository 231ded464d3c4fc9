import { luhn, mod11And10, verhoeff } from "./checksums.ts";
import * as check from "./national-checks.ts";

export interface NationalId {
  readonly type: string;
  /** How many letters and digits it has. */
  readonly sizes: readonly number[];
  /** Sticky and of bounded length; what may follow is checked by the caller. */
  readonly shape: RegExp;
  /** Judges the letters and digits of the match, in capitals. */
  readonly valid: check.Check;
  /** What must stand shortly before, where shape and check digits alone are too common. */
  readonly context?: RegExp;
}

type Entry = readonly [
  type: string,
  size: number | readonly number[],
  shape: RegExp,
  valid: check.Check,
  context?: RegExp,
];

const entries: readonly Entry[] = [
  ["us-ssn", 9, /\d{3}[- .]\d{2}[- .]\d{4}/y, check.socialSecurity],
  ["us-ssn", 9, /\d{9}/y, check.socialSecurity, /(?<![a-z])(?:ssn|itin)(?![a-z])|social security|taxpayer|tax id/i],
  ["gb-nino", 9, /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/iy, check.british],
  ["gb-nhs", 10, /\d{3} \d{3} \d{4}|[01]\d{2}-\d{3}-\d{4}|\d{3}-[01]\d{2}-\d{4}/y, check.nhs],
  ["gb-nhs", 10, /\d{3}[ -]?\d{3}[ -]?\d{4}/y, check.nhs, /(?<![a-z])nhs(?![a-z])|national health/i],
  ["au-tfn", 9, /\d{3}[ -]?\d{3}[ -]?\d{3}/y, check.tfn, /(?<![a-z])tfn(?![a-z])|tax file/i],
  ["ca-sin", 9, /[1-79]\d{2}[ -]\d{3}[ -]\d{3}/y, luhn],
  ["ca-sin", 9, /[1-79]\d{8}/y, luhn, /(?<![a-z])sin(?![a-z])|social insurance/i],
  ["nl-bsn", 9, /\d{9}|\d{4}[. ]\d{2}[. ]\d{3}/y, check.bsn, /(?<![a-z])bsn(?![a-z])|burgerservice|sofinummer/i],
  ["no-fnr", 11, /\d{6} ?\d{5}/y, check.norwegian],
  ["pl-pesel", 11, /\d{11}/y, check.polish],
  ["br-cpf", 11, /\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11}/y, check.brazilian],
  ["de-tin", 11, /[1-9]\d ?\d{3} ?\d{3} ?\d{3}/y, (id) => mod11And10(id) && check.germanDigits(id)],
  ["de-tin", 11, /[1-9]\d ?\d{3} ?\d{3} ?\d{3}/y, mod11And10, /(?<![a-z])(?:idnr|tin)(?![a-z])|steuer|tax id/i],
  ["de-rvnr", 12, /\d{2} ?\d{6} ?[A-Z] ?\d{3}/y, check.germanPension],
  ["be-nrn", 11, /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}|\d{6} ?\d{3} ?\d{2}/y, check.belgian],
  ["lu-id", 13, /(?:19|20)\d{11}/y, check.luxembourgish],
  ["dk-cpr", 10, /\d{6}-\d{4}/y, check.dayFirst],
  ["dk-cpr", 10, /\d{10}/y, check.dayFirst, /(?<![a-z])cpr(?![a-z])/i],
  ["se-pnr", [10, 12], /(?:19|20)?\d{6}[-+]\d{4}/y, check.swedish],
  ["se-pnr", 12, /(?:19|20)\d{10}/y, check.swedish],
  ["se-pnr", 10, /\d{10}/y, check.swedish, /personnummer|samordningsnummer/i],
  ["fi-hetu", [10, 11], /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/iy, check.finnish],
  ["es-dni", 9, /(?:[XYZ]-?\d{7}|\d{8}|\d{2}\.\d{3}\.\d{3})[- ]?[A-Z]/iy, check.spanish],
  ["es-dni", 8, /\d{7}-[A-Z]/iy, check.spanish],
  ["it-cf", 16, /[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]/iy, check.italian],
  ["fr-nir", 15, /[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}/y, check.french],
  ["ch-ahv", 13, /756\.?\d{4}\.?\d{4}\.?\d{2}/y, check.swiss],
  ["at-svnr", 10, /[1-9]\d{3} \d{6}/y, check.austrian],
  ["at-svnr", 10, /[1-9]\d{9}/y, check.austrian, /(?<![a-z])svnr(?![a-z])|sozialversicherung/i],
  ["cz-rc", 10, /\d{6}\/\d{4}/y, check.czech],
  ["cz-rc", 10, /\d{10}/y, check.czech, /rodné|rodne/i],
  ["tr-tckn", 11, /[1-9]\d{10}/y, check.turkish],
  ["ee-lt-id", 11, /[1-8]\d{10}/y, check.baltic],
  ["lv-pk", 11, /\d{6}-\d{5}/y, check.latvian],
  ["hr-oib", 11, /\d{11}/y, mod11And10, /(?<![a-z])oib(?![a-z])/i],
  ["bg-egn", 10, /\d{10}/y, check.bulgarian, /(?<![a-z])egn(?![a-z])|(?<![а-яіїєґ])егн(?![а-яіїєґ])/i],
  ["ro-cnp", 13, /[1-9]\d{12}/y, check.romanian],
  ["jmbg", 13, /[0-3]\d[01]\d[09]\d{8}/y, check.yugoslav],
  ["gr-amka", 11, /[0-3]\d[01]\d{8}/y, check.greek],
  ["hu-taj", 9, /\d{3}[ -]?\d{3}[ -]?\d{3}/y, check.hungarian, /(?<![a-z])taj(?![a-z])/i],
  ["pt-nif", 9, /[1-35689]\d{2} ?\d{3} ?\d{3}/y, check.portuguese, /(?<![a-z])nif(?![a-z])|contribuinte/i],
  ["ie-pps", [8, 9], /\d{7}[A-W][A-IW]?/y, check.irish],
  ["ua-rntrc", 10, /\d{10}/y, check.ukrainian, /(?<![а-яіїєґ])іпн(?![а-яіїєґ])|рнокпп/i],
  ["ru-snils", 11, /\d{3}-\d{3}-\d{3}[ -]\d{2}/y, check.russianPension],
  ["ru-inn", 12, /\d{12}/y, check.russianTax, /(?<![a-z])inn(?![a-z])|(?<![а-яіїєґ])инн(?![а-яіїєґ])/i],
  ["il-id", 9, /\d{9}|\d{8}-\d/y, luhn, /teudat|תעודת|ת\.ז|israeli id/i],
  ["in-aadhaar", 12, /[2-9]\d{3}[ -]\d{4}[ -]\d{4}/y, verhoeff],
  ["in-aadhaar", 12, /[2-9]\d{11}/y, verhoeff, /(?<![a-z])uid(?![a-z])|aadhaar|aadhar/i],
  ["in-pan", 10, /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/y, check.anything],
  ["in-pan", 10, /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/iy, check.anything, /(?<![a-z])pan(?![a-z])/i],
  ["pk-cnic", 13, /[1-7]\d{4}-\d{7}-\d/y, check.anything],
  ["sg-nric", 9, /[STFGM]\d{7}[A-Z]/iy, check.singaporean],
  ["my-nric", 12, /\d{6}-\d{2}-\d{4}/y, check.yearFirst],
  ["th-id", 13, /[1-8][- ]\d{4}[- ]\d{5}[- ]\d{2}[- ]\d/y, check.thai],
  ["id-nik", 16, /[1-9]\d{15}/y, check.indonesian, /(?<![a-z])nik(?![a-z])/i],
  ["hk-id", [8, 9], /[A-Z]{1,2}\d{6}\([\dA]\)/y, check.hongKong],
  ["tw-id", 10, /[A-Z][1289]\d{8}/y, check.taiwanese],
  ["cn-id", 18, /[1-8]\d{5}(?:19|20)\d{9}[\dXx]/y, check.chinese],
  ["kr-rrn", 13, /\d{6}-[1-8]\d{6}/y, check.yearFirst],
  ["kr-rrn", 13, /\d{6}[1-8]\d{6}/y, check.yearFirst, /(?<![a-z])rrn(?![a-z])|resident registration|주민/i],
  ["jp-my-number", 12, /\d{12}|\d{4}[- ]\d{4}[- ]\d{4}/y, check.japanese, /my number|マイナンバー|個人番号/i],
  ["ae-eid", 15, /784-?\d{4}-?\d{7}-?\d/y, luhn],
  ["sa-id", 10, /[12]\d{9}/y, luhn, /iqama|national id|الهوية/i],
  ["eg-id", 14, /[23]\d{13}/y, check.egyptian, /national id|الرقم القومي/i],
  ["za-id", 13, /\d{10}[01]\d{2}|\d{6} \d{4} [01]\d{2}/y, check.southAfrican],
  ["mx-curp", 18, /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/y, check.mexican],
  ["mx-rfc", 13, /[A-Z]{4}\d{6}[A-Z0-9]{3}/iy, check.mexican, /(?<![a-z])rfc(?![a-z])/i],
  ["cl-rut", [8, 9], /\d{1,2}\.\d{3}\.\d{3}-[\dK]/iy, check.chilean],
  ["cl-rut", [8, 9], /\d{7,8}-[\dK]/iy, check.chilean, /(?<![a-z])rut(?![a-z])/i],
  ["ar-cuit", 11, /2[0347]-\d{8}-\d/y, check.argentinian],
  ["ec-ci", 10, /[0-3]\d{9}/y, luhn, /cédula|cedula/i],
  ["passport", [7, 8, 9, 10, 11], /[A-Z]{0,2}\d{7,9}/y, check.anything, /passport|pasaporte|reisepass/i],
];

const nationalIds = entries.map(([type, sizes, shape, valid, context]): NationalId => ({
  type,
  sizes: typeof sizes === "number" ? [sizes] : sizes,
  shape,
  valid,
  ...(context && { context }),
}));

/** The kinds that a number with so many letters and digits can be of; few numbers are as long as any. */
export const nationalIdsBySize: readonly (readonly NationalId[])[] = Array.from({ length: 19 }, (_, size) =>
  nationalIds.filter(({ sizes }) => sizes.includes(size)),
);

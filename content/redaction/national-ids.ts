import { luhn, mod11And10, verhoeff } from "./checksums.ts";
import { glanceOf } from "./layout.ts";
import type { Glance } from "./layout.ts";
import * as check from "./national-checks.ts";
import type { ContextName } from "./number-context.ts";

export interface NationalId {
  readonly type: string;
  /** How many letters and digits may stand in a row where it begins. */
  readonly firsts: readonly number[];
  /** Sticky and of bounded length; the caller checks the characters behind it. */
  readonly shape: RegExp;
  /** Judges the letters and digits of the match, in capitals. */
  readonly valid: check.Check;
  /** What must stand shortly before, where shape and check digits alone are too common. */
  readonly context?: ContextName;
}

type Entry = readonly [type: string, firsts: string, shape: RegExp, valid: check.Check, context?: ContextName];

const entries: readonly Entry[] = [
  ["us-ssn", "3", /\d{3}[- .]\d{2}[- .]\d{4}/y, check.socialSecurity],
  ["us-ssn", "9", /\d{9}/y, check.socialSecurity, "us-ssn"],
  ["gb-nino", "2,4,6,8,9", /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/iy, check.british],
  ["gb-nhs", "3", /\d{3} \d{3} \d{4}|[01]\d{2}-\d{3}-\d{4}|\d{3}-[01]\d{2}-\d{4}/y, check.nhs],
  ["gb-nhs", "3,6,10", /\d{3}[ -]?\d{3}[ -]?\d{4}/y, check.nhs, "gb-nhs"],
  ["au-tfn", "3,6,9", /\d{3}[ -]?\d{3}[ -]?\d{3}/y, check.tfn, "au-tfn"],
  ["ca-sin", "3", /[1-79]\d{2}[ -]\d{3}[ -]\d{3}/y, luhn],
  ["ca-sin", "9", /[1-79]\d{8}/y, luhn, "ca-sin"],
  ["nl-bsn", "9,4", /\d{9}|\d{4}[. ]\d{2}[. ]\d{3}/y, check.bsn, "nl-bsn"],
  ["no-fnr", "6,11", /\d{6} ?\d{5}/y, check.norwegian],
  ["pl-pesel", "11", /\d{11}/y, check.polish],
  ["br-cpf", "3,11", /\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11}/y, check.brazilian],
  ["de-tin", "2,5,8,11", /[1-9]\d ?\d{3} ?\d{3} ?\d{3}/y, (id) => mod11And10(id) && check.germanDigits(id)],
  ["de-tin", "2,5,8,11", /[1-9]\d ?\d{3} ?\d{3} ?\d{3}/y, mod11And10, "de-tin"],
  ["de-id", "9", /[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{7}\d/y, check.germanDocument],
  ["de-kvnr", "10", /[A-Z]\d{9}/y, check.germanHealth],
  ["de-stnr", "2,3", /\d{3}\/\d{3}\/\d{5}|\d{2}\/\d{3}\/\d{5}/y, check.anything],
  [
    "us-mbi",
    "4,11",
    /[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}/y,
    check.anything,
  ],
  ["it-id", "9", /C[A-Z]\d{5}[A-Z]{2}/y, check.anything],
  ["de-rvnr", "2,8,9,12", /\d{2} ?\d{6} ?[A-Z] ?\d{3}/y, check.germanPension],
  [
    "be-nrn",
    "2,6,9,11",
    /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}|\d{2} \d{2} \d{2} \d{3} \d{2}|\d{6} ?\d{3} ?\d{2}/y,
    check.belgian,
  ],
  ["lu-id", "13", /(?:19|20)\d{11}/y, check.luxembourgish],
  ["dk-cpr", "6", /\d{6}-\d{4}/y, check.dayFirst],
  ["dk-cpr", "10", /\d{10}/y, check.dayFirst, "dk-cpr"],
  ["se-pnr", "6,8", /(?:19|20)?\d{6}[-+]\d{4}/y, check.swedish],
  ["se-pnr", "12", /(?:19|20)\d{10}/y, check.swedish],
  ["se-pnr", "10", /\d{10}/y, check.swedish],
  ["fi-hetu", "6,11", /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/iy, check.finnish],
  ["es-dni", "8,9,2", /(?:[XYZ]-?\d{7}|\d{8}|\d{2}\.\d{3}\.\d{3})[- ]?[A-Z]/iy, check.spanish],
  ["es-dni", "7", /\d{7}-[A-Z]/iy, check.spanish],
  ["es-dni", "8", /\d{7}[A-Z]/y, check.spanish],
  ["it-cf", "16", /[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]/iy, check.italian],
  ["fr-nir", "1,3,5,7,10,13,15", /[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}/y, check.french],
  ["ch-ahv", "3,7,11,13", /756\.?\d{4}\.?\d{4}\.?\d{2}/y, check.swiss],
  ["at-svnr", "4", /[1-9]\d{3} \d{6}/y, check.austrian],
  ["at-svnr", "10", /[1-9]\d{9}/y, check.austrian, "at-svnr"],
  ["cz-rc", "6", /\d{6}\/\d{4}/y, check.czech],
  ["cz-rc", "10", /\d{10}/y, check.czech, "cz-rc"],
  ["tr-tckn", "11", /[1-9]\d{10}/y, check.turkish],
  ["ee-lt-id", "11", /[1-8]\d{10}/y, check.baltic],
  ["lv-pk", "6", /\d{6}-\d{5}/y, check.latvian],
  ["hr-oib", "11", /\d{11}/y, mod11And10, "hr-oib"],
  ["bg-egn", "10", /\d{10}/y, check.bulgarian],
  ["ro-cnp", "13", /[1-9]\d{12}/y, check.romanian],
  ["jmbg", "13", /[0-3]\d[01]\d[09]\d{8}/y, check.yugoslav],
  ["gr-amka", "11", /[0-3]\d[01]\d{8}/y, check.greek],
  ["hu-taj", "3,6,9", /\d{3}[ -]?\d{3}[ -]?\d{3}/y, check.hungarian, "hu-taj"],
  ["pt-nif", "3,6,9", /[1-35689]\d{2} ?\d{3} ?\d{3}/y, check.portuguese, "pt-nif"],
  ["ie-pps", "8,9", /\d{7}[A-W][A-IW]?/y, check.irish],
  ["ua-rntrc", "10", /\d{10}/y, check.ukrainian, "ua-rntrc"],
  ["ru-snils", "3", /\d{3}-\d{3}-\d{3}[ -]\d{2}/y, check.russianPension],
  ["ru-inn", "12", /\d{12}/y, check.russianTax, "ru-inn"],
  ["il-id", "9,8", /\d{9}|\d{8}-\d/y, luhn, "il-id"],
  ["in-aadhaar", "4", /[2-9]\d{3}[ -]\d{4}[ -]\d{4}/y, verhoeff],
  ["in-aadhaar", "12", /[2-9]\d{11}/y, verhoeff, "in-aadhaar"],
  ["in-pan", "10", /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/y, check.anything],
  ["in-pan", "10", /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/iy, check.anything, "in-pan"],
  ["pk-cnic", "5", /[1-7]\d{4}-\d{7}-\d/y, check.anything],
  ["sg-nric", "9", /[STFGM]\d{7}[A-Z]/iy, check.singaporean],
  ["my-nric", "6", /\d{6}-\d{2}-\d{4}/y, check.yearFirst],
  ["th-id", "1", /[1-8][- ]\d{4}[- ]\d{5}[- ]\d{2}[- ]\d/y, check.thai],
  ["id-nik", "16", /[1-9]\d{15}/y, check.indonesian, "id-nik"],
  ["hk-id", "7,8", /[A-Z]{1,2}\d{6}\([\dA]\)/y, check.hongKong],
  ["tw-id", "10", /[A-Z][1289]\d{8}/y, check.taiwanese],
  ["cn-id", "18", /[1-8]\d{5}(?:19|20)\d{9}[\dXx]/y, check.chinese],
  ["kr-rrn", "6", /\d{6}-[1-8]\d{6}/y, check.yearFirst],
  ["kr-rrn", "13", /\d{6}[1-8]\d{6}/y, check.korean],
  ["kr-frn", "13", /\d{6}[5-8]\d{6}/y, check.koreanForeign],
  ["driver-licence", "2", /(?:1[1-9]|2[0-8])-\d{2}-\d{6}-\d{2}/y, check.anything],
  ["driver-licence", "16", /[A-Z][A-Z9]{4}\d{6}[A-Z][A-Z9]\d[A-Z]{2}/iy, check.britishDriver],
  ["driver-licence", "10", /U1[A-Z\d]{7}[A-Z]/y, check.italianDriver],
  ["jp-my-number", "12,4", /\d{12}|\d{4}[- ]\d{4}[- ]\d{4}/y, check.japanese, "jp-my-number"],
  ["ae-eid", "3,7,14,15", /784-?\d{4}-?\d{7}-?\d/y, luhn],
  ["sa-id", "10", /[12]\d{9}/y, luhn, "sa-id"],
  ["eg-id", "14", /[23]\d{13}/y, check.egyptian, "eg-id"],
  ["za-id", "13,6", /\d{10}[0-2]\d{2}|\d{6} \d{4} [0-2]\d{2}/y, check.southAfrican],
  ["mx-curp", "18", /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/y, check.mexican],
  ["mx-rfc", "13", /[A-Z]{4}\d{6}[A-Z0-9]{3}/iy, check.mexican, "mx-rfc"],
  ["cl-rut", "1,2", /\d{1,2}\.\d{3}\.\d{3}-[\dK]/iy, check.chilean],
  ["cl-rut", "7,8", /\d{7,8}-[\dK]/iy, check.chilean, "cl-rut"],
  ["ar-cuit", "2,11", /2[0347]-?\d{8}-?\d/y, check.argentinian],
  ["ec-ci", "10", /[0-3]\d{9}/y, luhn, "ec-ci"],
  ["th-id", "13", /[1-8]\d{12}/y, check.thai, "th-id"],
  ["passport", "7,8,9,10,11", /[A-Z]{0,2}\d{7,9}/iy, check.anything, "passport"],
  ["passport", "9", /[MSROD]\d{3}[A-Z]\d{4}/y, check.anything],
  ["passport", "9", /[A-Z]{3}\d{6}|[A-Z]\d{3}[A-Z]\d{4}/iy, check.anything, "passport"],
  ["bank-account", "8,9,10,11,12,13,14,15,16,17", /\d{8,17}/y, check.anything, "bank-account"],
];

const nationalIds = entries.map(([type, firsts, shape, valid, context]): NationalId => ({
  type,
  firsts: firsts.split(",").map(Number),
  shape,
  valid,
  ...(context && { context }),
}));

/** As many letters and digits as the longest has in a row. */
const longestRun = 18;
/** No number is shorter: after fewer letters and digits there has to be a separator that the shape has. */
const shortest = 7;
const separators = " -./+(";
/** By code, the place of each. */
const placeOfSeparator = Int8Array.from({ length: 128 }, (_, code) => separators.indexOf(String.fromCharCode(code)));

/** A kind, with what a glance at the characters of a number of it sees. */
export interface Alike {
  readonly kind: NationalId;
  readonly glance: Glance;
}

/** The kinds by how many letters and digits stand in a row where they begin, and then by what follows. */
interface Kinds {
  readonly byFirst: readonly (() => readonly Alike[])[];
  readonly bySeparator: readonly (readonly (() => readonly Alike[])[])[];
}

/** Kinds that begin alike. Made when they are first asked for. */
const alike = (kinds: readonly NationalId[], first: number, separator?: string): (() => readonly Alike[]) => {
  let made: readonly Alike[] | undefined;
  return () => (made ??= kinds.map((kind) => ({ kind, glance: glanceOf(kind.shape, first, separator) })));
};

/** Kinds that begin with a letter, each time. */
const opensWithLetter = /^(?:\[[A-Z-]+\]|[A-Z])(?!\{0)/;
const isOfDigits = ({ shape }: NationalId): boolean => !opensWithLetter.test(shape.source);

const kindsOf = (ids: readonly NationalId[]): Kinds => {
  const byFirst = Array.from({ length: longestRun + 1 }, (_, first) =>
    ids.filter(({ firsts }) => firsts.includes(first)),
  );
  const bySeparator = byFirst.slice(0, shortest).map((kinds, first) =>
    [...separators].map((separator) =>
      alike(
        kinds.filter(({ shape }) => shape.source.includes(separator)),
        first,
        separator,
      ),
    ),
  );
  return { byFirst: byFirst.map((kinds, first) => alike(kinds, first)), bySeparator };
};

/** By whether a word stands before the number that tells what it is, and by whether the number begins with a digit. */
const kinds = [false, true].map((isDescribed) =>
  [false, true].map((isDigit) =>
    kindsOf(nationalIds.filter((id) => (isDescribed || id.context === undefined) && (!isDigit || isOfDigits(id)))),
  ),
);

const none: readonly Alike[] = [];
/** The kinds that a number can be of, by what it begins with; those that need a word beside them only where one stands. */
export const nationalIdsWith = (
  first: number,
  follower: number,
  isDescribed: boolean,
  isDigit: boolean,
): readonly Alike[] => {
  const { byFirst, bySeparator } = kinds[Number(isDescribed)]?.[Number(isDigit)] as Kinds;
  if (first >= shortest) return byFirst[first]?.() ?? none;
  return bySeparator[first]?.[follower < 128 ? (placeOfSeparator[follower] as number) : -1]?.() ?? none;
};

export const longestFirst = longestRun + 1;

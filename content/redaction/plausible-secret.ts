import {
  entropy,
  hasChanges,
  hasFewerThan,
  isLettersAtRandom,
  isMixed,
  isName,
  isSequence,
  isWordy,
  looksRandom,
  ofLast,
} from "./randomness.ts";

const placeholder =
  /^(?:[<$%{[(*^]|x{4}|\.{3}|your|example|changeme|redacted|placeholder|null|none|undefined|true|false|process\.|env\.|os\.|self\.|this\.|(?:username|user|password|passwd|pass|pwd|token|secret|key)(?![\w!@#$%^&*-])|proto[23]$|&[a-z]\w*$|(?:base(?:32|64)|latin1|utf-?(?:8|16)|md5|urllib2)$|string|sha(?:1|256|384|512)[-:]|[a-z0-9_$[\]]{1,40}[._](?:password|passwd|secret|token)$)|\.(?:html?|md|[cm]?[jt]sx?|py|png|svg|txt)(?:#|$)/i;
const query = /^[\w.%-]+=[^&]*&[\w.%-]+=/;
/** What stands for a secret in documentation, tests and templates. */
const standIn =
  /example(?:key)?$|(?:^|[^a-z\d])(?:example|sample|dummy|placeholder|fake|mock|redacted|foo|bar|todo|insert|replace|change)(?=[^a-z]|me|$)|not[-_ ]?a[-_ ]?real|x{6}|#{4}|(?:put|paste|enter|add|your)[-_ ]?(?:your|token|key|secret|password)|(?:token|key|secret|password)[-_ ]?(?:goes[-_ ]?)?here|^[v~^]?\d+\.\d+\.\d+(?![\d.])|^#\{|^%\w+%$|\{\{[^{}]{1,60}\}\}/i;
/** Numbers in code, of objects and of versions, and actions of policies. */
const noText = /^(?:0x[\da-f]+|\d+(?:\.\d+){2,}|[a-z\d-]{2,30}:[A-Z][A-Za-z*]+)$/;
/** References into a secret store, which are no secrets. */
const reference =
  /^(?:arn:|projects\/|secrets?\/|vault:|op:\/\/|ssm:|keyring:|enc\[|@microsoft\.keyvault|https?:\/\/[^/]*vault)/i;

export const isStandIn = (value: string): boolean => standIn.test(value);
/** A password may begin as a variable or a word of manuals does, but has a sign that neither has. */
const isSigned = (value: string): boolean =>
  (/^[$%^]/.test(value) &&
    /^[\w!@#$%^&*.-]*$/.test(value) &&
    (/^.\d/.test(value) || /[!@#^&*]/.test(value.slice(1)))) ||
  (/^your/i.test(value) && /[!@#$%^&*(]/.test(value));
/** Signs without which none of some expressions matches. Most values have none of them. */
const signs = { dot: 1, colon: 2, reference: 4, ampersand: 8 } as const;
const signOf = new Uint8Array(0x10000);
signOf[".".charCodeAt(0)] = signs.dot;
signOf[":".charCodeAt(0)] = signs.colon;
for (const sign of "/[@") signOf[sign.charCodeAt(0)] = signs.reference;
signOf["&".charCodeAt(0)] = signs.ampersand;
const signsIn = (value: string): number => {
  let found = 0;
  for (let i = 0; i < value.length; i += 1) found |= signOf[value.charCodeAt(i)] as number;
  return found;
};

export const isPlaceholder = (value: string): boolean => {
  if (hasFewerThan(value.length < 8 ? 3 : 4, value) || (placeholder.test(value) && !isSigned(value))) return true;
  const found = signsIn(value);
  return (
    ((found & (signs.colon | signs.reference)) !== 0 && reference.test(value)) ||
    (((found & (signs.dot | signs.colon)) !== 0 || value.startsWith("0")) && noText.test(value)) ||
    ((found & signs.ampersand) !== 0 && query.test(value)) ||
    isStandIn(value)
  );
};

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const digest = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i;

export const isPath = (value: string): boolean => /^[.~]{0,2}(?:\/[\w.-]+){2,}\/?$/.test(value);

export const isDigestOrId = (value: string): boolean => (digest.test(value) || uuid.test(value)) && !isSequence(value);

/** The evidence of the name before a value, and the randomness that the value then needs to count as a secret. */
export type Strength = "chosen" | "issued" | "token" | "vague" | "issuer" | "uuidIssuer";

const isShort = (value: string): boolean =>
  looksRandom(value, 10, 2.9) && hasChanges(4, value) && !/[^\w-]/.test(value);
/** A digest has less disorder at times than a text of any letters, and is as long as one. */
const isVague = (value: string): boolean =>
  looksRandom(value, 16, 2.6) && (entropy(value) >= 3.2 || digest.test(value)) && isMixed(value) && !isWordy(value);
/** 256 or 512 bits in base64, which have no digit at times. */
const isPaddedKey = (value: string): boolean =>
  (value.length === 44 || value.length === 88) && /^(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)$/.test(value);
const isIssued = (value: string): boolean => looksRandom(value, 14, 2.9) && isMixed(value) && !isWordy(value);

/** As licences and some tokens are printed: groups of capitals and figures. */
const groups = /^(?:[A-Z0-9]{3,8}-){2,7}[A-Z0-9]{3,8}$/;
const isGrouped = (value: string): boolean => groups.test(value) && value.length >= 15 && hasChanges(2, value);

/** Names in code and alphabets in a row have the letters and digits of a secret, but not its disorder. */
const resource = /^[a-z][a-z0-9]{1,9}(?:-[a-z]{2,12}){1,3}-\d{3,12}$/;
const isOrdered = ofLast((value) => isName(value) || isSequence(value) || resource.test(value));

/** Another name and its value. */
const setting = /^[a-z]\w+=(?!=|$)/i;

export const plausible: Readonly<Record<Strength, (value: string) => boolean>> = {
  chosen: (value) =>
    (value.length >= 8
      ? /[\d!@#$%^&*]/.test(value) || isLettersAtRandom(value)
      : /\d/.test(value) && /[a-z]/i.test(value)) &&
    !isPath(value) &&
    !setting.test(value),
  issued: (value) =>
    isPaddedKey(value) ||
    isGrouped(value) ||
    ((looksRandom(value, 10, 2.9) || isLettersAtRandom(value)) && !isOrdered(value)),
  token: (value) =>
    isGrouped(value) ||
    ((isVague(value) || isShort(value) || uuid.test(value) || isLettersAtRandom(value)) && !isOrdered(value)),
  vague: (value) => (isPaddedKey(value) || isVague(value)) && !uuid.test(value) && !isOrdered(value),
  issuer: (value) => (isIssued(value) || isGrouped(value)) && !uuid.test(value) && !isOrdered(value),
  uuidIssuer: (value) => (isIssued(value) || uuid.test(value)) && !isOrdered(value),
};

/** A digest or an identifier too, which behind a service's name alone is one of its commits or records. */
export const isIssuedKey = (value: string): boolean =>
  isDigestOrId(value) || plausible.issuer(value) || isMadeUpKey(value);

const fewestOfMadeUp = 20;
/** Letters and figures in the order in which people type them, where an issuer's key stands. */
const isMadeUpKey = (value: string): boolean =>
  value.length >= fewestOfMadeUp &&
  /^[A-Za-z0-9]*$/.test(value) &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  !hasFewerThan(10, value) &&
  !isWordy(value) &&
  !isName(value);

const fewestOfLetters = 16;
const number = /^\d{16,40}$/;
/** Behind the name of a service, a word for its key and a sign, what is too short or too plain elsewhere, too. */
export const isKeyOfIssuer = (value: string): boolean =>
  isIssuedKey(value) ||
  isShortToken(value) ||
  (value.length >= fewestOfLetters && isLettersAtRandom(value)) ||
  (number.test(value) && !isSequence(value));

const fewestOfShort = 8;
/** As seeds of one-time passwords are written. */
const base32 = /^[A-Z2-7]{16}(?:[A-Z2-7]{10}|[A-Z2-7]{16})?$/;
const mostOfPart = 2.4;
/** Letters alone that change their case more often than words joined to a name. */
const isOfChangingCase = (value: string): boolean =>
  /^[A-Za-z]+$/.test(value) && value.length <= mostOfPart * (value.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).length;
/** Too short to look random, but with letters and figures in no order: enough for a quoted value or one in a query. */
export const isShortToken = (value: string): boolean => {
  if (value.length < fewestOfShort || !/^[\w+/=.~-]*$/.test(value) || hasFewerThan(6, value)) return false;
  if (isOrdered(value) || isPath(value) || /^v?\d+(?:\.\d+)+/.test(value)) return false;
  const isBothCases = /[a-z]/.test(value) && /[A-Z]/.test(value);
  return (
    (hasChanges(1, value) && (isBothCases || /\d.*\d/.test(value))) ||
    (isBothCases && (/^[A-Za-z0-9+/]{7,}={1,2}$/.test(value) || isOfChangingCase(value))) ||
    (base32.test(value) && !isSequence(value))
  );
};

/** What is random enough to need no sign between the name and itself. */
export const isStriking = (value: string): boolean =>
  looksRandom(value, 20, 3.4) && isMixed(value) && !uuid.test(value) && !digest.test(value) && !isOrdered(value);

/** The same without quotes around it: letters and figures alone, as no name, path or address has them. */
export const isStrikingKey = (value: string): boolean =>
  value.length >= 24 && /^[A-Za-z0-9_:-]*$/.test(value) && isStriking(value) && hasChanges(6, value);
/** A digest of 128 bits too, which behind the name of a service is no commit. */
export const isStrikingIssued = (value: string): boolean =>
  isStrikingKey(value) || (/^[\da-f]{32}$/.test(value) && isDigestOrId(value));

/** Signs, figures and letters as only a password has them: enough behind a name and a gap, as in a sentence. */
export const isStrongPassword = (value: string): boolean =>
  value.length >= 8 &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  (/[!@#$%^&*~+?]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value))) &&
  plausible.chosen(value) &&
  !isOrdered(value);

/** The same with a sign that stands in no name, path or address. */
export const isStrongWithSign = (value: string): boolean => /[!@#$%^&]/.test(value) && isStrongPassword(value);

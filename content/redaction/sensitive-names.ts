import { isPlaceholder, plausible } from "./plausible-secret.ts";
import type { Strength } from "./plausible-secret.ts";
import { publicNames, secretNames } from "./secret-rules.ts";
import type { Category } from "./span.ts";

/** Field names, reduced to small letters and digits, whose value is always sensitive. */
const secrets = [
  "password",
  "passwd",
  "pwd",
  "passphrase",
  "passcode",
  "secret",
  "clientsecret",
  "apikey",
  "apisecret",
  "accesskey",
  "secretkey",
  "secretaccesskey",
  "masterkey",
  "signingkey",
  "encryptionkey",
  "sharedsecret",
  "webhooksecret",
  "accountkey",
  "servicekey",
  "sharedaccesskey",
  "subscriptionkey",
  "ocpapimsubscriptionkey",
  "xfunctionskey",
  "privatekey",
  "accesstoken",
  "refreshtoken",
  "idtoken",
  "authtoken",
  "apitoken",
  "sessiontoken",
  "securitytoken",
  "bearertoken",
  "sastoken",
  "connectionstring",
  "authorization",
  "xidentityheader",
  "identityheader",
  "setcookie",
  "cookie",
];
const personal = [
  "ssn",
  "socialsecuritynumber",
  "nationalid",
  "nationalidnumber",
  "personalnumber",
  "taxid",
  "taxpayerid",
  "nationalinsurancenumber",
  "nhsnumber",
  "aadhaarnumber",
  "passportnumber",
  "cardnumber",
  "creditcardnumber",
  "creditcard",
  "cvv",
  "cvc",
  "iban",
  "phone",
  "phonenumber",
  "mobilephone",
  "telephone",
  "telephonenumber",
  "mobilenumber",
  "faxnumber",
];

const names: ReadonlyMap<string, Category> = new Map([
  ...secrets.map((name) => [name, "secret"] as const),
  ...personal.map((name) => [name, "pii"] as const),
]);

const reduced = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Suffixes of sensitive names, as in `DB_PASSWORD`. */
const endings: readonly (readonly [ending: string, strength: Strength])[] = [
  ...(["chosen", "issued", "token"] as const).flatMap((strength) =>
    secretNames[strength].filter((name) => !name.startsWith("_")).map((name) => [reduced(name), strength] as const),
  ),
  // As Azure lists the keys of its resources.
  ["primarykey", "issued"],
  ["secondarykey", "issued"],
  ["connectionstring", "issued"],
  ["primary", "vague"],
  ["secondary", "vague"],
  ["readonly", "vague"],
  ["key", "vague"],
  ["bearer", "token"],
  ["auth", "vague"],
  ["creds", "vague"],
  ["pat", "vague"],
];

const strengthOf = (name: string): Strength | undefined => {
  const known = reduced(name).replace(/s?\d{0,4}$/, "");
  const ending = endings.find(([word]) => known.endsWith(word));
  if (!ending) return undefined;
  const before = known.slice(0, -ending[0].length);
  return publicNames.some((word) => before.endsWith(word)) ? undefined : ending[1];
};

interface Meaning {
  readonly category: Category | undefined;
  readonly strength: Strength | undefined;
}

/** Names come again and again, but a caller must not fill the memory with ever new ones. */
const mostRemembered = 2048;
const remembered = new Map<string, Meaning>();
const longestName = 64;
const meaningOf = (name: string): Meaning | undefined => {
  if (name.length > longestName) return undefined;
  const known = remembered.get(name);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const meaning = { category: names.get(reduced(name)), strength: strengthOf(name) };
  remembered.set(name, meaning);
  return meaning;
};

export const categoryOfName = (name: string): Category | undefined => meaningOf(name)?.category;

/** What holds secrets under names of their own, as the keys of functions do. */
const store = /(?:function|system|host|access|api|account)[_-]?keys$|(?:secrets|passwords|tokens)$/i;
const label = /(?:ids?|names?|hash|thumbprint|digest|fingerprint|version|time|at|date|ur[il]|etag|type|path)$/i;
export const isInStore = (storeName: string, name: string, value: string): boolean =>
  store.test(storeName) && !label.test(name) && isNamedSecret(storeName, value);

/** Whether the name of a field and the look of its value together say that it is a secret. */
export const isNamedSecret = (name: string, value: string): boolean => {
  const strength = meaningOf(name)?.strength;
  if (strength === undefined || value.length < 8 || value.length > 8192 || /\s/.test(value)) return false;
  return !isPlaceholder(value) && plausible[strength](value);
};

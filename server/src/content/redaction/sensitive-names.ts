import type { Category } from "./span.ts";

/** Field names, reduced to small letters and digits, whose value is sensitive whatever it looks like. */
const secrets = [
  "password",
  "passwd",
  "pwd",
  "passphrase",
  "secret",
  "clientsecret",
  "apikey",
  "apisecret",
  "accesskey",
  "secretkey",
  "accountkey",
  "sharedaccesskey",
  "subscriptionkey",
  "ocpapimsubscriptionkey",
  "xfunctionskey",
  "privatekey",
  "accesstoken",
  "refreshtoken",
  "idtoken",
  "authtoken",
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
];

const names: ReadonlyMap<string, Category> = new Map([
  ...secrets.map((name) => [name, "secret"] as const),
  ...personal.map((name) => [name, "pii"] as const),
]);

export const categoryOfName = (name: string): Category | undefined =>
  name.length <= 64 ? names.get(name.toLowerCase().replace(/[^a-z0-9]/g, "")) : undefined;

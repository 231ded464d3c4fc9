import type { Spelling } from "./token.ts";

type Texts = readonly [header: string, claims: string];

const member =
  (text: string) =>
  ([header, claims]: Texts): Texts => [header, `${claims.slice(0, -1)},${text}}`];
const heading =
  (name: string, value: string) =>
  ([header, claims]: Texts): Texts => {
    const { [name]: _former, ...others } = JSON.parse(header) as Readonly<Record<string, unknown>>;
    return [`${JSON.stringify(others).slice(0, -1)},"${name}":${value}}`, claims];
  };
const expiring =
  (value: string) =>
  ([header, claims]: Texts): Texts => [header, claims.replace(/"exp":\d+/, `"exp":${value}`)];

/** Header and claims as JSON that two parsers read in two ways, or one of them not at all. */
const spellings: Readonly<Record<Spelling, (texts: Texts) => Texts>> = {
  "a-scope-twice": member('"scp":"documents.read documents.write documents.delete"'),
  "a-scope-twice-with-escapes": member('"\\u0073cp":"documents.delete"'),
  "an-audience-twice": ([header, claims]) => [
    header,
    `{"aud":"00000003-0000-0000-c000-000000000000",${claims.slice(1)}`,
  ],
  "an-algorithm-twice": ([header, claims]) => [`{"alg":"none",${header.slice(1)}`, claims],
  "an-expiry-beyond-numbers": expiring("1e400"),
  "an-expiry-with-exponent": expiring("4e9"),
  "an-expiry-with-zeros": expiring("4102444800.0"),
  "a-mark-before-its-header": ([header, claims]) => [`\ufeff${header}`, claims],
  "a-mark-before-its-claims": ([header, claims]) => [header, `\ufeff${claims}`],
  "rubbish-behind-its-claims": ([header, claims]) => [header, `${claims} {}`],
  "claims-that-are-said-to-be-bare": heading("b64", "false"),
  "claims-that-are-said-to-be-packed": heading("zip", '"DEF"'),
  "claims-that-are-said-to-be-encrypted": heading("enc", '"A256GCM"'),
  "a-type-that-is-no-access-token": heading("typ", '"application/jwt"'),
};

export const spelled = (how: Spelling, texts: Texts): Texts => spellings[how](texts);

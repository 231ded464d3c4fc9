export type Claims = Readonly<Record<string, unknown>>;

/** People of the attack. Every case has its own of each, so that no case spends another's quota. */
export type Person = "alice" | "bob" | "approver";

/** A token that every user who may sign in can get. */
export interface HonestToken {
  readonly as: Person;
  readonly scopes: readonly string[];
  /** For which server it is. @default the one that is attacked */
  readonly server?: "neighbour";
}

/** A token that is wrong in a way that needs no key of the authority: an honest one, changed afterwards. */
interface MangledToken extends HonestToken {
  readonly mangle: Mangling;
}

/** A token that the authority really signed, with claims that it would not put in. Undefined takes a claim away. */
export interface ForgedToken extends HonestToken {
  readonly claims: Claims;
  readonly header?: Claims;
  /** How its JSON is written. @default as everybody writes it */
  readonly spelling?: Spelling;
}

/** Ways to write a token's JSON that parsers disagree about. */
export const spellingNames = [
  "a-scope-twice",
  "a-scope-twice-with-escapes",
  "an-audience-twice",
  "an-algorithm-twice",
  "an-expiry-beyond-numbers",
  "an-expiry-with-exponent",
  "an-expiry-with-zeros",
  "a-mark-before-its-header",
  "a-mark-before-its-claims",
  "rubbish-behind-its-claims",
  "claims-that-are-said-to-be-bare",
  "claims-that-are-said-to-be-packed",
  "claims-that-are-said-to-be-encrypted",
  "a-type-that-is-no-access-token",
] as const;
export type Spelling = (typeof spellingNames)[number];

/** Another credential than an access token of a user. */
export interface OtherToken {
  readonly kind: "application" | "gateway-identity";
  readonly scopes: readonly string[];
  readonly server?: "neighbour";
}

/** Credentials word by word. */
interface LiteralToken {
  /** `{{token}}` stands for an honest token with these scopes. */
  readonly authorization: string | readonly string[];
  readonly scopes?: readonly string[];
}

export type TokenRequest = HonestToken | MangledToken | ForgedToken | OtherToken | LiteralToken;

export const manglings = [
  "unsigned",
  "unsigned-mixed-case",
  "unsigned-with-signature",
  "signed-by-another-key",
  "signed-by-another-key-key-inside",
  "signed-by-another-key-key-elsewhere",
  "signed-by-another-key-certificate-elsewhere",
  "unknown-key",
  "no-key-id",
  "symmetric-with-public-key",
  "claims-changed",
  "signature-cut",
  "signature-empty",
  "two-parts",
  "five-parts",
  "critical-header",
  "not-json",
  "too-long",
  "padded",
] as const;
export type Mangling = (typeof manglings)[number];

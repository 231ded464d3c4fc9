import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { ConstructError } from "../errors.ts";

/** What a secret looks like, wherever it stands. */
const shapes: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // A token.
  /\beyJ[\w-]{8,}\.[\w-]{8,}/,
  // A connection string that carries its key, an address that carries a password, a link that carries its signature.
  /(?:(?<!instrumentation)key|password|pwd|secret|accesssignature)\s*=\s*[^;\s]{8,}/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
  /[?&]sig=/i,
  // A key of 32 or 64 bytes as the portal shows it, and a client secret of Entra.
  /(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)(?![A-Za-z0-9+/=])/,
  /[\w.~-]{3}\dQ~[\w.~-]{31,}/,
  // Tokens of services that mark them.
  /\b(?:gh[oprsu]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}|sk-[\w-]{20,}|AKIA[0-9A-Z]{16}|AIza[\w-]{35})/,
];

/** Attributes of Azure resources that hold a key, as Terraform refers to them. */
const secretReference =
  /\.(?:(?:primary|secondary)_\w*(?:key|connection_string|sas\w*)|\w*password|client_secret|shared_key)\b|azurerm_key_vault_secret\.[\w-]+\.value/;

export const looksSecret = (text: string): boolean => shapes.some((shape) => shape.test(text));

/** Refuses a text that is, or at apply becomes, a secret. The message does not repeat it. */
export const refuseSecret = (scope: Construct, field: string, text: string): void => {
  const resolved: unknown = Tokenization.resolve(text, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
  if (!looksSecret(text) && !secretReference.test(String(resolved))) return;
  throw new ConstructError("SECRET_REFUSED", {
    at: scope,
    field,
    received: "what looks like a secret (withheld)",
    expected: "no secret: let the identity read it from the vault, by a name that is no secret",
  });
};

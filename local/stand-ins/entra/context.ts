// Stand-in for Microsoft Entra ID: what its endpoints share.
import type { Directory } from "../directory/directory.ts";
import type { Consents } from "./consent.ts";
import type { Authorizations } from "./authorization.ts";
import type { SigningKeys } from "./signing-keys.ts";
import type { Tokens } from "./tokens.ts";

export interface EntraContext {
  readonly directory: Directory;
  readonly keys: SigningKeys;
  readonly tokens: Tokens;
  readonly consents: Consents;
  readonly authorizations: Authorizations;
  readonly now: () => number;
}

import { createHash } from "node:crypto";
import type { VerifiedToken } from "../identity/token.ts";

/** The parties of the test tenant, in the form of Entra's ids. */
export const parties = {
  tenant: "10000000-0000-4000-8000-000000000000",
  server: "20000000-0000-4000-8000-000000000000",
  api: "30000000-0000-4000-8000-000000000000",
  client: "40000000-0000-4000-8000-000000000000",
  gateway: "60000000-0000-4000-8000-000000000000",
} as const;

/** The object id of a person or application: the same in every run for the same name. */
export const objectIdOf = (name: string): string => {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The rights of a caller. */
export interface Rights {
  /** The scopes that the caller holds. @default every scope of the catalogue */
  readonly scopes?: readonly string[];
  /** App roles of the person: `Approvals.Decide` is one. @default none */
  readonly roles?: readonly string[];
  /** Authentication contexts that the sign-in has satisfied. @default none */
  readonly contexts?: readonly string[];
  /** The bearer token that stands for all of it. @default one made from the name */
  readonly token?: string;
}

/** What a token says, until when apart. */
export type Said = Omit<VerifiedToken, "expiresAt">;

/** What the token of a caller says. An application has its scopes as app roles. */
export const tokenOf = (name: string, kind: Said["kind"], rights: Required<Omit<Rights, "token">>): Said => ({
  objectId: objectIdOf(name),
  clientId: parties.client,
  clientProof: undefined,
  kind,
  scopes: kind === "user" ? rights.scopes : [],
  roles: kind === "user" ? rights.roles : [...rights.scopes, ...rights.roles],
  contexts: rights.contexts,
});

/** What the gateway's own token says. */
export const gatewayToken = (role: string): Said => ({
  ...tokenOf("gateway", "application", { scopes: [role], roles: [], contexts: [] }),
  objectId: parties.gateway,
  clientId: parties.gateway,
});

import type { ClientProof } from "@mcp-landing-zone/contract";

/** Who is calling, as the verified token says it. Names, e-mail addresses and headers have no part in it. */
export interface Principal {
  /** `<tenant>.<object id>`: the owner of all state that the call makes. */
  readonly key: string;
  /** The Entra tenant. */
  readonly tenantId: string;
  /** The object id in Entra. */
  readonly objectId: string;
  /** The client application (`azp`) through which the call comes. */
  readonly clientId: string;
  /** How the client proved itself to Entra (`azpacr`), where the token says so. */
  readonly clientProof: ClientProof | undefined;
  /** Whether a person or an application calls. */
  readonly kind: "user" | "application";
  /** Granted scopes of a user, app roles of an application, and everything they include. */
  readonly rights: ReadonlySet<string>;
  /** App roles of a user, apart from what the client was granted: for what a person may decide, not what a call may do. */
  readonly roles: ReadonlySet<string>;
  /** Authentication contexts (`acrs`) that the sign-in has satisfied. */
  readonly contexts: ReadonlySet<string>;
}

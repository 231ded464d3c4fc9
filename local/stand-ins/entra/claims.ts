// Stand-in for Microsoft Entra ID: what an access token says, in both versions.
import { createHash, randomBytes } from "node:crypto";
import type { JWTPayload } from "jose";
import { tokenExchangeUri } from "../directory/azure-services.ts";
import type { Application, Directory, ManagedIdentity, Person, Resource } from "../directory/directory.ts";
import { issuerOf } from "./issuers.ts";

/** How the client proved itself: not at all, or with a signed assertion. */
export type ClientProof = "none" | "assertion";

export interface UserGrant {
  readonly person: Person;
  readonly client: Application;
  readonly resource: Resource;
  /** Short names. */
  readonly scopes: readonly string[];
  /** Authentication contexts that the sign-in has satisfied. @default none */
  readonly contexts?: readonly string[];
  readonly proof: ClientProof;
  readonly sessionId: string;
}

interface ApplicationGrant {
  readonly client: Pick<Application | ManagedIdentity, "clientId" | "principalId" | "roles">;
  readonly resource: Resource;
  /** The resource in the words of the request; version 1 repeats them as audience. */
  readonly requested: string;
  readonly lifetimeSeconds?: number;
}

/** Entra dates tokens back, so that a clock that is behind accepts them. */
const backdatedSeconds = 300;
export const lifetimeSeconds = 3_600;

const opaque = (bytes: number): string => randomBytes(bytes).toString("base64url");

/** Another value for every application, the same one every time. */
const pairwise = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join(" ")).digest("base64url");

const proofCode: Readonly<Record<ClientProof, string>> = { none: "0", assertion: "2" };

const common = ({ tenantId }: Directory, version: 1 | 2, now: number, lifetime: number): JWTPayload => {
  const seconds = Math.floor(now / 1_000);
  const from = seconds - backdatedSeconds;
  return {
    iss: issuerOf(tenantId, version),
    iat: from,
    nbf: from,
    exp: seconds + lifetime,
    aio: opaque(24),
    rh: `1.${opaque(20)}.`,
    tid: tenantId,
    uti: opaque(16),
    ver: `${version}.0`,
  };
};

const rolesIn = (roles: Person["roles"], { clientId }: Resource): { roles?: string[] } => {
  const held = roles?.[clientId] ?? [];
  return held.length > 0 ? { roles: [...held] } : {};
};

const audienceOf = ({ clientId, api }: Resource, requested: string): string => {
  if (api.tokenVersion === 2) return clientId;
  return requested.toLowerCase() === clientId ? clientId : requested;
};

export const userClaims = (directory: Directory, grant: UserGrant, now: number): JWTPayload => {
  const { person, client, resource, scopes, contexts = [], proof, sessionId } = grant;
  const version = resource.api.tokenVersion;
  const clientClaims =
    version === 2
      ? { azp: client.clientId, azpacr: proofCode[proof], preferred_username: person.userPrincipalName }
      : { appid: client.clientId, appidacr: proofCode[proof], app_displayname: client.name, idtyp: "user" };
  return {
    aud: audienceOf(resource, resource.api.identifierUris[0] ?? resource.clientId),
    ...common(directory, version, now, lifetimeSeconds),
    ...clientClaims,
    ...(contexts.length > 0 && { acrs: [...contexts] }),
    name: person.displayName,
    oid: person.objectId,
    ...rolesIn(person.roles, resource),
    ...(person.groups && version === 2 && { groups: [...person.groups] }),
    scp: scopes.join(" "),
    sid: sessionId,
    sub: pairwise(person.objectId, resource.clientId),
    ...(version === 1 && { upn: person.userPrincipalName, unique_name: person.userPrincipalName }),
  };
};

export const applicationClaims = (directory: Directory, grant: ApplicationGrant, now: number): JWTPayload => {
  const { client, resource, requested, lifetimeSeconds: lifetime = lifetimeSeconds } = grant;
  const version = resource.api.tokenVersion;
  const exchange = resource.api.identifierUris.includes(tokenExchangeUri);
  const clientClaims =
    version === 2
      ? { azp: client.clientId, azpacr: "2" }
      : { appid: client.clientId, appidacr: "2", idp: issuerOf(directory.tenantId, 1) };
  return {
    aud: audienceOf(resource, requested),
    ...common(directory, version, now, lifetime),
    ...clientClaims,
    ...(!exchange && { idtyp: "app" }),
    oid: client.principalId,
    ...rolesIn(client.roles, resource),
    sub: client.principalId,
  };
};

export const idClaims = (
  directory: Directory,
  grant: UserGrant,
  now: number,
  nonce: string | undefined,
): JWTPayload => {
  const { person, client } = grant;
  return {
    aud: client.clientId,
    ...common(directory, 2, now, lifetimeSeconds),
    name: person.displayName,
    oid: person.objectId,
    preferred_username: person.userPrincipalName,
    sub: pairwise(person.objectId, client.clientId),
    ...(nonce !== undefined && { nonce }),
  };
};

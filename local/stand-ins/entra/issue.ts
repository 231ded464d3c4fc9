// Stand-in for Microsoft Entra ID: tokens without a sign-in, right and wrong ones, for tests and for a ready command.
import { randomUUID } from "node:crypto";
import type { JWTHeaderParameters, JWTPayload } from "jose";
import { applicationOf, resourceOf } from "../directory/directory.ts";
import type { Resource } from "../directory/directory.ts";
import { applicationClaims, userClaims } from "./claims.ts";
import type { EntraContext } from "./context.ts";
import type { SigningKey } from "./signing-keys.ts";
import type { Claims, Respell } from "./tokens.ts";

/** What to change in a token that would otherwise be right. */
export interface TokenChanges {
  /** A claim set to undefined is left out. */
  readonly claims?: Claims;
  readonly header?: Partial<JWTHeaderParameters>;
  /** @default the key that signs at present */
  readonly key?: SigningKey;
  /** @default written as everybody does */
  readonly respell?: Respell;
}

interface UserTokenRequest extends TokenChanges {
  /** Short name. */
  readonly person: string;
  /** Client id. */
  readonly client: string;
  /** Application ID URI, or client id of the API. */
  readonly resource: string;
  readonly scopes: readonly string[];
}

interface ApplicationTokenRequest extends TokenChanges {
  readonly client: string;
  readonly resource: string;
  /** App roles it holds at the resource, besides the directory's. */
  readonly roles: readonly string[];
}

interface IdentityTokenRequest extends TokenChanges {
  /** Name of the managed identity. */
  readonly identity: string;
  readonly resource: string;
}

export interface TokenIssuer {
  user(request: UserTokenRequest): Promise<string>;
  application(request: ApplicationTokenRequest): Promise<string>;
  identity(request: IdentityTokenRequest): Promise<string>;
}

const known = <T>(value: T | undefined, field: string, received: string, right: readonly string[]): T => {
  if (value === undefined)
    throw new Error(`${field}: "${received}" is not known; it has to be one of ${right.join(", ")}`);
  return value;
};

export const createTokenIssuer = ({ directory, tokens, now }: EntraContext): TokenIssuer => {
  const { applications, identities, people } = directory;
  const clientIds = applications.map(({ clientId }) => clientId);
  const resourceNamed = (uri: string): Resource =>
    known(
      resourceOf(directory, uri),
      "resource",
      uri,
      applications.flatMap(({ api }) => api?.identifierUris ?? []),
    );
  const clientWith = (id: string) => known(applicationOf(directory, id), "client", id, clientIds);
  const sign = (payload: JWTPayload, { claims = {}, header, key, respell }: TokenChanges): Promise<string> =>
    tokens.sign({ ...payload, ...claims } as JWTPayload, header, key, respell);
  return {
    user: ({ person: name, client, resource, scopes, ...changes }) => {
      const person = known(
        people.find((one) => one.name === name),
        "person",
        name,
        people.map((one) => one.name),
      );
      const parties = { person, client: clientWith(client), resource: resourceNamed(resource) };
      const grant = { ...parties, scopes, proof: "none" as const, sessionId: randomUUID() };
      return sign(userClaims(directory, grant, now()), changes);
    },
    application: ({ client: clientId, resource: uri, roles, ...changes }) => {
      const resource = resourceNamed(uri);
      const client = { ...clientWith(clientId), roles: { [resource.clientId]: roles } };
      return sign(applicationClaims(directory, { client, resource, requested: uri }, now()), changes);
    },
    identity: ({ identity: name, resource: uri, ...changes }) => {
      const all = identities.map((one) => one.name);
      const client = known(
        identities.find((one) => one.name === name),
        "identity",
        name,
        all,
      );
      return sign(
        applicationClaims(directory, { client, resource: resourceNamed(uri), requested: uri }, now()),
        changes,
      );
    },
  };
};

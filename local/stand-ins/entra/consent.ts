// Stand-in for Microsoft Entra ID: who may have a token for what, and who has agreed to it.
import type { Application, Person, Resource } from "../directory/directory.ts";
import { refuse } from "./entra-error.ts";

export interface Consents {
  /** Scopes of a resource that a client may ask for in a person's name without asking them. */
  given(person: Person, client: Application, resource: Resource): ReadonlySet<string>;
  record(person: Person, client: Application, resource: Resource, scopes: readonly string[]): void;
  /**
   * The scopes of a token, for any scopes that a request names: Entra puts in all that the person has ever agreed to for this client, and all that
   * it is pre-authorized for.
   */
  issued(person: Person, client: Application, resource: Resource): readonly string[];
}

export const createConsents = (): Consents => {
  const recorded = new Map<string, Set<string>>();
  const keyOf = (person: Person, client: Application, resource: Resource): string =>
    `${person.objectId} ${client.clientId} ${resource.clientId}`;
  const given: Consents["given"] = (person, client, resource) =>
    new Set([
      ...(client.preconsented?.[resource.clientId] ?? []),
      ...(recorded.get(keyOf(person, client, resource)) ?? []),
    ]);
  return {
    given,
    issued: (person, client, resource) => {
      const all = given(person, client, resource);
      return resource.api.scopes.filter((scope) => all.has(scope));
    },
    record: (person, client, resource, scopes) => {
      const key = keyOf(person, client, resource);
      recorded.set(key, new Set([...(recorded.get(key) ?? []), ...scopes]));
    },
  };
};

export const requireAssignment = (person: Person, { clientId, name, api }: Resource): void => {
  if (api.assignmentRequired && person.roles?.[clientId] === undefined) throw refuse.personNotAssigned(name);
};

export const requireRole = (
  client: Pick<Application, "clientId" | "roles">,
  { clientId, name, api }: Resource,
): void => {
  const held = client.roles?.[clientId] ?? [];
  if (api.assignmentRequired && held.length === 0) throw refuse.applicationNotAssigned(client.clientId, name);
};

export const mayConsent = ({ mayConsentTo }: Person, scope: string): boolean =>
  mayConsentTo === undefined || mayConsentTo.includes(scope);

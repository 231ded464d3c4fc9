import type { AuthorityKeys } from "@mcp-landing-zone/gateway/policy/execute";
import { demoIds } from "../../local/stand-ins/index.ts";
import { createTestIssuer } from "../issuer.ts";
import { objectIdOf } from "./person.ts";
import { spelled } from "./spelling.ts";
import type { TokenSource } from "./target.ts";
import type { Claims, Person } from "./token.ts";

/** The tenant of the stand-ins, with a second server. */
export const tenant = {
  id: demoIds.tenant,
  api: demoIds.api,
  neighbourApi: "31000000-0000-4000-8000-00000000000a",
  client: demoIds.client,
  otherClient: demoIds.claude,
  localClient: demoIds.claudeCode,
  documentedClient: demoIds.inspector,
  serverIdentity: demoIds.serverIdentity,
  gatewayIdentity: demoIds.gatewayIdentity,
} as const;

/** As the gateway's documents name it. */
export const issuer = `https://login.microsoftonline.com/${tenant.id}/v2.0`;
export const approverRole = "Approvals.Decide";

/** The authority: signs what it is asked to, right or wrong. */
export interface Authority extends TokenSource {
  readonly publicKeys: () => AuthorityKeys;
  person(person: Person, salt: string, scopes: readonly string[], claims?: Claims): Promise<string>;
  gateway(server?: "neighbour"): Promise<string>;
}

export const createAuthority = async (now: () => number): Promise<Authority> => {
  const { jwks, user, application, gateway } = await createTestIssuer(now, {
    ...{ issuer, tenantId: tenant.id, audience: tenant.api, client: tenant.client, gateway: tenant.gatewayIdentity },
  });
  const userClaims = (person: Person, salt: string, scopes: readonly string[]): Claims => ({
    oid: objectIdOf(person, salt),
    sub: `pairwise-${objectIdOf(person, salt)}`,
    scp: scopes.join(" "),
    ...(person === "approver" && { roles: [approverRole] }),
  });
  const audience = (server?: "neighbour"): Claims => (server ? { aud: tenant.neighbourApi } : {});
  const person: Authority["person"] = (name, salt, scopes, claims = {}) =>
    user({ ...userClaims(name, salt, scopes), ...claims });
  const proof: Authority["gateway"] = (server) => gateway(audience(server));
  return {
    publicKeys: () => ({ issuers: [issuer, `https://sts.windows.net/${tenant.id}/`], keys: jwks().keys }),
    person,
    gateway: proof,
    honest: ({ as, scopes, server }, salt) => person(as, salt, scopes, audience(server)),
    forged: ({ as, scopes, claims, header, spelling }, salt) =>
      user({ ...userClaims(as, salt, scopes), ...claims }, header, spelling && ((texts) => spelled(spelling, texts))),
    other: ({ kind, scopes, server }) =>
      kind === "gateway-identity"
        ? proof(server)
        : application({ ...audience(server), oid: tenant.client, sub: tenant.client, roles: scopes }),
  };
};

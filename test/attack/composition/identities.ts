import { randomUUID } from "node:crypto";
import type { AuthorityKeys } from "@mcp-landing-zone/gateway/policy/execute";
import { rsaKeys, signedText } from "../../../testing/signer.ts";
import { objectIdOf } from "../person.ts";
import { spelled } from "../spelling.ts";
import type { TokenSource } from "../target.ts";
import type { Claims, Person, Spelling } from "../token.ts";

/** GUIDs whose first digit says whose they are. */
export const tenant = {
  id: "10000000-0000-4000-8000-00000000000a",
  api: "30000000-0000-4000-8000-00000000000a",
  neighbourApi: "31000000-0000-4000-8000-00000000000a",
  client: "40000000-0000-4000-8000-00000000000a",
  otherClient: "41000000-0000-4000-8000-00000000000a",
  localClient: "42000000-0000-4000-8000-00000000000a",
  documentedClient: "43000000-0000-4000-8000-00000000000a",
  serverIdentity: "20000000-0000-4000-8000-00000000000a",
  gatewayIdentity: "60000000-0000-4000-8000-00000000000a",
} as const;

const authority = "https://login.microsoftonline.com";
export const issuer = `${authority}/${tenant.id}/v2.0`;
export const approverRole = "Approvals.Decide";

/** The authority: signs what it is asked to, right or wrong. */
export interface Authority extends TokenSource {
  readonly publicKeys: () => AuthorityKeys;
  person(person: Person, salt: string, scopes: readonly string[], claims?: Claims): string;
  gateway(server?: "neighbour"): string;
}

export const createAuthority = (): Authority => {
  const { publicKey, privateKey } = rsaKeys();
  const kid = randomUUID();
  const jwt = (claims: Claims, header: Claims = {}, spelling?: Spelling): string => {
    const plain = [JSON.stringify({ typ: "JWT", alg: "RS256", kid, ...header }), JSON.stringify(claims)] as const;
    const [head, body] = spelling ? spelled(spelling, plain) : plain;
    return signedText(head, body, privateKey);
  };
  const common = (): Claims => {
    const seconds = Math.floor(Date.now() / 1_000);
    return {
      iss: issuer,
      aud: tenant.api,
      tid: tenant.id,
      ver: "2.0",
      iat: seconds - 60,
      nbf: seconds - 60,
      exp: seconds + 3_600,
      uti: randomUUID(),
    };
  };
  const userClaims = (person: Person, salt: string, scopes: readonly string[]): Claims => ({
    ...common(),
    oid: objectIdOf(person, salt),
    sub: `pairwise-${objectIdOf(person, salt)}`,
    azp: tenant.client,
    scp: scopes.join(" "),
    ...(person === "approver" && { roles: [approverRole] }),
  });
  const audience = (server?: "neighbour"): Claims => (server ? { aud: tenant.neighbourApi } : {});
  const application = (clientId: string, roles: readonly string[], server?: "neighbour"): string =>
    jwt({ ...common(), ...audience(server), oid: clientId, sub: clientId, azp: clientId, idtyp: "app", roles });
  const gateway: Authority["gateway"] = (server) => application(tenant.gatewayIdentity, ["Gateway.Forward"], server);
  const person: Authority["person"] = (name, salt, scopes, claims = {}) =>
    jwt({ ...userClaims(name, salt, scopes), ...claims });
  return {
    publicKeys: () => ({
      issuers: [issuer, `https://sts.windows.net/${tenant.id}/`],
      keys: [{ ...publicKey.export({ format: "jwk" }), kid, use: "sig" }],
    }),
    person,
    gateway,
    honest: async ({ as, scopes, server }, salt) => person(as, salt, scopes, audience(server)),
    forged: async ({ as, scopes, claims, header, spelling }, salt) =>
      jwt({ ...userClaims(as, salt, scopes), ...claims }, header, spelling),
    other: async ({ kind, scopes, server }) =>
      kind === "gateway-identity" ? gateway(server) : application(tenant.client, scopes, server),
  };
};

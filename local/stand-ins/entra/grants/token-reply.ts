// Stand-in for Microsoft Entra ID: the answer of the token endpoint.
import { graphClientId } from "../../directory/azure-services.ts";
import { idClaims, lifetimeSeconds, userClaims } from "../claims.ts";
import type { ClientProof, UserGrant } from "../claims.ts";
import type { EntraContext } from "../context.ts";
import type { Authorization } from "../authorization.ts";

export type TokenReply = Readonly<Record<string, unknown>>;

/** Names of Graph stand alone, all others behind the resource they belong to. */
const qualified = ({ resource, scopes }: Pick<UserGrant, "resource" | "scopes">, requested: string): string[] =>
  resource.clientId === graphClientId ? [...scopes] : scopes.map((scope) => `${requested}/${scope}`);

export const bearer = (accessToken: string): TokenReply => ({
  token_type: "Bearer",
  expires_in: lifetimeSeconds - 1,
  ext_expires_in: lifetimeSeconds - 1,
  access_token: accessToken,
});

/** Base64url of the account's own ids, which MSAL files its cache under. */
const clientInfo = (objectId: string, tenantId: string): string =>
  Buffer.from(JSON.stringify({ uid: objectId, utid: tenantId })).toString("base64url");

export const userReply = async (
  context: EntraContext,
  authorization: Authorization,
  proof: ClientProof,
  wantsClientInfo: boolean,
): Promise<TokenReply> => {
  const { directory, tokens, authorizations, now } = context;
  const { openId, nonce, requested } = authorization;
  const grant: UserGrant = { ...authorization.grant, proof };
  return {
    ...bearer(await tokens.sign(userClaims(directory, grant, now()))),
    scope: [...qualified(grant, requested), ...openId.filter((scope) => scope !== "offline_access")].join(" "),
    ...(openId.includes("offline_access") && { refresh_token: authorizations.issueRefreshToken(authorization) }),
    ...(openId.includes("openid") && { id_token: await tokens.sign(idClaims(directory, grant, now(), nonce)) }),
    ...(wantsClientInfo && { client_info: clientInfo(grant.person.objectId, directory.tenantId) }),
  };
};

// Stand-in for Microsoft Entra ID: the documents that say where everything is, at the origin where they were asked for.
import { json } from "../http/message.ts";
import type { StandInReply } from "../http/message.ts";
import { loginHost } from "./issuers.ts";
import type { SigningKeys } from "./signing-keys.ts";

const open = { "access-control-allow-origin": "*" };

/**
 * `issuer` repeats the address that was asked, because clients compare the two; the tokens say the real one wherever they
 * were fetched. Like Entra's, it keeps silent about PKCE.
 */
export const openIdConfiguration = (origin: string, tenant: string): StandInReply => {
  const named = tenant === "common" || tenant === "organizations" ? "{tenantid}" : tenant;
  return json(
    200,
    {
      token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: [
        "client_secret_post",
        "private_key_jwt",
        "client_secret_basic",
        "self_signed_tls_client_auth",
      ],
      jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
      response_modes_supported: ["query", "fragment", "form_post"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
      issuer: `${origin}/${named}/v2.0`,
      request_uri_parameter_supported: false,
      userinfo_endpoint: "https://graph.microsoft.com/oidc/userinfo",
      authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      claims_supported:
        "sub iss cloud_instance_name aud exp iat auth_time acr nonce preferred_username name tid ver".split(" "),
      tenant_region_scope: "EU",
      cloud_instance_name: "microsoftonline.com",
      cloud_graph_host_name: "graph.windows.net",
      msgraph_host: "graph.microsoft.com",
    },
    open,
  );
};

export const instanceDiscovery = (origin: string, tenantId: string): StandInReply =>
  json(
    200,
    {
      tenant_discovery_endpoint: `${origin}/${tenantId}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [
        {
          preferred_network: loginHost,
          preferred_cache: "login.windows.net",
          aliases: [loginHost, "login.windows.net", "login.microsoft.com", "sts.windows.net"],
        },
      ],
    },
    open,
  );

export const keySet = (keys: SigningKeys, issuer: string): StandInReply =>
  json(200, { keys: keys.published().map(({ jwk }) => ({ ...jwk, issuer })) }, open);

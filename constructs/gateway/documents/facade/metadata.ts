import {
  type PolicyDocument,
  base,
  cors,
  policyDocument,
  rateLimitByKey,
  request,
  returnResponse,
  stage,
  text,
} from "../../policy/index.ts";
import { json, jsonOnError } from "./answers.ts";
import { type Facade, facadePaths } from "./facade.ts";

/** What a code and a refresh token are redeemed as. */
export const grantTypes = ["authorization_code", "refresh_token"] as const;

/** RFC 8414. The issuer is the gateway, because clients refuse a document whose issuer is not where they asked (C2). */
export function metadataDocument({ props, scopes }: Facade): PolicyDocument {
  const body = json({
    issuer: props.origin,
    authorization_endpoint: props.origin + facadePaths.authorize,
    token_endpoint: props.origin + facadePaths.token,
    registration_endpoint: props.origin + facadePaths.register,
    scopes_supported: scopes.supported,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: grantTypes,
    token_endpoint_auth_methods_supported: ["none"],
    code_challenge_methods_supported: ["S256"],
    client_id_metadata_document_supported: props.clients.some(({ metadataUrl }) => metadataUrl !== undefined),
  });
  return policyDocument({
    name: "facade-metadata",
    scope: "api",
    isPublic: true,
    namedValues: typeof props.applicationIdUri === "string" ? [] : [props.applicationIdUri],
    inbound: [
      base(),
      stage("limit", limitByAddress("facade-metadata:", props.callsPerMinute)),
      // Public facts, which clients in a browser read before they know anything of this server.
      stage("cors", cors({ origins: ["*"], methods: ["GET"], headers: ["mcp-protocol-version"] })),
      stage(
        "metadata",
        returnResponse({
          status: 200,
          headers: {
            "Content-Type": "application/json",
            "Cache-Control": "public, max-age=300",
            "X-Content-Type-Options": "nosniff",
          },
          body,
        }),
      ),
    ],
    backend: [base()],
    outbound: [base()],
    onError: jsonOnError,
  });
}

/** Who has no token is known by an address alone. */
export function limitByAddress(key: string, callsPerMinute = 120) {
  return rateLimitByKey({ calls: callsPerMinute, periodSeconds: 60, key: text(key, request.clientIp) });
}

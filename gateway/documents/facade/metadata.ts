import type { PolicyDocument } from "../../policy/index.ts";
import { base, cors, policyDocument, returnResponse, stage, text } from "../../policy/index.ts";
import { json, jsonOnError } from "./answers.ts";
import { admission } from "./admission.ts";
import type { Facade } from "./facade.ts";
import { namedValuesOf } from "./facade.ts";
import { facadeNotes } from "../notes.ts";

/** The grant types of a code and a refresh token. */
export const grantTypes = ["authorization_code", "refresh_token"] as const;

/** RFC 8414. The issuer is the gateway, with the base of the server, because clients refuse a document whose issuer is not where they asked. */
export const metadataDocument = (facade: Facade): PolicyDocument => {
  const { facts, issuer, origin, paths, scopes } = facade;
  const body = json({
    issuer,
    authorization_endpoint: text(origin, paths.authorize),
    token_endpoint: text(origin, paths.token),
    registration_endpoint: text(origin, paths.register),
    scopes_supported: scopes.supported,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: grantTypes,
    token_endpoint_auth_methods_supported: ["none"],
    code_challenge_methods_supported: ["S256"],
    client_id_metadata_document_supported: facts.clients.some(({ metadataUrl }) => metadataUrl !== undefined),
  });
  const inbound = [
    ...admission(facts, `${facts.name}-metadata:`),
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
  ] as const;
  return policyDocument({
    name: `${facts.name}-metadata`,
    scope: "api",
    isPublic: true,
    namedValues: namedValuesOf(facts, inbound),
    notes: facadeNotes,
    inbound: [base(), ...inbound],
    backend: [base()],
    outbound: [base()],
    onError: jsonOnError,
  });
};

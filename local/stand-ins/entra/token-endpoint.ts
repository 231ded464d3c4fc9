// Stand-in for Microsoft Entra ID: the token endpoint.
import { applicationOf } from "../directory/directory.ts";
import { formOf, json } from "../http/message.ts";
import type { StandInReply, StandInRequest } from "../http/message.ts";
import { proveClient } from "./client-proof.ts";
import type { EntraContext } from "./context.ts";
import { refuse } from "./entra-error.ts";
import { authorizationCode } from "./grants/authorization-code.ts";
import { clientCredentials } from "./grants/client-credentials.ts";
import type { Grant } from "./grants/grant.ts";
import { required } from "./grants/grant.ts";
import { onBehalfOf } from "./grants/on-behalf-of.ts";
import { refreshToken } from "./grants/refresh-token.ts";

const grants: ReadonlyMap<string, Grant> = new Map([
  ["authorization_code", authorizationCode],
  ["refresh_token", refreshToken],
  ["client_credentials", clientCredentials],
  ["urn:ietf:params:oauth:grant-type:jwt-bearer", onBehalfOf],
]);

export const tokenEndpoint = async (context: EntraContext, request: StandInRequest): Promise<StandInReply> => {
  if (request.method !== "POST") throw refuse.malformed();
  const form = formOf(request);
  const type = required(form, "grant_type");
  const grant = grants.get(type);
  if (!grant) throw refuse.grantUnsupported(type);
  const clientId = required(form, "client_id");
  const client = applicationOf(context.directory, clientId);
  if (!client) throw refuse.applicationUnknown(clientId, context.directory.tenantId);
  const proof = await proveClient(client, form, context.tokens);
  return json(200, await grant(context, { client, proof, form }), { "cache-control": "no-store", pragma: "no-cache" });
};

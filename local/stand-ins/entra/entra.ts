// Stand-in for Microsoft Entra ID: its addresses.
import { json } from "../http/message.ts";
import type { Handler, StandInReply, StandInRequest } from "../http/message.ts";
import { authorizeEndpoint } from "./authorize-endpoint.ts";
import { isRefusal } from "./authorization-request.ts";
import type { EntraContext } from "./context.ts";
import { instanceDiscovery, keySet, openIdConfiguration } from "./discovery.ts";
import { errorBody, refuse } from "./entra-error.ts";
import { issuerOf } from "./issuers.ts";
import { tokenEndpoint } from "./token-endpoint.ts";

type Endpoint = (
  context: EntraContext,
  request: StandInRequest,
  tenant: string,
) => StandInReply | Promise<StandInReply>;

const endpoints: Readonly<Record<string, Endpoint>> = {
  "v2.0/.well-known/openid-configuration": (_context, { origin }, tenant) => openIdConfiguration(origin, tenant),
  "discovery/instance": ({ directory }, { origin }) => instanceDiscovery(origin, directory.tenantId),
  "discovery/v2.0/keys": ({ keys, directory }) => keySet(keys, issuerOf(directory.tenantId, 2)),
  "oauth2/v2.0/authorize": authorizeEndpoint,
  "oauth2/v2.0/token": tokenEndpoint,
};

const multiTenant = new Set(["common", "organizations"]);

export const createEntra =
  (context: EntraContext): Handler =>
  async (request) => {
    const [, tenant = "", rest = ""] = /^\/([^/]+)\/(.+)$/.exec(request.path) ?? [];
    const endpoint = Object.hasOwn(endpoints, rest) ? endpoints[rest] : undefined;
    if (!endpoint) return json(404, { error: "not_found", error_description: "No such endpoint." });
    try {
      if (tenant.toLowerCase() !== context.directory.tenantId && !multiTenant.has(tenant)) {
        throw refuse.tenantUnknown(tenant);
      }
      return await endpoint(context, request, tenant);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return json(error.status, errorBody(error, context.now()), { "cache-control": "no-store" });
    }
  };

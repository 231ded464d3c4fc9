import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import type { AtLeastOne, Constant, NamedValue } from "../policy/index.ts";
import { gatewayIndicators } from "./indicators.ts";
import type { Endpoint } from "./endpoint.ts";

/** The facts behind every document in front of the server. */
export interface ServerFacts {
  /** Begins the names of its counters and named values: unique among the servers of the gateway. */
  readonly name: string;
  /** The MCP endpoint. */
  readonly endpoint: Endpoint;
  /** Names under which the gateway is asked besides the public one, such as its own behind Front Door. @default none */
  readonly otherHosts?: readonly string[];
  /** Of the Front Door through which every request has to come. @default - requests come from clients themselves */
  readonly frontDoorId?: Constant;
  /** The tenant whose tokens are taken. */
  readonly tenantId: Constant;
  /** The client id of the server's Entra application: the one audience. */
  readonly audience: Constant;
  /** Applications whose tokens are accepted. */
  readonly clients: AtLeastOne<Constant>;
  /** The Application ID URI, which stands before the name of every scope. */
  readonly scopePrefix: Constant;
  /** The tools, from which scopes, rights and limits follow. */
  readonly catalogue: ToolCatalogue;
  /** For whom the gateway asks a token of its own, and as which of its identities. */
  readonly gatewayToken: { readonly resource: Constant; readonly clientId: Constant };
  /**
   * Whether `gatewaySwitch` stops this server, too, besides its own switch. The gateway must have that named value.
   * @default false
   */
  readonly underGatewaySwitch?: boolean;
  /**
   * Whether `gatewayIndicators` refuses clients, tools and hosts. The gateway must have that named value.
   * @default false
   */
  readonly underIndicators?: boolean;
  /** The backend of the server, by its id in the gateway. */
  readonly backendId: string;
}

/** Those of the facts that are known at deployment. */
export const namedValuesOf = (facts: ServerFacts): readonly NamedValue[] => {
  const { endpoint, frontDoorId, tenantId, audience, clients, scopePrefix, gatewayToken } = facts;
  const constants: readonly Constant[] = [
    endpoint.host,
    ...(frontDoorId === undefined ? [] : [frontDoorId]),
    tenantId,
    audience,
    ...clients,
    scopePrefix,
    gatewayToken.resource,
    gatewayToken.clientId,
  ];
  const known = [...new Set(constants.filter((constant) => typeof constant !== "string"))];
  return facts.underIndicators ? [...known, gatewayIndicators] : known;
};

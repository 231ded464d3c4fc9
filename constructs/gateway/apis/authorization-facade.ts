import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import type { ClientProfile, FacadeClient, FacadeFacts, FacadeRoute } from "@mcp-landing-zone/gateway/documents/facade";
import { clientKey, facadePaths, facadeRoutes } from "@mcp-landing-zone/gateway/documents/facade";
import type { ApiGateway } from "./api-gateway.ts";
import { Constants, forms, frontDoorOf } from "./constants.ts";
import { NamedValues } from "./named-values.ts";
import type { PolicyOperation } from "./policy-api.ts";
import { PolicyApi } from "./policy-api.ts";
import { refuseMissing } from "../../required.ts";

/** What `AuthorizationFacade` takes. */
export interface AuthorizationFacadeProps extends Pick<
  FacadeFacts,
  "otherHosts" | "browserOrigins" | "callsPerMinute"
> {
  /** The gateway that publishes it. */
  readonly gateway: ApiGateway;
  /** Begins the names of all that belongs to it on the gateway, which has one. @default "mcp-facade" */
  readonly name?: string;
  /** The name under which clients know the gateway, and so the issuer. */
  readonly publicHostName: string;
  /** The path of the MCP endpoint, with a slash before it: the one resource that clients may ask for. */
  readonly path: string;
  /**
   * What every other path of this server begins with, such as `/weather`, where the gateway has several servers.
   * @default - nothing
   */
  readonly base?: string;
  /** How the consent page calls the server. */
  readonly serverName: string;
  /** The tenant behind the façade. */
  readonly tenantId: string;
  /** The application whose scopes are asked for. */
  readonly application: { readonly identifierUri: string };
  /** The tools of the server, with their scopes and limits. */
  readonly catalogue: ToolCatalogue;
  /** Of the Front Door through which every request has to come, as it writes it into `X-Azure-FDID`. @default - requests come from clients themselves */
  readonly frontDoorId?: string;
  /** Clients that may sign users in, and where their answers may go. All others are refused. */
  readonly clients: readonly [RegisteredClient, ...RegisteredClient[]];
}

/** A client with the Entra application that it alone is; the application's redirects in Entra must be the client's. */
export interface RegisteredClient extends ClientProfile {
  /** The Entra application of this client. */
  readonly application: { readonly clientId: string };
}

/**
 * An authorization server in front of Entra, for clients that Entra alone would refuse. Keeps nothing, signs nothing, knows no secret.
 *
 * @example
 * new AuthorizationFacade(stack, "facade", {
 *   gateway: policyGateway,
 *   publicHostName: "mcp.example.com",
 *   path: "/mcp",
 *   serverName: "Orders",
 *   tenantId: "00000000-0000-0000-0000-000000000000",
 *   application: { identifierUri: "api://orders" },
 *   catalogue,
 *   clients: [registeredClient],
 * });
 */
export class AuthorizationFacade extends Construct {
  /** Says where the rest is (RFC 8414). */
  readonly metadata: PolicyApi;
  /** Authorize, consent, token and register. */
  readonly oauth: PolicyApi;
  /** The issuer that the metadata names to clients. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, props: AuthorizationFacadeProps) {
    super(scope, id);
    refuseMissing(this, "AuthorizationFacadeProps", props);
    const { gateway, name = "mcp-facade" } = props;
    const { base = "" } = props;
    this.issuer = `https://${props.publicHostName}${base}`;
    const constants = new Constants(this, name);
    const { metadata, ...routes } = facadeRoutes(facts(props, name, constants));
    const { settings } = constants;
    const common = {
      gateway,
      ...(settings.length > 0 ? { namedValues: new NamedValues(this, "Values", { gateway, values: settings }) } : {}),
    };
    this.metadata = new PolicyApi(this, "Metadata", {
      ...common,
      name: `${name}-metadata`,
      displayName: "Authorization server metadata",
      path: metadata.path.slice(1),
      document: metadata.document,
      operations: { get: { method: metadata.method } },
    });
    this.oauth = new PolicyApi(this, "OAuth", {
      ...common,
      name,
      displayName: "Authorization server in front of Entra",
      path: oauthPath(base).slice(1),
      document: routes.authorize.wider,
      operations: Object.fromEntries(Object.entries(routes).map(([route, of]) => [route, operationOf(of, base)])),
    });
  }
}

/** What the paths of all routes but one begin with. */
const oauthPath = (base: string): string => {
  const { authorize } = facadePaths(base);
  return authorize.slice(0, authorize.lastIndexOf("/"));
};

const operationOf = ({ method, path, document }: FacadeRoute, base: string): PolicyOperation => ({
  method,
  urlTemplate: path.slice(oauthPath(base).length),
  document,
});

const facts = (props: AuthorizationFacadeProps, name: string, constants: Constants): FacadeFacts => {
  const { publicHostName, path, base, otherHosts, browserOrigins, callsPerMinute, serverName, catalogue, clients } =
    props;
  return {
    name,
    endpoint: {
      host: constants.of("public-host", publicHostName, forms.hostName),
      path,
      ...(base === undefined ? {} : { base }),
    },
    ...(otherHosts ? { otherHosts } : {}),
    ...frontDoorOf(constants, props.frontDoorId),
    ...(browserOrigins ? { browserOrigins } : {}),
    ...(callsPerMinute === undefined ? {} : { callsPerMinute }),
    serverName,
    tenantId: constants.of("tenant", props.tenantId, forms.id),
    scopePrefix: constants.of("application-id-uri", props.application.identifierUri, forms.applicationIdUri),
    catalogue,
    clients: clients.map(({ application, ...profile }): FacadeClient => ({
      ...profile,
      clientId: constants.of(`client ${clientKey(profile)}`, application.clientId, forms.id),
    })) as unknown as FacadeFacts["clients"],
  };
};

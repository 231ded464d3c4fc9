import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { routes } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import type { MetadataFacts } from "@mcp-landing-zone/gateway/documents/metadata";
import { metadataDocument, metadataPaths } from "@mcp-landing-zone/gateway/documents/metadata";
import { text } from "@mcp-landing-zone/gateway/policy";
import { textOf } from "@mcp-landing-zone/gateway/documents";
import type { ApiGateway } from "./api-gateway.ts";
import { Constants, forms, frontDoorOf } from "./constants.ts";
import { NamedValues } from "./named-values.ts";
import type { PolicyOperation } from "./policy-api.ts";
import { PolicyApi } from "./policy-api.ts";
import { refuseMissing } from "../../required.ts";

/** From whom clients get their tokens. */
export type AuthorizationServer =
  | { readonly tenantId: string }
  /** An issuer at this address, such as the gateway's own. */
  | { readonly issuer: string };

/** What `ProtectedResourceMetadata` takes. */
export interface ProtectedResourceMetadataProps extends Pick<MetadataFacts, "otherHosts" | "callsPerMinute"> {
  /** The gateway that publishes it. */
  readonly gateway: ApiGateway;
  /** The name of the API. @default "mcp-metadata" */
  readonly name?: string;
  /** The name under which clients know the gateway. */
  readonly publicHostName: string;
  /** The path of the MCP endpoint, with a slash before it. */
  readonly path: string;
  /**
   * What every other path of this server begins with, such as `/weather`, where the gateway has several servers.
   * @default - nothing
   */
  readonly base?: string;
  /** Who issues tokens. */
  readonly authorizationServer: AuthorizationServer;
  /** The Entra application whose tokens the server takes. */
  readonly application: { readonly identifierUri: string };
  /** The tools of the server, with their scopes and limits. */
  readonly catalogue: ToolCatalogue;
  /** Of the Front Door through which every request has to come, as it writes it into `X-Azure-FDID`. @default - requests come from clients themselves */
  readonly frontDoorId?: string;
}

/**
 * Where clients learn from whom to get a token for the server: the well-known addresses of its metadata (RFC 9728).
 *
 * @example
 * new ProtectedResourceMetadata(stack, "metadata", {
 *   gateway: policyGateway,
 *   publicHostName: "mcp.example.com",
 *   path: "/mcp",
 *   authorizationServer: { tenantId: "00000000-0000-0000-0000-000000000000" },
 *   application: { identifierUri: "api://orders" },
 *   catalogue,
 * });
 */
export class ProtectedResourceMetadata extends Construct {
  readonly api: PolicyApi;

  constructor(scope: Construct, id: string, props: ProtectedResourceMetadataProps) {
    super(scope, id);
    refuseMissing(this, "ProtectedResourceMetadataProps", props);
    const {
      gateway,
      name = "mcp-metadata",
      publicHostName,
      path,
      base,
      otherHosts,
      frontDoorId,
      callsPerMinute,
      authorizationServer,
      application,
      catalogue,
    } = props;
    const constants = new Constants(this, name);
    const issuer =
      "issuer" in authorizationServer
        ? authorizationServer.issuer
        : text(
            "https://login.microsoftonline.com/",
            textOf(constants.of("authorizationServer.tenantId", authorizationServer.tenantId, forms.id)),
            "/v2.0",
          );
    const scopePrefix = constants.of("application.identifierUri", application.identifierUri, forms.applicationIdUri);
    const { settings } = constants;
    const place = { path, ...(base === undefined ? {} : { base }) };
    const document = metadataDocument({
      name,
      endpoint: { host: constants.of("publicHostName", publicHostName, forms.hostName), ...place },
      ...(otherHosts ? { otherHosts } : {}),
      ...frontDoorOf(constants, frontDoorId),
      ...(callsPerMinute === undefined ? {} : { callsPerMinute }),
      authorizationServer: issuer,
      scopePrefix,
      catalogue,
      namedValues: settings.map(({ namedValue }) => namedValue),
    });
    // A server that shares its host has an API for its own form alone; the root belongs to none of them.
    const apiPath = base ? `${routes.resourceMetadata}${path}` : routes.resourceMetadata;
    this.api = new PolicyApi(this, "Api", {
      gateway,
      name,
      displayName: `Protected resource metadata of ${path}`,
      path: apiPath.slice(1),
      document,
      operations: operationsOn(metadataPaths(place).map((full) => full.slice(apiPath.length))),
      ...(settings.length > 0 ? { namedValues: new NamedValues(this, "Values", { gateway, values: settings }) } : {}),
    });
  }
}

const methods = ["GET", "HEAD", "OPTIONS"] as const;

const operationsOn = (paths: readonly string[]): Readonly<Record<string, PolicyOperation>> =>
  Object.fromEntries(
    paths.flatMap((path) =>
      methods.map((method): [string, PolicyOperation] => [
        `${method.toLowerCase()}-${path === "" ? "root" : "endpoint"}`,
        { method, urlTemplate: path === "" ? "/" : path },
      ]),
    ),
  );

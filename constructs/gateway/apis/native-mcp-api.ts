import { Construct } from "constructs";
import { AzapiResource } from "../../azapi/index.ts";
import { ApiManagementApiPolicy } from "../../providers.ts";
import type { PolicyDocument } from "@mcp-landing-zone/gateway/policy";
import { deleteAnyVersion } from "../diagnostic.ts";
import { ApiLog } from "./api-log.ts";
import type { ApiPlacement } from "./policy-api.ts";
import { policyText, readyFor } from "./policy-api.ts";
import { refuseMissing } from "../../required.ts";

/** What `NativeMcpApi` takes. */
export interface NativeMcpApiProps extends ApiPlacement {
  /** The policy of the API. */
  readonly document: PolicyDocument;
  /** The path of the endpoint: its last part is the endpoint's own, the rest is the API's. */
  readonly endpoint: string;
  /** Where the server answers. */
  readonly serverUrl: string;
}

/** azurerm has no such type of API; this version of Azure's interface is the first with the list of endpoints. */
const apiType = "Microsoft.ApiManagement/service/apis@2025-09-01-preview";

/**
 * The gateway's own type of API for MCP servers, with the same rules before it.
 *
 * @example
 * new NativeMcpApi(stack, "mcp", {
 *   gateway: policyGateway,
 *   name: "mcp",
 *   displayName: "MCP",
 *   document: orders,
 *   endpoint: "/mcp",
 *   serverUrl: "https://mcp.internal",
 * });
 */
export class NativeMcpApi extends Construct {
  readonly resource: AzapiResource;
  readonly policy: ApiManagementApiPolicy;
  readonly log: ApiLog;

  constructor(scope: Construct, id: string, props: NativeMcpApiProps) {
    super(scope, id);
    refuseMissing(this, "NativeMcpApiProps", props);
    const { gateway, name, displayName, document, endpoint, serverUrl } = props;
    const lastPart = endpoint.lastIndexOf("/");
    this.resource = new AzapiResource(this, "Resource", {
      type: apiType,
      parentId: gateway.id,
      name,
      // The schema that azapi carries lags behind previews.
      schemaValidationEnabled: false,
      body: {
        properties: {
          type: "mcp",
          displayName,
          path: endpoint.slice(1, Math.max(1, lastPart)),
          protocols: ["https"],
          subscriptionRequired: false,
          serviceUrl: serverUrl,
          mcpProperties: {
            transportType: "streamable",
            endpoints: [{ name: "message", uriTemplate: endpoint.slice(lastPart) }],
          },
        },
      },
      deleteHeaders: deleteAnyVersion,
    });
    this.policy = new ApiManagementApiPolicy(this, "Policy", {
      resourceGroupName: gateway.resourceGroupName,
      apiManagementName: gateway.name,
      apiName: this.resource.name,
      xmlContent: policyText(this, document, props.namedValues),
      dependsOn: readyFor(document, props),
    });
    this.log = new ApiLog(this, "Log", { gateway, apiName: this.resource.name });
  }
}

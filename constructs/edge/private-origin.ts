import { Construct } from "constructs";
import { AzapiResourceAction, AzapiResourceList } from "../azapi/index.ts";
import type { GatewayRef } from "../gateway/index.ts";
import type { CdnFrontdoorOrigin } from "../providers.ts";
import { Sleep } from "../providers.ts";
import { connectionTime } from "./defaults.ts";

const TYPE = "Microsoft.ApiManagement/service/privateEndpointConnections@2024-05-01";

/** Azure takes 140 characters. The id is known to this Front Door and its origins alone, so no other request reads like it. */
export const connectionMessage = (frontDoorId: string): string => `Front Door ${frontDoorId}`;

/**
 * Approves the connection that Front Door asks of the gateway. Azure names it by itself, some time after the origin was made: so it waits, finds the
 * connection by its message, and approves that one. When there is none yet it fails and says so, and the next apply goes on.
 */
export class PrivateOriginApproval extends Construct {
  readonly connections: AzapiResourceList;
  readonly resource: AzapiResourceAction;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly gateway: GatewayRef; readonly origin: CdnFrontdoorOrigin; readonly message: string },
  ) {
    super(scope, id);
    const { gateway, origin, message } = props;
    const asked = new Sleep(this, "Asked", { createDuration: connectionTime, triggers: { origin: origin.id } });
    const ours = `value[?properties.privateLinkServiceConnectionState.description=='${message}']`;
    this.connections = new AzapiResourceList(this, "Connections", {
      type: TYPE,
      parentId: gateway.id,
      queries: { connection: `${ours} | [0].id` },
      dependsOn: [asked],
      lifecycle: {
        postcondition: [
          {
            condition: "${self.output.connection != null}",
            errorMessage:
              "Front Door has not asked the gateway for its private connection yet. Apply again in a few minutes.",
          },
        ],
      },
    });
    const connection = this.connections.result("connection");
    this.resource = new AzapiResourceAction(this, "Resource", {
      type: TYPE,
      resourceId: connection,
      method: "PUT",
      // Without the id in the body API Management refuses the request. The message stays, to find the connection by.
      body: {
        id: connection,
        properties: { privateLinkServiceConnectionState: { status: "Approved", description: message } },
      },
      retry: { errorMessageRegex: ["transitioning", "ServiceLocked", "OperationInProgress"] },
      timeouts: { create: "60m" },
      lifecycle: {
        // A change of anything the list waits for has it read again at apply, and its result is unknown until then: the approval would be made anew
        // each time. Another origin, which asks anew, is what makes another approval.
        ignoreChanges: ["resource_id", "body"],
        replaceTriggeredBy: [`${asked.terraformResourceType}.${asked.friendlyUniqueId}`],
      },
    });
  }
}

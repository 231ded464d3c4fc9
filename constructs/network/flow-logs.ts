import { Construct } from "constructs";
import { AzapiResource } from "../azapi/index.ts";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { grant } from "../protection/grant.ts";
import { UserAssignedIdentity } from "../providers.ts";
import { subscriptionOf } from "../resource-group.ts";
import { flowLogDefaults } from "./defaults.ts";
import { refuseMissing } from "../required.ts";

/** What `FlowLogs` takes. */
export interface FlowLogsProps extends CommonProps {
  /** The virtual network. */
  readonly networkId: string;
  /** Where the records go. The account must be in the network's region and its lifecycle rules are replaced by the one that `retentionDays` makes. */
  readonly storageAccountId: string;
  /** How long flows are kept. @default 90 */
  readonly retentionDays?: number;
  /**
   * Azure makes one network watcher for each region when the first network comes to it.
   * @default - that one
   */
  readonly networkWatcherId?: string;
  /** Its name in Azure. @default - from naming */
  readonly name?: string;
}

/**
 * A record of every connection in a network, allowed or denied. Written by an identity of its own: without one the service uses the account's
 * key, which is switched off here, and azurerm cannot give it one.
 *
 * @example
 * const store = new LogStorage(stack, "flow-log-store", { ...surroundings, purpose: "flows" });
 * new FlowLogs(stack, "flow-logs", { ...surroundings, networkId: network.id, storageAccountId: store.id });
 */
export class FlowLogs extends Construct {
  readonly resource: AzapiResource;
  readonly identity: UserAssignedIdentity;

  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    refuseMissing(this, "FlowLogsProps", props);
    const { naming, resourceGroup, retentionDays = flowLogDefaults.retentionDays } = props;
    this.identity = new UserAssignedIdentity(this, "Identity", {
      name: naming.of("identity", "flow-logs"),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
    });
    const right = grant(this, props.storageAccountId, "Storage Blob Data Contributor", {
      principalId: this.identity.principalId,
      grantId: "flow-logs",
    });
    this.resource = new AzapiResource(this, "Resource", {
      type: "Microsoft.Network/networkWatchers/flowLogs@2024-05-01",
      parentId: props.networkWatcherId ?? regionalNetworkWatcher(resourceGroup),
      name: props.name ?? naming.of("flowLog"),
      location: resourceGroup.location,
      identity: { type: "UserAssigned", identityIds: [this.identity.id] },
      body: {
        properties: {
          enabled: true,
          targetResourceId: props.networkId,
          storageId: props.storageAccountId,
          format: { type: "JSON", version: 2 },
          retentionPolicy: { enabled: true, days: retentionDays },
        },
      },
      // A new right takes a minute to be effective, and so does the network watcher of a region's first network.
      retry: { errorMessageRegex: ["AuthorizationFailed", "Forbidden", "ParentResourceNotFound", "ResourceNotFound"] },
      dependsOn: [right],
    });
    protect(this, this.resource, props);
  }
}

const regionalNetworkWatcher = (resourceGroup: FlowLogsProps["resourceGroup"]): string =>
  `${subscriptionOf(resourceGroup)}/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_${resourceGroup.location}`;

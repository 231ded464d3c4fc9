import { Construct } from "constructs";
import { AzapiResource } from "../azapi/index.ts";
import type { PrivateProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import type { Grantee } from "../protection/grant.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import { ManagedRedis } from "../providers.ts";
import { checkName } from "./checks.ts";
import { redisDefaults, redisPort } from "./defaults.ts";
import { refuseMissing } from "../required.ts";

/** What `SharedState` takes. */
export interface SharedStateProps extends PrivateProps {
  /** Its name in Azure. IMPORTANT: a change replaces the store. @default - from naming */
  readonly name?: string;
  /** Which server it is for, where each of several has a store of its own. @default - there is one */
  readonly purpose?: string;
  /**
   * From 0.5 to 24 GB. IMPORTANT: a change replaces the store.
   * @default "Balanced_B0", 0.5 GB
   */
  readonly size?: "Balanced_B0" | "Balanced_B1" | "Balanced_B3" | "Balanced_B5" | "Balanced_B10" | "Balanced_B20";
  /**
   * A second node that takes over. IMPORTANT: a change replaces the store.
   * @default true
   */
  readonly highAvailability?: boolean;
}

/** What has to be known of a shared state that exists. */
export interface ExistingSharedState {
  /** The resource id of the store. */
  readonly id: string;
  /** Without a port. */
  readonly hostName: string;
}

/** A store that replicas share: made here or existing. */
export interface SharedStateRef {
  /** The resource id of the store. */
  readonly id: string;
  /** Name and port, as the server's `stateHost` wants them. */
  readonly host: string;
  /** Lets an identity read and write every key, through a token of its own. */
  grantData(to: Grantee): AzapiResource;
}

/**
 * Azure Managed Redis for what replicas must agree on: private, encrypted, without keys, and never forgetting to make room.
 *
 * @example
 * const state = new SharedState(stack, "state", { ...surroundings });
 * state.grantData(identity);
 */
export class SharedState extends Construct implements SharedStateRef {
  readonly resource: ManagedRedis;
  readonly privateEndpoint: PrivateEndpoint;
  readonly id: string;
  readonly host: string;

  constructor(scope: Construct, id: string, props: SharedStateProps) {
    super(scope, id);
    refuseMissing(this, "SharedStateProps", props);
    const { publicNetworkAccess, ...defaultDatabase } = redisDefaults;
    this.resource = new ManagedRedis(this, "Resource", {
      name: checkName(this, "redis", props.name ?? props.naming.of("redis", props.purpose)),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      skuName: props.size ?? "Balanced_B0",
      highAvailabilityEnabled: props.highAvailability ?? true,
      publicNetworkAccess,
      defaultDatabase,
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    this.id = this.resource.id;
    this.host = `${this.resource.hostname}:${redisPort}`;
    this.privateEndpoint = protect(this, this.resource, props, {
      service: "redis",
      network: props.network,
      endpointName: props.naming.of(
        "privateEndpoint",
        props.purpose === undefined ? "state" : `state-${props.purpose}`,
      ),
    });
  }

  static fromExisting(scope: Construct, id: string, existing: ExistingSharedState): SharedStateRef {
    refuseMissing(scope, "ExistingSharedState", existing);
    return new ReferencedState(scope, id, existing);
  }

  grantData(to: Grantee): AzapiResource {
    return grantData(this, this.id, to);
  }
}

class ReferencedState extends Construct implements SharedStateRef {
  readonly id: string;
  readonly host: string;

  constructor(scope: Construct, id: string, existing: ExistingSharedState) {
    super(scope, id);
    this.id = existing.id;
    this.host = `${existing.hostName}:${redisPort}`;
  }

  grantData(to: Grantee): AzapiResource {
    return grantData(this, this.id, to);
  }
}

/** Redis has no role assignments: a policy of its own binds an identity. azurerm has the resource only after the version of its bindings. */
const grantData = (scope: Construct, id: string, to: Grantee): AzapiResource => {
  const childId = `data to ${to.grantId}`.replaceAll("/", "-");
  const existing = scope.node.tryFindChild(childId);
  if (existing) return existing as AzapiResource;
  // The store changes one thing at a time and answers 409 to a second.
  const before = scope.node.children.filter((child) => child instanceof AzapiResource);
  return new AzapiResource(scope, childId, {
    type: "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments@2025-07-01",
    parentId: `${id}/databases/default`,
    // As azurerm names it, so that a later move to its resource is an import. Azure takes the dashes of a GUID, the schema that azapi carries does not.
    name: to.principalId,
    schemaValidationEnabled: false,
    // "default" is the only policy that a database has: all keys, all commands.
    body: { properties: { accessPolicyName: "default", user: { objectId: to.principalId } } },
    ...(before.length > 0 && { dependsOn: before }),
  });
};

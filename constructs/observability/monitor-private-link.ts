import { dependable } from "cdktf";
import { Construct } from "constructs";
import type { PrivateProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { entriesByKey } from "../entries.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import { MonitorPrivateLinkScope, MonitorPrivateLinkScopedService } from "../providers.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import { refuseMissing } from "../required.ts";

/** A private link scope that parts of Azure Monitor can be connected to. */
export interface MonitorPrivateLinkRef {
  /** Makes a workspace or an Application Insights component reachable through the scope. */
  connect(key: string, resourceId: string): MonitorPrivateLinkScopedService;
}

/** What `MonitorPrivateLink` takes. */
export interface MonitorPrivateLinkProps extends PrivateProps, Weakenable<"privateQuery"> {
  /** Its name in Azure. @default - from naming */
  readonly name?: string;
  /**
   * Ids of the workspaces and components that the network reaches, by keys of your choice. `connect` adds more.
   * @default - none
   */
  readonly resources?: Readonly<Record<string, string>>;
}

/**
 * The private way into Azure Monitor. From this network nothing else of Azure Monitor can be reached, so telemetry cannot be sent to another owner's
 * workspace. Names in all networks that share the zones resolve to this scope: have one for each set of zones.
 *
 * @example
 * new MonitorPrivateLink(stack, "monitor", {
 *   ...surroundings,
 *   resources: { workspace: surroundings.diagnostics.workspaceId },
 * });
 */
export class MonitorPrivateLink extends Construct implements MonitorPrivateLinkRef {
  /** The scope of a landing zone that has one already. */
  static fromExisting(
    scope: Construct,
    id: string,
    existing: { readonly name: string; readonly resourceGroupName: string },
  ): MonitorPrivateLinkRef {
    const services = new ScopedServices(scope, id, existing.name, existing.resourceGroupName);
    return { connect: (key, resourceId) => services.connect(key, resourceId) };
  }

  readonly resource: MonitorPrivateLinkScope;
  readonly endpoint: PrivateEndpoint;
  readonly #services: ScopedServices;

  constructor(scope: Construct, id: string, props: MonitorPrivateLinkProps) {
    super(scope, id);
    refuseMissing(this, "MonitorPrivateLinkProps", props);
    const { naming, resourceGroup, network } = props;
    this.resource = new MonitorPrivateLinkScope(this, "Resource", {
      name: props.name ?? naming.of("privateLinkScope"),
      resourceGroupName: resourceGroup.name,
      ingestionAccessMode: "PrivateOnly",
      queryAccessMode: isWeakened(this, props, "privateQuery") ? "Open" : "PrivateOnly",
    });
    this.endpoint = protect(this, this.resource, props, {
      service: "monitor",
      network,
      endpointName: naming.of("privateEndpoint", "monitor"),
    })!;
    this.#services = new ScopedServices(this, "services", this.resource.name, resourceGroup.name, this.endpoint);
    for (const [key, resourceId] of entriesByKey(props.resources ?? {})) this.connect(key, resourceId);
  }

  get id(): string {
    return this.resource.id;
  }

  connect(key: string, resourceId: string): MonitorPrivateLinkScopedService {
    return this.#services.connect(key, resourceId);
  }
}

class ScopedServices extends Construct {
  readonly #scopeName: string;
  readonly #resourceGroupName: string;
  readonly #endpoint: PrivateEndpoint | undefined;
  #last: MonitorPrivateLinkScopedService | undefined;

  constructor(scope: Construct, id: string, scopeName: string, resourceGroupName: string, endpoint?: PrivateEndpoint) {
    super(scope, id);
    this.#scopeName = scopeName;
    this.#resourceGroupName = resourceGroupName;
    this.#endpoint = endpoint;
  }

  connect(key: string, resourceId: string): MonitorPrivateLinkScopedService {
    const existing = this.node.tryFindChild(key);
    if (existing) return existing as MonitorPrivateLinkScopedService;
    const service = new MonitorPrivateLinkScopedService(this, key, {
      name: key,
      resourceGroupName: this.#resourceGroupName,
      scopeName: this.#scopeName,
      linkedResourceId: resourceId,
      // Azure changes a scope one step at a time.
      ...(this.#last ? { dependsOn: [this.#last] } : {}),
    });
    this.#last = service;
    // The endpoint writes the names of what the scope holds into the zones, so the scope is filled first.
    if (this.#endpoint) {
      const { resource } = this.#endpoint;
      resource.dependsOn = [...(resource.dependsOn ?? []), dependable(service)];
    }
    return service;
  }
}

import type { TerraformResource } from "cdktf";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { PrivateEndpoint as PrivateEndpointResource } from "../providers.ts";
import type { ResourceGroupRef } from "../resource-group.ts";
import type { PrivateLinkService, PrivateNetwork } from "./private-link.ts";
import { privateLink } from "./private-link.ts";
import { refuseMissing } from "../required.ts";

/** What `PrivateEndpoint` takes. */
export interface PrivateEndpointProps {
  /** The resource group that it is in. */
  readonly resourceGroup: ResourceGroupRef;
  /** The name of the endpoint. */
  readonly name: string;
  /** The service that it leads to. */
  readonly service: PrivateLinkService;
  /** The resource that it leads to. */
  readonly targetId: string;
  /** The subnet that it is in, and the zones that name it. */
  readonly network: PrivateNetwork;
}

/**
 * A private path to one service, with the zone group that makes its name resolve to it.
 *
 * @example
 * new PrivateEndpoint(stack, "endpoint", {
 *   ...surroundings,
 *   name: "pep-vault",
 *   service: "vault",
 *   targetId: vault.id,
 * });
 */
export class PrivateEndpoint extends Construct {
  readonly resource: PrivateEndpointResource;

  constructor(scope: Construct, id: string, props: PrivateEndpointProps) {
    super(scope, id);
    refuseMissing(this, "PrivateEndpointProps", props);
    const { subresource, zones } = privateLink[props.service];
    // Another stack's links exist before this stack is deployed.
    const isOurs = (link: TerraformResource | undefined): link is TerraformResource =>
      link !== undefined && TerraformStack.of(link) === TerraformStack.of(this);
    const links = zones.map((zone) => props.network.linkOf?.(zone)).filter(isOurs);
    this.resource = new PrivateEndpointResource(this, "Resource", {
      name: props.name,
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      subnetId: props.network.endpointSubnetId,
      privateServiceConnection: {
        name: props.name,
        privateConnectionResourceId: props.targetId,
        subresourceNames: [subresource],
        isManualConnection: false,
      },
      ...(links.length > 0 ? { dependsOn: links } : {}),
      ...(props.network.zoneGroupByPolicy
        ? { lifecycle: { ignoreChanges: ["private_dns_zone_group"] } }
        : {
            privateDnsZoneGroup: {
              name: "default",
              privateDnsZoneIds: zones.map((zone) => props.network.zoneId(zone)),
            },
          }),
    });
  }
}

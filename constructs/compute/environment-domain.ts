import { Construct } from "constructs";
import { PrivateDnsARecord, PrivateDnsZone, PrivateDnsZoneVirtualNetworkLink } from "../providers.ts";
import type { ResourceGroupRef } from "../resource-group.ts";
import { refuseMissing } from "../required.ts";

/** What `EnvironmentDomain` takes. */
export interface EnvironmentDomainProps {
  /** The resource group that it is in. */
  readonly resourceGroup: ResourceGroupRef;
  /** The virtual network that resolves the name. */
  readonly networkId: string;
  /** Known only once the environment exists: Azure makes it up. */
  readonly domain: string;
  /** The address to which the name points. */
  readonly address: string;
}

/** Makes the names of an internal environment's apps resolve in the network. Azure publishes them nowhere. */
export class EnvironmentDomain extends Construct {
  readonly resource: PrivateDnsZone;
  readonly link: PrivateDnsZoneVirtualNetworkLink;
  /** For `<app>.<domain>` and for the domain itself. */
  readonly records: readonly PrivateDnsARecord[];

  constructor(scope: Construct, id: string, props: EnvironmentDomainProps) {
    super(scope, id);
    refuseMissing(this, "EnvironmentDomainProps", props);
    const inGroup = { resourceGroupName: props.resourceGroup.name };
    this.resource = new PrivateDnsZone(this, "Resource", { ...inGroup, name: props.domain });
    this.link = new PrivateDnsZoneVirtualNetworkLink(this, "Link", {
      ...inGroup,
      name: "containers",
      privateDnsZoneName: this.resource.name,
      virtualNetworkId: props.networkId,
      registrationEnabled: false,
    });
    this.records = Object.entries({ Apps: "*", Apex: "@" }).map(
      ([childId, name]) =>
        new PrivateDnsARecord(this, childId, {
          ...inGroup,
          name,
          zoneName: this.resource.name,
          ttl: 300,
          records: [props.address],
        }),
    );
  }
}

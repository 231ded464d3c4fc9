import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { PrivateDnsARecord, PrivateDnsZone, PrivateDnsZoneVirtualNetworkLink } from "../providers.ts";
import { tag } from "../tags.ts";
import type { Gateway } from "./gateway.ts";
import { refuseMissing } from "../required.ts";

/** What `HostRecord` takes. */
export interface HostRecordProps extends Pick<CommonProps, "resourceGroup" | "tags"> {
  /** The gateway, injected. */
  readonly gateway: Gateway;
  /** The network in which the name is to resolve. */
  readonly networkId: string;
}

/**
 * Makes the name of an injected gateway resolve to its address inside the network. Azure does this for private endpoints only. The zone is the
 * gateway's own name, so that no other name of `azure-api.net` changes its meaning in the network.
 *
 * @example
 * new HostRecord(stack, "record", { ...surroundings, gateway, networkId: network.id });
 */
export class HostRecord extends Construct {
  readonly resource: PrivateDnsZone;
  readonly link: PrivateDnsZoneVirtualNetworkLink;
  readonly record: PrivateDnsARecord;

  constructor(scope: Construct, id: string, props: HostRecordProps) {
    super(scope, id);
    refuseMissing(this, "HostRecordProps", props);
    const { gateway, networkId, resourceGroup } = props;
    const zone = { resourceGroupName: resourceGroup.name };
    this.resource = new PrivateDnsZone(this, "Resource", { ...zone, name: gateway.hostName });
    this.link = new PrivateDnsZoneVirtualNetworkLink(this, "Link", {
      ...zone,
      name: "gateway",
      privateDnsZoneName: this.resource.name,
      virtualNetworkId: networkId,
      registrationEnabled: false,
    });
    this.record = new PrivateDnsARecord(this, "Record", {
      ...zone,
      name: "@",
      zoneName: this.resource.name,
      ttl: 300,
      records: [Fn.element(gateway.resource.privateIpAddresses, 0) as string],
    });
    tag(this, props.tags);
  }
}

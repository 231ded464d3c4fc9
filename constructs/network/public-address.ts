import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { PublicIp } from "../providers.ts";

export interface PublicAddressProps extends CommonProps {
  /** What leaves through the address; part of its name. */
  readonly purpose: string;
  readonly zoneRedundant: boolean;
}

/** An address that traffic leaves by. Nothing answers on it. */
export class PublicAddress extends Construct {
  readonly resource: PublicIp;

  constructor(scope: Construct, id: string, props: PublicAddressProps) {
    super(scope, id);
    this.resource = new PublicIp(this, "Resource", {
      name: props.naming.of("publicIp", props.purpose),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      allocationMethod: "Static",
      sku: "Standard",
      ...(props.zoneRedundant ? { zones: [...zones] } : {}),
    });
    protect(this, this.resource, props);
  }
}

/** Every region that has availability zones has three. */
export const zones = ["1", "2", "3"] as const;

import type { TerraformResource } from "cdktf";
import type { PrivateLinkService, PrivateZoneName } from "../azure-types/index.ts";
import { privateLink } from "../azure-types/index.ts";

export type { PrivateLinkService, PrivateZoneName };
export { privateLink };

/** Where private endpoints go: one subnet, and the zones that are linked to its network. */
export interface PrivateNetwork {
  /** The subnet of private endpoints. */
  readonly endpointSubnetId: string;
  /** The id of the zone that is linked to this network. Throws for a service whose zone the network was not given. */
  zoneId(zone: PrivateZoneName): string;
  /**
   * The link between a zone and the network, before which a name does not resolve to its endpoint; nothing where another team makes the link.
   * @default - none is made in the same deployment
   */
  linkOf?(zone: PrivateZoneName): TerraformResource | undefined;
  /**
   * Whether a policy of the landing zone puts every endpoint into its zones: endpoints are then made without, and the additions of the policy are left alone.
   * @default false
   */
  readonly zoneGroupByPolicy?: boolean;
}

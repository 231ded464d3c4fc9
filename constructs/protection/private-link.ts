import type { TerraformResource } from "cdktf";

/**
 * What Private Link calls each service, and the zones in which its names resolve. Public cloud only: a sovereign cloud has other suffixes.
 * https://learn.microsoft.com/azure/private-link/private-endpoint-dns
 */
export const privateLink = {
  vault: { subresource: "vault", zones: ["privatelink.vaultcore.azure.net"] },
  registry: { subresource: "registry", zones: ["privatelink.azurecr.io"] },
  cognitiveAccount: { subresource: "account", zones: ["privatelink.cognitiveservices.azure.com"] },
  blob: { subresource: "blob", zones: ["privatelink.blob.core.windows.net"] },
  redis: { subresource: "redisEnterprise", zones: ["privatelink.redis.azure.net"] },
  apiManagement: { subresource: "Gateway", zones: ["privatelink.azure-api.net"] },
  // Azure Monitor keeps some of its data in blobs, and a network can have only one blob zone: it is shared.
  monitor: {
    subresource: "azuremonitor",
    zones: [
      "privatelink.monitor.azure.com",
      "privatelink.oms.opinsights.azure.com",
      "privatelink.ods.opinsights.azure.com",
      "privatelink.agentsvc.azure-automation.net",
      "privatelink.blob.core.windows.net",
    ],
  },
} as const satisfies Record<string, { subresource: string; zones: readonly string[] }>;

export type PrivateLinkService = keyof typeof privateLink;

export type PrivateZoneName = (typeof privateLink)[PrivateLinkService]["zones"][number];

/** Where private endpoints go: one subnet, and the zones that are linked to its network. */
export interface PrivateNetwork {
  readonly endpointSubnetId: string;
  /** The id of the zone that is linked to this network. Throws for a service whose zone the network was not given. */
  zoneId(zone: PrivateZoneName): string;
  /**
   * The link between a zone and the network, before which a name does not resolve to its endpoint; nothing where another team makes the link.
   * @default - none is made in the same deployment
   */
  linkOf?(zone: PrivateZoneName): TerraformResource | undefined;
  /**
   * Whether a policy of the landing zone puts every endpoint into its zones: endpoints are then made without, and what the policy adds is left alone.
   * @default false
   */
  readonly zoneGroupByPolicy?: boolean;
}

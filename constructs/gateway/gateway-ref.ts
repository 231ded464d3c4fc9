import type { Grantee } from "../protection/grant.ts";
import type { Tier } from "./tiers.ts";

/** A user-assigned identity: it exists, and has its rights, before the gateway does. */
export interface GatewayIdentity extends Grantee {
  /** The resource id of the identity. */
  readonly id: string;
  /** The client id of the identity. */
  readonly clientId: string;
}

/** What the gateway's APIs, and Front Door before it, need to know of it. */
export interface GatewayRef {
  /** The resource id of the gateway. */
  readonly id: string;
  /** The name of the service. */
  readonly name: string;
  /** The resource group that it is in. */
  readonly resourceGroupName: string;
  /** Its region. */
  readonly location: string;
  /** Its tier. */
  readonly tier: Tier;
  /** The name by which clients know the gateway. */
  readonly hostName: string;
  /** `https://` and the host name, without a slash at the end. */
  readonly gatewayUrl: string;
  /** As whom the gateway speaks to backends, to Entra and to Application Insights. */
  readonly identity: GatewayIdentity;
}

/** Public cloud; a custom domain takes its place. */
export const defaultHostName = (name: string): string => `${name}.azure-api.net`;

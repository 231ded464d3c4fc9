import type { Grantee } from "../protection/grant.ts";
import type { Tier } from "./tiers.ts";

/** A user-assigned identity: it exists, and has its rights, before the gateway does. */
export interface GatewayIdentity extends Grantee {
  readonly id: string;
  readonly clientId: string;
}

/** What the gateway's APIs, and Front Door before it, need to know of it. */
export interface GatewayRef {
  readonly id: string;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
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

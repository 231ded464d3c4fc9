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

/** A service that private endpoints reach. */
export type PrivateLinkService = keyof typeof privateLink;

/** The name of a private DNS zone. */
export type PrivateZoneName = (typeof privateLink)[PrivateLinkService]["zones"][number];

/** What a resource sends to the workspace. */
export interface DiagnosticFacts {
  /** A group takes in categories that Azure adds later. */
  readonly logs: "allLogs" | "audit" | readonly string[];
  readonly metrics: readonly string[];
  /** Some services keep their logs on a child that Terraform does not model. */
  readonly child?: string;
  /** Tables with a column per property instead of the shared one; only for services that offer both, the others have no choice to make. */
  readonly ownTables?: true;
}

/** A resource's monthly cost before any use. */
export interface Price {
  /** US dollars a month. */
  readonly monthly: number;
  /** What is counted, and what is not: traffic, requests and stored gigabytes come on top everywhere. */
  readonly per: string;
  /** Public page with the figure, or nothing for one that is from memory and rounded up. */
  readonly source?: string;
}

/** How a kind of resource is named. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export interface NameRule {
  /** Cloud Adoption Framework abbreviation. */
  readonly prefix: string;
  /** The longest name that the service takes. */
  readonly max: number;
  /** Services that allow letters and digits only get their parts joined without dashes. @default true */
  readonly dashes?: false;
  /**
   * Names that are unique beyond the subscription, in the tenant or in all of Azure, get a hash of the deployment, so that two teams that call theirs
   * alike do not collide.
   * @default false
   */
  readonly global?: true;
}

/** The required value of an argument. `stated`: any explicit value. */
export type Want =
  | { readonly is: unknown }
  | { readonly oneOf: readonly unknown[] }
  | { readonly begins: string }
  | { readonly stated: true };

/** One argument whose value decides about security. */
export interface SecureValue {
  /** A path of argument names. */
  readonly argument: string;
  readonly want: Want;
  /** The provider's default. Left out where it is unknown, or where the argument must be explicit anyway. */
  readonly byDefault?: unknown;
  /** The argument counts only where this block is written. */
  readonly within?: string;
  /** Requirements and rules of public scanners. */
  readonly references: readonly string[];
  /** The weakenings, by name, that excuse another value. */
  readonly excusedBy?: readonly string[];
}

/** The posture rules that judge arguments: what answers outside of the network, what admits a key, what encrypts, and the rest. */
export type Concern = "publicAccess" | "keyAccess" | "tls" | "defaults";

/** What Azure Resource Manager asks for a type. */
export interface ArmNeeds {
  /** Types that are read, written and deleted. */
  readonly types: readonly string[];
  /** What is used besides: an identity is assigned, a subnet joined. */
  readonly actions: readonly string[];
}

/** What this repository knows of a resource type of azurerm or azuread, or of Azure where azapi makes it. A new type is a row of its service. */
export interface AzureType {
  /** Azure lets it carry tags. */
  readonly tags?: true;
  /** How its resources are named, by what a deployment calls them: several kinds where it has several of one type. */
  readonly names?: Readonly<Record<string, NameRule>>;
  /** A type without this sends no diagnostics, or says in `withoutDiagnostics` why it deliberately has no setting. */
  readonly diagnostics?: DiagnosticFacts;
  readonly withoutDiagnostics?: string;
  /** Its every resource needs a private endpoint to this service of Private Link. */
  readonly privateLink?: PrivateLinkService;
  /** What it costs by merely standing there, by tier where that decides. A type without this is free or is paid by use. */
  readonly price?: Price | Readonly<Record<string, Price>>;
  /**
   * What the identity that deploys it must be allowed to do, for the doctor. The join and assign actions are those that Azure checks on what a resource is tied to.
   * From https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations and, for what a provider asks besides the resource itself, the source
   * of azurerm.
   */
  readonly arm?: ArmNeeds;
  /** The values that posture wants, by the rule that judges them. */
  readonly secure?: { readonly [C in Concern]?: readonly SecureValue[] };
  /** Arguments of azurerm 4.55 that have a successor beside them. The next major version drops them. */
  readonly deprecated?: readonly string[];
}

export const allMetrics = ["AllMetrics"] as const;

export const joinSubnet = "Microsoft.Network/virtualNetworks/subnets/join/action";
export const assignIdentity = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";

/** `types` with a space between them, and the actions besides. */
export const needs = (types: string, ...actions: readonly string[]): ArmNeeds => ({ types: types.split(" "), actions });

/** `[argument, want, default of the provider, references]`; `undefined` as default where it must be written. */
export type SecureRow = readonly [argument: string, want: Want, byDefault: unknown, ...references: string[]];

/** Rows that share a block or an excuse. */
export const rows = (
  table: readonly SecureRow[],
  also: Pick<SecureValue, "within" | "excusedBy"> = {},
): readonly SecureValue[] =>
  table.map(([argument, want, byDefault, ...references]) => ({
    ...also,
    argument: also.within === undefined ? argument : `${also.within}.${argument}`,
    want,
    ...(byDefault === undefined ? {} : { byDefault }),
    references,
  }));

export const is = (value: unknown): Want => ({ is: value });

export const oneOf = (...values: readonly unknown[]): Want => ({ oneOf: values });

export const stated: Want = { stated: true };

/** What a tier of API Management can do, as far as this package decides by it. */
export interface TierFacts {
  /** Units that can be bought. */
  readonly capacity: { readonly min: number; readonly max: number };
  /**
   * How the gateway reaches into a network: v2 tiers keep their place and get a leg in (`integration`), the classic ones move in
   * (`injection`). Without either, the gateway reaches public backends only.
   */
  readonly reach: "none" | "integration" | "injection";
  /** Networks in which an injected gateway may answer. */
  readonly injection: readonly ("External" | "Internal")[];
  /** Private endpoint for what comes in. A classic gateway that is injected cannot have one. */
  readonly privateEndpoint: boolean;
  /** Front Door Premium can reach it by Private Link. */
  readonly frontDoorPrivateLink: boolean;
  /** azurerm accepts zones for Premium alone, although Azure offers them in the v2 tiers at creation. */
  readonly zones: boolean;
  /** Weak cipher suites can be switched off; the other tiers do not offer them, or do not let go of them. */
  readonly ciphers: boolean;
  /** Whether the tier takes TLS 1.3 from clients. */
  readonly tls13: boolean;
  /** Has a developer portal and a legacy configuration endpoint that are on until they are switched off. */
  readonly portal: boolean;
  /** Counts calls of a key by the day, which the v2 tiers do not. */
  readonly quotaByKey: boolean;
  /** The limits of an instance, revisions included. */
  readonly limits: { readonly operations: number; readonly namedValues: number };
}

const limits = {
  developer: { operations: 3_000, namedValues: 5_000 },
  basic: { operations: 10_000, namedValues: 5_000 },
  standard: { operations: 50_000, namedValues: 10_000 },
  premium: { operations: 75_000, namedValues: 18_000 },
} as const;

const classic = {
  reach: "none",
  injection: [],
  privateEndpoint: true,
  frontDoorPrivateLink: true,
  zones: false,
  ciphers: true,
  tls13: true,
  portal: true,
  quotaByKey: true,
} as const;

const v2 = {
  reach: "none",
  injection: [],
  privateEndpoint: false,
  frontDoorPrivateLink: false,
  zones: false,
  ciphers: false,
  tls13: false,
  portal: false,
  quotaByKey: false,
} as const;

/**
 * Consumption is not here: it has no limits by key, without which this gateway does not run.
 *
 * https://learn.microsoft.com/azure/api-management/api-management-features
 * https://learn.microsoft.com/azure/api-management/virtual-network-concepts
 * https://learn.microsoft.com/azure/api-management/private-endpoint
 * https://learn.microsoft.com/azure/api-management/api-management-howto-manage-protocols-ciphers
 * https://learn.microsoft.com/azure/api-management/quota-by-key-policy
 * https://learn.microsoft.com/azure/api-management/service-limits (as enforced since spring 2026)
 */
export const tiers = {
  Developer: {
    ...classic,
    limits: limits.developer,
    capacity: { min: 1, max: 1 },
    reach: "injection",
    injection: ["External", "Internal"],
  },
  Basic: { ...classic, limits: limits.basic, capacity: { min: 1, max: 2 } },
  BasicV2: { ...v2, limits: limits.basic, capacity: { min: 1, max: 10 } },
  Standard: { ...classic, limits: limits.standard, capacity: { min: 1, max: 4 } },
  StandardV2: {
    ...v2,
    limits: limits.standard,
    capacity: { min: 1, max: 10 },
    reach: "integration",
    privateEndpoint: true,
    frontDoorPrivateLink: true,
  },
  Premium: {
    ...classic,
    limits: limits.premium,
    capacity: { min: 1, max: 31 },
    reach: "injection",
    injection: ["External", "Internal"],
    zones: true,
  },
  // Front Door cannot reach this tier privately: https://learn.microsoft.com/azure/api-management/private-endpoint, "Typical scenario".
  PremiumV2: {
    ...v2,
    limits: limits.premium,
    capacity: { min: 1, max: 30 },
    reach: "integration",
    injection: ["Internal"],
    privateEndpoint: true,
  },
} as const satisfies Record<string, TierFacts>;

/** A tier of API Management. */
export type Tier = keyof typeof tiers;

export const factsOf = (tier: Tier): TierFacts => tiers[tier];

/** The tiers for which a statement holds, for the message that says what would be right. */
export const tiersWith = (holds: (facts: TierFacts) => boolean): string =>
  (Object.keys(tiers) as Tier[]).filter((tier) => holds(tiers[tier])).join(", ");

import type { NamedResource } from "../names.ts";
import type { CognitiveAccount } from "../providers.ts";

type AccountConfig = ConstructorParameters<typeof CognitiveAccount>[2];

/** Fixed settings of every account. Each value is explicit, also where Azure's default agrees, so that a plan shows it. */
export const cognitiveAccountDefaults = {
  // R-35, CKV_AZURE_236: two keys to everything, which no role governs.
  localAuthEnabled: false,
  // R-86, CKV_AZURE_134: reachable through its private endpoint only, also when the public side is turned on later.
  publicNetworkAccessEnabled: false,
  // CKV_AZURE_247: the account fetches no address that a request names.
  outboundNetworkAccessRestricted: true,
} as const satisfies Partial<AccountConfig>;

interface AccountFacts {
  /** Never the free tier: it stops answering when its calls are used up, and what asks for a verdict refuses without one. */
  readonly skuName: string;
  /** No service bypasses the firewall. Content Safety has no argument for it, because there none could. */
  readonly networkAcls: NonNullable<AccountConfig["networkAcls"]>;
  readonly named: NamedResource;
}

export const accountKinds = {
  ContentSafety: { skuName: "S0", networkAcls: { defaultAction: "Deny" }, named: "cognitiveAccount" },
  TextAnalytics: { skuName: "S", networkAcls: { defaultAction: "Deny", bypass: "None" }, named: "languageAccount" },
} as const satisfies Record<string, AccountFacts>;

export type AccountKind = keyof typeof accountKinds;

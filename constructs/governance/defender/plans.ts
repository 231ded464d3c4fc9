export interface DefenderPlanFacts {
  readonly why: string;
  /** Where a plan cannot be switched on without one. */
  readonly subPlan?: string;
}

/**
 * The plans of Defender for the types of resource in use. A plan that is on keeps its extensions: none is named here, because what is not named in a list of
 * extensions is switched off. The plan for AI is not among them: it watches Azure OpenAI and Foundry, of which a deployment has none, and shows prompts to
 * people. https://learn.microsoft.com/azure/defender-for-cloud/defender-for-cloud-introduction
 */
export const defenderPlans = {
  Api: { why: "the gateway's APIs: what is exposed, who probes them", subPlan: "P1" },
  Arm: { why: "suspicious operations of Azure Resource Manager" },
  CloudPosture: { why: "attack paths and recommendations" },
  Containers: { why: "vulnerabilities of images in the registry" },
  KeyVaults: { why: "unusual access to the vault" },
  StorageAccounts: { why: "unusual access to documents and to the archive", subPlan: "DefenderForStorageV2" },
} as const satisfies Readonly<Record<string, DefenderPlanFacts>>;

/** A plan of Microsoft Defender for Cloud. */
export type DefenderPlan = keyof typeof defenderPlans;

import { enforcedRules } from "./enforced.ts";
import { offeredRules } from "./offered.ts";
import type { LandingZoneRule } from "./rule.ts";

export type { LandingZoneRule } from "./rule.ts";

/**
 * The rules of a corporate landing zone that judge types of ours, for the archetypes root, landing_zones and corp of
 * Azure/Azure-Landing-Zones-Library (platform/alz, June 2026) and the built-in definitions of Azure/azure-policy (April 2026) that they assign.
 * Written from what those rules say, in the evaluator's language. Left out: rules over data planes, rules that change or deploy resources
 * by themselves, and types that this deployment never creates.
 */
export const landingZoneRules: readonly LandingZoneRule[] = [...enforcedRules, ...offeredRules];

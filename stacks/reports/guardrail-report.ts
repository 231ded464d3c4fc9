import type { AppSource } from "@mcp-landing-zone/constructs/posture";
import { graphOf } from "@mcp-landing-zone/constructs/posture";
import type { Created, GuardrailReport, Place } from "@mcp-landing-zone/governance/guardrails";
import {
  armResources,
  findings,
  grouped,
  guardrails,
  landingZoneFindings,
  landingZoneRules,
  ownParameters,
  unruledTypes,
} from "@mcp-landing-zone/governance/guardrails";
import type { ResolvedConfig } from "../resolved.ts";

/** Types of Terraform that are no resource of Azure Resource Manager's, or a part of one that is judged elsewhere. */
const apart = /^(azuread_|time_|azapi_(update_resource|resource_action|resource_list)$)/;

const managedIn = (stacks: AppSource) =>
  graphOf(stacks).resources.filter(({ mode, type }) => mode === "managed" && !apart.test(type));

/** Where a deployment's resources will be. */
export const createdPlace = (
  stacks: AppSource,
  { subscriptionId, location }: Pick<ResolvedConfig, "subscriptionId" | "location">,
): Place => {
  const group = managedIn(stacks).find(({ type }) => type === "azurerm_resource_group")?.attributes["name"];
  return { subscriptionId, resourceGroup: { name: String(group), location } };
};

/** A deployment's resources as Azure Resource Manager sees them. */
export const createdIn = (stacks: AppSource, place: Place): readonly Created[] =>
  armResources(managedIn(stacks), place);

/** What guardrails say to a deployment's stacks. `now` is the day that reviews are compared with. */
export const guardrailReport = (
  stacks: AppSource,
  config: ResolvedConfig,
  now = new Date().toISOString(),
): GuardrailReport => {
  const place = createdPlace(stacks, config);
  const created = createdIn(stacks, place);
  const parameters = ownParameters(
    created,
    place,
    config.contentSafetyLocation === undefined ? [] : [config.contentSafetyLocation],
  );
  const around = { resourceGroup: place.resourceGroup, subscription: { tenantId: config.tenantId }, now };
  const judged = new Set(created.map(({ declared }) => declared.address));
  const unjudged = managedIn(stacks)
    .filter(({ address }) => !judged.has(address))
    .map(({ type }) => type);
  const counted = (unruled: boolean) => {
    const types = unjudged.filter((type) => Object.hasOwn(unruledTypes, type) === unruled);
    return Object.fromEntries([...grouped(types, (type) => type)].sort().map(([type, list]) => [type, list.length]));
  };
  return {
    resources: created.length,
    unruled: counted(true),
    unjudged: counted(false),
    own: findings(guardrails, created, () => ({ ...around, parameters })),
    landingZone: landingZoneFindings(landingZoneRules, created, around),
  };
};

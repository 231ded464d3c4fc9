import { graphOf, type AppSource } from "@mcp-landing-zone/constructs/posture";
import {
  armResources,
  findings,
  grouped,
  type GuardrailReport,
  guardrails,
  landingZoneFindings,
  landingZoneRules,
  ownParameters,
} from "@mcp-landing-zone/governance/guardrails";
import type { ResolvedConfig } from "./resolved.ts";

/** Types of Terraform that are no resource of Azure Resource Manager's, or a part of one that is judged elsewhere. */
const apart = /^(azuread_|time_|azapi_(update_resource|resource_action|resource_list)$)/;

/** What guardrails say to a deployment's stacks. `now` is the day that reviews are compared with. */
export function guardrailReport(
  stacks: AppSource,
  config: ResolvedConfig,
  now = new Date().toISOString(),
): GuardrailReport {
  const managed = graphOf(stacks).resources.filter(({ mode, type }) => mode === "managed" && !apart.test(type));
  const group = managed.find(({ type }) => type === "azurerm_resource_group")?.attributes["name"];
  const place = {
    subscriptionId: config.subscriptionId,
    resourceGroup: { name: String(group), location: config.location },
  };
  const created = armResources(managed, place);
  const parameters = ownParameters(
    created,
    place,
    config.contentSafetyLocation === undefined ? [] : [config.contentSafetyLocation],
  );
  const around = { resourceGroup: place.resourceGroup, subscription: { tenantId: config.tenantId }, now };
  const judged = new Set(created.map(({ declared }) => declared.address));
  const unjudged = managed.filter(({ address }) => !judged.has(address)).map(({ type }) => type);
  return {
    resources: created.length,
    unjudged: Object.fromEntries(
      [...grouped(unjudged, (type) => type)].sort().map(([type, list]) => [type, list.length]),
    ),
    own: findings(guardrails, created, () => ({ ...around, parameters })),
    landingZone: landingZoneFindings(landingZoneRules, created, around),
  };
}

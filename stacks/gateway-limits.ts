import type { Tier } from "@mcp-landing-zone/constructs";
import { tiers } from "@mcp-landing-zone/constructs";
import type { TerraformStack } from "cdktf";
import { TerraformResource } from "cdktf";
import type { Problem } from "./validation/checks.ts";

const counted = {
  operations: "azurerm_api_management_api_operation",
  namedValues: "azurerm_api_management_named_value",
} as const;

/**
 * The other resource types of a deployment on the gateway, each with the reason why no number of servers reaches its limit. Azure also limits tags, products, subscriptions and users, of which
 * a deployment makes none: https://learn.microsoft.com/azure/api-management/service-limits
 */
const unlimited = {
  azurerm_api_management: "one for all servers",
  azurerm_api_management_api: "no limit of its own since spring 2026; the operations in it count",
  azurerm_api_management_api_diagnostic: "one for each API",
  azurerm_api_management_api_operation_policy:
    "at most 256 KiB each, which the policy's own rule holds (within-size-limit)",
  azurerm_api_management_api_policy: "at most 256 KiB each, which the policy's own rule holds (within-size-limit)",
  azurerm_api_management_backend: "no limit of its own since spring 2026; one for each server",
  azurerm_api_management_custom_domain: "one for all servers, with at most one host name",
  azurerm_api_management_diagnostic: "two for all servers",
  azurerm_api_management_logger: "two for all servers, of which the smallest tier holds 100",
  azurerm_api_management_policy: "one for all servers",
} as const;

/** Types of resources whose number or size is judged, here or where they are made. */
export const judgedTypes: ReadonlySet<string> = new Set([...Object.values(counted), ...Object.keys(unlimited)]);

/** What Azure would refuse in the middle of a deployment: more than an instance of the gateway's tier holds. */
export const beyondLimits = (stacks: readonly TerraformStack[], tier: Tier): readonly Problem[] => {
  const resources = stacks
    .flatMap((stack) => stack.node.findAll())
    .filter((node) => TerraformResource.isTerraformResource(node));
  const { limits } = tiers[tier];
  return (Object.keys(counted) as (keyof typeof counted)[]).flatMap((what) => {
    const count = resources.filter(({ terraformResourceType }) => terraformResourceType === counted[what]).length;
    const most = limits[what];
    return count <= most
      ? []
      : [
          {
            field: "servers",
            received: count,
            right: `servers with at most ${most} ${what === "operations" ? "operations" : "named values"} on a gateway of tier ${tier}: another profile, or a second deployment`,
          },
        ];
  });
};

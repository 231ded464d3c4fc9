import type { Tier } from "@mcp-landing-zone/constructs";
import { tiers } from "@mcp-landing-zone/constructs";
import type { TerraformStack } from "cdktf";
import { TerraformResource } from "cdktf";
import type { Problem } from "./checks.ts";

const counted = {
  operations: "azurerm_api_management_api_operation",
  namedValues: "azurerm_api_management_named_value",
} as const;

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

import { DataResource, dependable, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

const resourcesBelow = (scope: Construct): readonly TerraformResource[] =>
  scope.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));

/**
 * Has everything of one part wait for everything of another, as parts in stacks of their own do: the waits behind role assignments, private endpoints
 * and the gateway's closing of its public side are then over, and no part that comes later has to name them.
 */
export const inOrder = (earlier: Construct, later: Construct): void => {
  const there = new DataResource(earlier, "There", { dependsOn: [...resourcesBelow(earlier)] });
  for (const resource of resourcesBelow(later)) {
    resource.dependsOn = [...(resource.dependsOn ?? []), dependable(there)];
  }
};

import type { Created, Place } from "./from-terraform/index.ts";
import type { Json } from "./language.ts";
import type { Value } from "./value.ts";

/**
 * The values that the assignment of our guardrails gets, from what the deployment creates.
 *
 * @example
 * declare const created: readonly Created[];
 * declare const place: Place;
 * ownParameters(created, place, ["northeurope"]);
 */
export const ownParameters = (
  created: readonly Created[],
  place: Place,
  regions: readonly string[] = [],
): Record<string, Json> => {
  const ids = (type: string): string[] =>
    created.filter(({ resource }) => resource.type === type).flatMap(({ resource }) => text(resource.id));
  const environments = created.filter(({ resource }) => resource.type === "Microsoft.App/managedEnvironments");
  return {
    regions: [place.resourceGroup.location, ...regions],
    registries: created
      .filter(({ resource }) => resource.type === "Microsoft.ContainerRegistry/registries")
      .flatMap(({ resource }) => text(resource.name).map((name) => `${name}.azurecr.io`)),
    // With a network of the platform team, the subnet that the configuration names.
    subnets: environments.flatMap(({ resource }) => {
      const network = resource.properties["vnetConfiguration"] as
        { readonly infrastructureSubnetId?: Value } | undefined;
      return text(network?.infrastructureSubnetId);
    }),
    workspaceId: ids("Microsoft.OperationalInsights/workspaces")[0] ?? "",
    gatewayId: ids("Microsoft.ApiManagement/service")[0] ?? "",
  };
};

const text = (value: Value): string[] => (typeof value === "string" ? [value] : []);

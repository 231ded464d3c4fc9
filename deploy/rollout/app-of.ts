import type { WrittenStack } from "../../stacks/read-stacks.ts";
import { UsageError } from "../engine/exit.ts";
import { selected } from "../engine/order.ts";
import type { Synthesised } from "../engine/synthesise.ts";

/** The stack of one server, and the id of its container app. */
export function appOf(
  { config, stacks }: Synthesised,
  names: readonly string[],
): { readonly stack: WrittenStack; readonly id: string } {
  const isApp = ({ json }: WrittenStack): boolean => "azurerm_container_app" in json.resource;
  const candidates = selected(stacks, names).filter(isApp);
  const [stack] = candidates;
  if (!stack || candidates.length > 1) {
    const known = stacks
      .filter(isApp)
      .map(({ name }) => name)
      .join(", ");
    throw new UsageError(`stack: received ${names.join(", ") || "none"}, expected one that has a server: ${known}`);
  }
  const group = stacks.flatMap(({ json }) => Object.values(json.resource["azurerm_resource_group"] ?? {}))[0];
  const [app] = Object.values(stack.json.resource["azurerm_container_app"]!);
  return {
    stack,
    id: `/subscriptions/${config.subscriptionId}/resourceGroups/${String(group?.["name"])}/providers/Microsoft.App/containerApps/${String(app?.["name"])}`,
  };
}

import type { WrittenStack } from "../../stacks/read-stacks.ts";
import { UsageError } from "../engine/exit.ts";
import { selected } from "../engine/order.ts";
import type { Synthesised } from "../engine/synthesise.ts";

export interface ServerOf {
  /** The stack of one server. */
  readonly stack: WrittenStack;
  /** Id of its container app. */
  readonly appId: string;
  /** Id of the API that clients call, and the name of the backend behind it. */
  readonly apiId: string;
  readonly backend: string;
}

/** The server that a command is about: the one that is named, or the only one. */
export const serverOf = ({ config, stacks }: Synthesised, names: readonly string[]): ServerOf => {
  const isServer = ({ json }: WrittenStack): boolean => "azurerm_container_app" in json.resource;
  const candidates = selected(stacks, names).filter(isServer);
  const [stack] = candidates;
  if (!stack || candidates.length > 1) {
    const known = stacks
      .filter(isServer)
      .map(({ name }) => name)
      .join(", ");
    throw new UsageError(`stack: received ${names.join(", ") || "none"}, expected one that has a server: ${known}`);
  }
  const nameOf = (type: string): string =>
    String(stacks.flatMap(({ json }) => Object.values(json.resource[type] ?? {}))[0]?.["name"]);
  const providers = `/subscriptions/${config.subscriptionId}/resourceGroups/${nameOf("azurerm_resource_group")}/providers`;
  const own = (type: string) => Object.values(stack.json.resource[type] ?? {});
  const backend = String(own("azurerm_api_management_backend")[0]?.["name"]);
  // The API that clients call has the name of its backend.
  const api = own("azurerm_api_management_api").find(({ name }) => name === backend);
  return {
    stack,
    appId: `${providers}/Microsoft.App/containerApps/${String(own("azurerm_container_app")[0]?.["name"])}`,
    apiId: `${providers}/Microsoft.ApiManagement/service/${nameOf("azurerm_api_management")}/apis/${String(api?.["name"])}`,
    backend,
  };
};

import type { Rule } from "../../rule.ts";
import { examine, violation } from "../../rule.ts";

/** What may be ignored, and who decides it instead. A resource of azapi is named with its Azure type. */
const ignorable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azurerm_api_management: {
    public_network_access_enabled:
      "Azure takes it only after the private endpoint; the one azapi_update_resource of the gateway sets it",
  },
  azurerm_api_management_named_value: {
    value: "operators turn the gateway's kill switch, and a deployment must not turn it back",
  },
  azurerm_log_analytics_workspace_table: {
    retention_in_days: "the workspace decides how long a table can be queried; this value is how long it is kept",
  },
  azurerm_container_app: {
    "ingress[0].traffic_weight": "a promotion or a rollback shifts traffic, and a deployment must not shift it back",
  },
  azuread_service_principal: {
    account_enabled:
      "the person who switches an application off in an incident switches it on again, and no deployment does",
  },
  azuread_application: {
    identifier_uris: "azuread_application_identifier_uri sets them, because one of them holds the application's own id",
  },
  "azapi_resource_action Microsoft.ApiManagement/service/privateEndpointConnections": {
    resource_id: "Azure names the connection, and reading it again is no reason to approve it again",
    body: "it holds nothing but that name and the message that the connection was found by",
  },
  azurerm_private_endpoint: {
    private_dns_zone_group: "a policy of the platform team attaches it",
  },
};

export const ignoredChanges: Rule = {
  id: "ignored-changes",
  severity: "low",
  title: "No change made by hand is ignored, except where something else decides",
  why: "Terraform looks away from what it ignores: a protection that was switched off in the portal stays off.",
  references: ["R-84"],
  check: (graph) =>
    examine(
      graph.resources.filter((resource) => resource.ignoredChanges.length > 0),
      ({ type, attributes, ignoredChanges: ignored }) =>
        ignored
          .filter((argument) => !Object.hasOwn(ignorable[nameOf(type, attributes)] ?? {}, argument))
          .map((argument) => violation(`changes of ${argument} are ignored, expected none`)),
    ),
};

const nameOf = (type: string, attributes: Readonly<Record<string, unknown>>): string =>
  type.startsWith("azapi_") ? `${type} ${String(attributes["type"]).split("@", 1)[0]}` : type;

import type { Facts, RuleRow } from "./facts.ts";

const TYPE = "^[^@]+@[^@]+$";
/** No scheme, no query, and none of the ids with `|` that azurerm makes up. */
const PATH = "^/(?!.*[|])(?!.*api-version=)";
const ID = "internal/services/validate/resource_id.go";
const action = "internal/services/azapi_resource_action_resource.go";

const common: readonly RuleRow[] = [["type", "matches", TYPE, "internal/services/validate/resource_type.go"]];

const facts = (type: string, mode: Facts["mode"], read: string, rules: readonly RuleRow[]): Facts => ({
  type,
  mode,
  read,
  arguments: [],
  rules: [...common, ...rules],
});

/** The rules of azapi's own arguments; its schema is `../azapi-schema.ts`. */
export const azapiFacts: readonly Facts[] = [
  facts("azapi_resource", "resource", "internal/services/azapi_resource.go", [
    ["name", "replaces"],
    ["parent_id", "replaces"],
    ["parent_id", "matches", PATH, ID],
    ["location", "replaces"],
    ["replace_triggers_external_values", "replaces"],
    ["identity.type", "oneOf", ["SystemAssigned, UserAssigned", "UserAssigned", "SystemAssigned", "None"]],
    [
      "identity.identity_ids.*",
      "id",
      ["/subscriptions/{}/resourceGroups/{}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{}"],
    ],
    ["tags", "tags", [50, 512, 256], "internal/azure/tags/tags.go"],
    ["parent_id", "atLeastOneOf", ["parent_id"]],
  ]),
  facts("azapi_update_resource", "resource", "internal/services/azapi_update_resource.go", [
    ["name", "replaces"],
    ["parent_id", "replaces"],
    ["resource_id", "replaces"],
    ["resource_id", "matches", PATH, ID],
    ["name", "needs", ["parent_id"]],
    ["parent_id", "needs", ["name"]],
    ["resource_id", "exactlyOneOf", ["name", "resource_id"]],
  ]),
  facts("azapi_resource_action", "resource", action, [
    ["resource_id", "replaces"],
    ["action", "replaces"],
    ["resource_id", "matches", PATH, ID],
    ["method", "oneOf", ["POST", "PATCH", "PUT", "DELETE", "GET", "HEAD"]],
    ["when", "oneOf", ["apply", "destroy"]],
    ["method", "defaults", "POST"],
    ["when", "defaults", "apply"],
    [
      "sensitive_body",
      "refusedWhen",
      { config: { sensitive_body: { set: true }, when: "destroy" }, says: "sensitive_body is not there on destroy" },
    ],
  ]),
  facts("azapi_resource_list", "data", "internal/services/azapi_resource_list_data_source.go", [
    ["parent_id", "matches", PATH, ID],
  ]),
];

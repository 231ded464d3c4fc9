import { conditionalAccess } from "../../rules/identity/conditional-access.ts";
import { eligibleRole } from "../../rules/identity/eligible-role.ts";
import { forbiddenType } from "../../rules/identity/forbidden-type.ts";
import { identityShared } from "../../rules/identity/identity-shared.ts";
import { imageDigest } from "../../rules/identity/image-digest.ts";
import { keyRotation } from "../../rules/identity/key-rotation.ts";
import { redirectUri } from "../../rules/identity/redirect-uri.ts";
import { roleNarrow } from "../../rules/identity/role-narrow.ts";
import { roleScope } from "../../rules/identity/role-scope.ts";
import { vaultBypass } from "../../rules/identity/vault-bypass.ts";
import { appOf, stackOf } from "../app.ts";
import type { RuleCases } from "./rule-cases.ts";

const nothing = { "an app without identities": appOf({ "azurerm_resource_group.rg": {} }) };
const group = "/subscriptions/s/resourceGroups/rg";

const role = (properties: object) => appOf({ "azurerm_role_assignment.r": properties as Record<string, unknown> });
const scope = (value: string) =>
  appOf({
    "azurerm_role_assignment.r": { scope: value },
    "azurerm_key_vault.v": {},
    "azurerm_resource_group.rg": {},
    "data.azurerm_subscription.s": {},
  });
const bearers = (...names: readonly string[]) =>
  appOf({
    "azurerm_user_assigned_identity.i": {},
    ...Object.fromEntries(
      names.map((name) => [
        `azurerm_container_app.${name}`,
        { identity: { type: "UserAssigned", identity_ids: ["${azurerm_user_assigned_identity.i.id}"] } },
      ]),
    ),
  });
const policy = (users: object) => appOf({ "azuread_conditional_access_policy.p": { conditions: { users } } });
const activation = (rules: object) => appOf({ "azurerm_role_management_policy.p": { activation_rules: rules } });
const careful = { require_approval: true, require_multifactor_authentication: true, maximum_duration: "PT4H" };
const eligible = (properties: object) =>
  appOf({ "azurerm_pim_eligible_role_assignment.e": properties as Record<string, unknown> });
const image = (value: string) => appOf({ "azurerm_container_app.a": { template: { container: [{ image: value }] } } });
const redirects = (...uris: readonly string[]) =>
  appOf({ "azuread_application.a": { public_client: { redirect_uris: uris } } });
const key = (properties: object) => ({
  type: "Microsoft.KeyVault/vaults/keys@2024-11-01",
  resource_id: "${azurerm_key_vault.v.id}/keys/k",
  body: { properties },
});
const rotating = {
  keyOps: ["wrapKey", "unwrapKey"],
  attributes: { exp: "${time_offset.e.unix}" },
  rotationPolicy: { lifetimeActions: [{ action: { type: "notify" } }, { action: { type: "rotate" } }] },
};
const keys = (properties: object) => appOf({ "azapi_resource_action.k": key(properties) });
const vault = (bypass: string | undefined, rest: Record<string, Record<string, unknown>> = {}) =>
  appOf({ "azurerm_key_vault.v": { network_acls: { default_action: "Deny", bypass } }, ...rest });
const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

export const identityCases: readonly RuleCases[] = [
  {
    rule: roleNarrow,
    compliant: {
      "a narrow role": role({ role_definition_name: "AcrPull" }),
      "a narrow role by id": role({
        role_definition_id: "/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d",
      }),
    },
    violation: {
      Owner: role({ role_definition_name: "Owner" }),
      Contributor: role({ role_definition_name: "Contributor" }),
      "User Access Administrator": role({ role_definition_name: "User Access Administrator" }),
      "Owner by id": role({
        role_definition_id: "/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
      }),
      "a role of one's own": appOf({ "azurerm_role_definition.d": { permissions: [{ actions: ["*"] }] } }),
    },
    notApplicable: nothing,
    unknown: { "a role by variable": role({ role_definition_name: "${var.role}" }) },
  },
  {
    rule: roleScope,
    compliant: {
      "a resource": scope("${azurerm_key_vault.v.id}"),
      "a resource by id": scope(`${group}/providers/Microsoft.KeyVault/vaults/kv`),
      "a resource inside of a group": scope("${azurerm_resource_group.rg.id}/providers/Microsoft.KeyVault/vaults/kv"),
    },
    violation: {
      "a resource group": scope("${azurerm_resource_group.rg.id}"),
      "a resource group by id": scope(group),
      "the subscription": scope("${data.azurerm_subscription.s.id}"),
      "a management group": scope("/providers/Microsoft.Management/managementGroups/root"),
    },
    notApplicable: nothing,
    unknown: {
      "a scope from a stack that is not here": {
        app: stackOf({
          "azurerm_role_assignment.r": {
            scope: "${data.terraform_remote_state.cross-stack-reference-input-other.outputs.vault}",
          },
        }),
      },
    },
  },
  {
    rule: identityShared,
    compliant: { "one bearer": bearers("a"), "no bearer yet": bearers() },
    violation: {
      "two bearers": bearers("a", "b"),
      "a bearer through azapi": appOf({
        "azurerm_user_assigned_identity.i": {},
        "azurerm_container_app.a": { identity: { identity_ids: ["${azurerm_user_assigned_identity.i.id}"] } },
        "azapi_resource.b": { identity: { identity_ids: ["${azurerm_user_assigned_identity.i.id}"] } },
      }),
    },
    notApplicable: nothing,
  },
  {
    rule: vaultBypass,
    compliant: {
      "no exception": vault("None"),
      "services pass to their keys": vault("AzureServices", { "azapi_resource_action.k": key(rotating) }),
    },
    violation: {
      "services pass, and there is no key": vault("AzureServices"),
      "services pass to keys of another vault": vault("AzureServices", {
        "azapi_resource_action.k": { ...key(rotating), resource_id: "/other/keys/k" },
      }),
      "services pass, and a key signs": vault("AzureServices", {
        "azapi_resource_action.k": key(rotating),
        "azapi_resource_action.s": key({ ...rotating, keyOps: ["sign", "verify"] }),
      }),
      "services pass, and a key may do anything": vault("AzureServices", {
        "azapi_resource_action.k": key({ ...rotating, keyOps: undefined }),
      }),
      "nothing is written": vault(undefined),
    },
    notApplicable: nothing,
    unknown: { "by variable": vault("${var.bypass}") },
  },
  {
    rule: keyRotation,
    compliant: { "an end and a successor": keys(rotating) },
    violation: {
      "no end": keys({ ...rotating, attributes: {} }),
      "no successor": keys({ ...rotating, rotationPolicy: { lifetimeActions: [{ action: { type: "notify" } }] } }),
      neither: keys({}),
    },
    notApplicable: {
      ...nothing,
      "other things through azapi": appOf({ "azapi_resource.x": { type: "Microsoft.App/x@2024-03-01" } }),
    },
  },
  {
    rule: forbiddenType,
    compliant: {},
    violation: {
      "a password of an application": appOf({ "azuread_application_password.p": {} }),
      "a secret through the data plane": appOf({ "azurerm_key_vault_secret.s": { value: "x" } }),
      "a logger with a key": appOf({ "azurerm_api_management_logger.l": {} }),
    },
    notApplicable: nothing,
  },
  {
    rule: conditionalAccess,
    compliant: {
      "accounts for emergencies left out": policy({ included_groups: ["users"], excluded_groups: ["break-glass"] }),
      "one account left out": policy({ included_users: ["All"], excluded_users: ["break-glass"] }),
      "a policy about workloads": policy({ included_users: ["None"] }),
    },
    violation: {
      "no exclusion": policy({ included_users: ["All"] }),
      "an empty list": policy({ included_groups: ["users"], excluded_groups: [] }),
    },
    notApplicable: nothing,
  },
  {
    rule: eligibleRole,
    compliant: {
      "MFA, an approval and an end": activation(careful),
      "an authentication context": activation({
        require_approval: true,
        required_conditional_access_authentication_context: "c1",
        maximum_duration: "PT8H",
      }),
      "an end": eligible({ schedule: { expiration: { duration_days: 180 } } }),
    },
    violation: {
      "no approval": activation({ ...careful, require_approval: false }),
      "no MFA": activation({ ...careful, require_multifactor_authentication: false }),
      "a whole day": activation({ ...careful, maximum_duration: "P1D" }),
      "no length": activation({ ...careful, maximum_duration: undefined }),
      "for ever": eligible({}),
    },
    notApplicable: nothing,
  },
  {
    rule: imageDigest,
    compliant: {
      "a digest": image(`registry.example/server@${digest}`),
      "a digest in a registry of ours": image(`\${azurerm_container_registry.r.login_server}/server@${digest}`),
    },
    violation: {
      "a tag": image("registry.example/server:1.0"),
      nothing: image("registry.example/server"),
      "a short digest": image("x@sha256:0123"),
    },
    notApplicable: nothing,
    unknown: { "an image by variable": image("${var.image}") },
  },
  {
    rule: redirectUri,
    compliant: {
      exact: redirects("https://vscode.dev/redirect", "http://localhost/", "http://127.0.0.1:33418"),
      none: appOf({ "azuread_application.a": {} }),
    },
    violation: {
      "HTTP elsewhere": redirects("http://example.com/callback"),
      "a wildcard": redirects("https://*.example.com/callback"),
      "a wildcard path": redirects("https://example.com/*"),
      "another scheme": redirects("myapp://callback"),
      "a host that begins like ours": redirects("http://localhost.example.com/"),
    },
    notApplicable: nothing,
    unknown: { "an address by variable": redirects("${var.redirect}") },
  },
];

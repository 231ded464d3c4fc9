import { clock } from "../../rules/hygiene/clock.ts";
import { containerSecrets } from "../../rules/hygiene/container-secrets.ts";
import { deprecated } from "../../rules/hygiene/deprecated.ts";
import { diagnostics } from "../../rules/hygiene/diagnostics.ts";
import { ignoredChanges } from "../../rules/hygiene/ignored-changes.ts";
import { leakedToken } from "../../rules/hygiene/leaked-token.ts";
import { literalSecret } from "../../rules/hygiene/literal-secret.ts";
import { loggedBodies } from "../../rules/hygiene/logged-bodies.ts";
import { machinePath } from "../../rules/hygiene/machine-path.ts";
import { secretOutput } from "../../rules/hygiene/secret-output.ts";
import { tags } from "../../rules/hygiene/tags.ts";
import { undeclaredReference } from "../../rules/hygiene/undeclared-reference.ts";
import { appOf, stackOf } from "../app.ts";
import type { RuleCases } from "./rule-cases.ts";

const nothing = { "an app without such resources": appOf({ "azurerm_resource_group.rg": {} }) };
const empty = { "an app without stacks": {} };
const described = (description: string) => appOf({ "azurerm_subnet.s": { description } });
const output = (value: string, name = "next_step") =>
  appOf({ "azurerm_key_vault.v": {} }, { output: { [name]: { value } } });
const log = (setting: object) =>
  appOf({
    "azurerm_key_vault.v": {},
    "azurerm_monitor_diagnostic_setting.d": {
      target_resource_id: "${azurerm_key_vault.v.id}",
      log_analytics_workspace_id: "/workspace",
      enabled_log: [{ category_group: "allLogs" }],
      ...setting,
    },
  });
const sides = (bytes: unknown) => ({
  frontend: { request: { body: { bytes: 0 } }, response: { body: { bytes } } },
  backend: { request: { body: { bytes: 0 } }, response: { body: { bytes: 0 } } },
});
const diagnostic = (bytes: unknown) =>
  appOf({
    "azapi_resource_action.d": {
      type: "Microsoft.ApiManagement/service/diagnostics@2024-05-01",
      body: { properties: sides(bytes) },
    },
  });
const body = { body_bytes: 0 };
const container = (properties: object) => appOf({ "azurerm_container_app.a": properties as Record<string, unknown> });
const connecting = (type: string) =>
  appOf({ "azapi_resource_action.x": { type, lifecycle: { ignore_changes: ["resource_id"] } } });
const ignoring = (type: string, ...arguments_: readonly string[]) =>
  appOf({ [`${type}.x`]: { lifecycle: { ignore_changes: arguments_ } } });

export const hygieneCases: readonly RuleCases[] = [
  {
    rule: diagnostics,
    compliant: {
      "a setting": log({}),
      "a setting of a part": appOf({
        "azurerm_storage_account.s": {},
        "azurerm_monitor_diagnostic_setting.d": {
          target_resource_id: "${azurerm_storage_account.s.id}/blobServices/default",
          log_analytics_workspace_id: "/workspace",
          enabled_log: [{}],
        },
      }),
    },
    violation: {
      "no setting": appOf({ "azurerm_key_vault.v": {} }),
      "a setting without a workspace": log({ log_analytics_workspace_id: undefined, storage_account_id: "/account" }),
      "a setting of another": log({ target_resource_id: "/other" }),
    },
    notApplicable: nothing,
  },
  {
    rule: loggedBodies,
    compliant: {
      "none through azapi": diagnostic(0),
      "none through azurerm": appOf({
        "azurerm_api_management_diagnostic.d": {
          frontend_request: body,
          frontend_response: body,
          backend_request: body,
          backend_response: body,
        },
      }),
    },
    violation: {
      "a response through azapi": diagnostic(8192),
      "left to Azure": diagnostic(undefined),
      "one side through azurerm": appOf({ "azurerm_api_management_api_diagnostic.d": { frontend_request: body } }),
    },
    notApplicable: nothing,
    unknown: { "by variable": diagnostic("${var.bytes}") },
  },
  {
    rule: tags,
    compliant: { "a tag": appOf({ "azurerm_key_vault.v": { tags: { owner: "mcp" } } }) },
    violation: {
      "no tags": appOf({ "azurerm_key_vault.v": {} }),
      "empty tags": appOf({ "azurerm_key_vault.v": { tags: {} } }),
      "a resource with a place through azapi": appOf({ "azapi_resource.a": { location: "westeurope" } }),
    },
    notApplicable: { "what cannot carry any": appOf({ "azurerm_subnet.s": {}, "azapi_resource.a": {} }) },
  },
  {
    rule: ignoredChanges,
    compliant: {
      "what the second step of a gateway decides": ignoring("azurerm_api_management", "public_network_access_enabled"),
      "what a policy decides": ignoring("azurerm_private_endpoint", "private_dns_zone_group"),
      "what Azure names": connecting("Microsoft.ApiManagement/service/privateEndpointConnections@2024-05-01"),
    },
    violation: {
      "a firewall": ignoring("azurerm_key_vault", "network_acls"),
      everything: appOf({ "azurerm_key_vault.v": { lifecycle: { ignore_changes: "all" } } }),
      "what is allowed elsewhere": ignoring("azurerm_key_vault", "public_network_access_enabled"),
      "another action": connecting("Microsoft.ContainerRegistry/registries@2025-04-01"),
    },
    notApplicable: nothing,
  },
  {
    rule: deprecated,
    compliant: { "the successor": appOf({ "azurerm_key_vault.v": { rbac_authorization_enabled: true } }) },
    violation: {
      "the old name": appOf({ "azurerm_key_vault.v": { enable_rbac_authorization: true } }),
      "the old name with a safe value": appOf({
        "azurerm_api_management.g": { security: { enable_backend_tls10: false } },
      }),
    },
    notApplicable: nothing,
  },
  {
    rule: undeclaredReference,
    compliant: {
      "a resource that is there": appOf({
        "azurerm_subnet.s": { name: "${azurerm_resource_group.rg.name}" },
        "azurerm_resource_group.rg": {},
      }),
      "a literal that looks like one": described("azurerm_key_vault.v.id"),
      "an escaped one": described("$${azurerm_key_vault.v.id}"),
    },
    violation: {
      "nothing there": described("${azurerm_key_vault.v.id}"),
      "a dependency on nothing": appOf({ "azurerm_subnet.s": { depends_on: ["azurerm_key_vault.v"] } }),
      "an output of nothing": output("${azurerm_key_vault.other.id}"),
      "another stack's resource as if it were here": {
        base: stackOf({ "azurerm_key_vault.v": {} }),
        app: stackOf({ "azurerm_subnet.s": { description: "${azurerm_key_vault.v.id}" } }),
      },
      "an output that another stack does not have": {
        base: stackOf({}),
        app: stackOf({
          "azurerm_subnet.s": {
            description: "${data.terraform_remote_state.cross-stack-reference-input-base.outputs.vault}",
          },
        }),
      },
    },
    notApplicable: empty,
    unknown: {
      "a stack that is not here": described(
        "${data.terraform_remote_state.cross-stack-reference-input-base.outputs.vault}",
      ),
    },
  },
  {
    rule: secretOutput,
    compliant: {
      "an id": output("${azurerm_key_vault.v.id}"),
      "the address of a secret": output("https://kv.vault.azure.net/secrets/x", "secret_uri"),
      "a connection string that opens nothing": output("${azurerm_application_insights.a.connection_string}"),
    },
    violation: {
      "a key": output("${azurerm_storage_account.s.primary_access_key}"),
      "a connection string": output("${azurerm_storage_account.s.primary_connection_string}"),
      "a secret by its name": output("hunter2", "admin_password"),
      "a secret by its looks": output(
        "DefaultEndpointsProtocol=https;AccountKey=abcdefghijklmnopqrstuvwxyz0123456789==",
      ),
    },
    notApplicable: { "an app without outputs": appOf({ "azurerm_key_vault.v": {} }) },
  },
  {
    rule: literalSecret,
    compliant: {
      "names, ids and digests": appOf({
        "azurerm_subnet.s": {
          id: "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/x",
          image: `registry.example/server@sha256:${"0123456789abcdef".repeat(4)}`,
          policy: "style-src 'sha256-Qf3xk9ZpL0vT7mWcB2yR8sNhJ4dGaE6uKiXoV5tPzM1='",
          guid: "2d8b5a3c-1f0e-4a6b-9c7d-8e9f0a1b2c3d",
          password_policy_enabled: "true",
          secret_name: "mcp",
          connection_string: "${azurerm_application_insights.a.connection_string}",
          action: "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA256",
        },
      }),
    },
    violation: {
      "a key of an account": described("AccountKey=abcdefghijklmnopqrstuvwxyz0123456789=="),
      "a token": described(`eyJhbGciOiJSUzI1NiJ9.${"eyJzdWIiOiIxMjM0NTY3ODkwIn0"}.abcdefghijklmnop`),
      "a private key": described("-----BEGIN PRIVATE KEY-----"),
      "a password by its name": appOf({ "azurerm_subnet.s": { admin_password: "hunter2" } }),
      "a random value": described("kT9vXq2LmZ8wRb4NfY7cJs1HdP6uGa3EoWi5"),
      "a client secret of Entra": described(`abc8Q~${"aB3.dE6_gH9-jK2~mN5pQ8sT1vW4yZ7b"}`),
      "a password in an address": described("https://user:hunter2@example.com"),
      "a secret of a provider": appOf({}, { provider: { azurerm: [{ client_secret: "hunter2" }] } }),
    },
    notApplicable: empty,
  },
  {
    rule: containerSecrets,
    compliant: {
      "the vault's": container({ secret: [{ name: "a", key_vault_secret_id: "https://kv/secrets/a", identity: "x" }] }),
      "names in the environment": container({
        template: {
          container: [
            {
              env: [
                { name: "KEY_VAULT_URI", value: "https://kv" },
                { name: "TOKEN_VERSION", value: "2" },
              ],
            },
          ],
        },
      }),
    },
    violation: {
      "a value": container({ secret: [{ name: "a", value: "hunter2" }] }),
      "a password for the registry": container({ registry: [{ server: "r", password_secret_name: "a" }] }),
      "a password in the environment": container({
        template: { container: [{ env: [{ name: "DB_PASSWORD", value: "hunter2" }] }] },
      }),
    },
    notApplicable: nothing,
  },
  {
    rule: leakedToken,
    compliant: { "a stack without any": described("a token is not a placeholder") },
    violation: { "as written": described("${TfToken[TOKEN.4]}"), "in capitals": described("${TFTOKEN[TOKEN.4]}") },
    notApplicable: empty,
  },
  {
    rule: machinePath,
    compliant: {
      "addresses and ids": described("https://example.com/home/x /subscriptions/x ${azurerm_subnet.x.id}/tmp/"),
    },
    violation: {
      "a home": described("/home/a-user/project"),
      "a drive": described("C:\\Users\\a-user"),
      "a state file": appOf({}, { terraform: { backend: { local: { path: "/srv/terraform.app.tfstate" } } } }),
    },
    notApplicable: empty,
  },
  {
    rule: clock,
    compliant: {
      "a derived name": described('${uuidv5("url", "x")}'),
      "a word that looks like a call": described("timestamp()"),
      "a moment that stays": appOf({ "time_offset.o": { offset_days: 365 } }),
    },
    violation: {
      "the time": described("${timestamp()}"),
      chance: described("${uuid()}"),
      "a random resource": appOf({ "random_string.r": {} }),
      "a moment that comes again": appOf({ "time_rotating.r": {} }),
    },
    notApplicable: empty,
  },
];

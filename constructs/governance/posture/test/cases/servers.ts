import { inboundStages } from "@mcp-landing-zone/gateway/documents/mcp";
import { endpointsApart } from "../../rules/servers/endpoints-apart.ts";
import { gatewayStages } from "../../rules/servers/gateway-stages.ts";
import { serversApart } from "../../rules/servers/servers-apart.ts";
import { appOf } from "../app.ts";
import type { RuleCases } from "./rule-cases.ts";

const nothing = { "an app without servers": appOf({ "azurerm_resource_group.rg": {} }) };

const elements = (stages: readonly string[]): string =>
  stages.map((stage) => `<choose id="${stage}"><when condition="true" /></choose>`).join("");
/** The text of a policy that has these stages. */
export const policyOf = (inbound: readonly string[], outbound: readonly string[] = ["answer"], more = ""): string =>
  `<policies><inbound><base />${elements(inbound)}${more}</inbound><outbound>${elements(outbound)}</outbound></policies>`;
const stages = (inbound: readonly string[], outbound?: readonly string[]) =>
  appOf({ "azurerm_api_management_api_policy.a": { xml_content: policyOf(inbound, outbound) } });
/** The stages with some of them before another. */
const before = (stage: string, ...added: readonly string[]): readonly string[] =>
  inboundStages.flatMap((each) => (each === stage ? [...added, each] : [each]));
const without = (stage: string): readonly string[] => inboundStages.filter((each) => each !== stage);

const endpoint = (server: string, audience: string, values = server) => ({
  [`azurerm_api_management_api_policy.${server}`]: {
    xml_content: policyOf(
      inboundStages,
      ["answer"],
      `<audience>${audience}</audience><set-backend-service backend-id="${server}" />{{${values}-switch}}{{mcp-all-switch}}`,
    ),
  },
});
const audienceOf = (server: string, application: string) => ({
  [`azurerm_api_management_named_value.${server}`]: {
    name: `${server}-client-id`,
    api_management_name: "apim",
    value: `\${azuread_application.${application}.client_id}`,
  },
  [`azuread_application.${application}`]: {},
});
const named = (type: string, ...places: readonly (readonly [name: string, gateway: string])[]) =>
  appOf(
    Object.fromEntries(
      places.map(([name, gateway], index) => [`${type}.r${index}`, { name, api_management_name: gateway }]),
    ),
  );

const server = (name: string, settings: Readonly<Record<string, string>> = {}) => ({
  [`azurerm_user_assigned_identity.${name}`]: {},
  [`azurerm_container_app.${name}`]: {
    identity: { identity_ids: [`\${azurerm_user_assigned_identity.${name}.id}`] },
    template: { container: [{ env: Object.entries(settings).map(([setting, value]) => ({ name: setting, value })) }] },
  },
});
const right = (of: string, scope: string, role: string) => ({
  [`azurerm_role_assignment.${of}-${scope.replaceAll(/\W/g, "")}`]: {
    principal_id: `\${azurerm_user_assigned_identity.${of}.principal_id}`,
    scope,
    role_definition_name: role,
  },
});
const redis = (of: string, store: string) => ({
  [`azurerm_managed_redis.${store}`]: {},
  [`azapi_resource.${of}-${store}`]: {
    type: "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments@2025-07-01",
    parent_id: `\${azurerm_managed_redis.${store}.id}/databases/default`,
    body: { properties: { user: { objectId: `\${azurerm_user_assigned_identity.${of}.principal_id}` } } },
  },
});
const vault = { "azurerm_key_vault.v": {} };
const two = { ...server("a"), ...server("b"), ...vault };
const writes = "Storage Blob Data Contributor";
const containers = { "azurerm_storage_container.a": {}, "azurerm_storage_container.b": {} };

export const serverCases: readonly RuleCases[] = [
  {
    rule: gatewayStages,
    compliant: {
      "all stages": stages(inboundStages),
      "a tier without quotas, no inspection": stages(
        inboundStages.filter((stage) => stage !== "tool-quota" && stage !== "inspection"),
      ),
      "stages of its own in their places": stages(before("rebuild", "extra-a", "extra-b"), ["extra-c", "answer"]),
    },
    violation: {
      ...Object.fromEntries(
        ["token", "right", "switch", "gateway-token"].map((stage) => [`without ${stage}`, stages(without(stage))]),
      ),
      "two in another order": stages(
        without("token").flatMap((each) => (each === "right" ? ["right", "token"] : [each])),
      ),
      "one of its own before the token": stages(before("token", "extra-a")),
      "one of its own after the headers were rebuilt": stages([...inboundStages, "extra-a"]),
      "one of its own after the answer was cleaned": stages(inboundStages, ["answer", "extra-a"]),
      "an answer that is not cleaned": stages(inboundStages, []),
    },
    notApplicable: { ...nothing, "another document": stages(["host", "limit", "answer"]) },
    unknown: {},
  },
  {
    rule: endpointsApart,
    compliant: {
      "an application each": appOf({
        ...endpoint("a", "{{a-client-id}}"),
        ...audienceOf("a", "one"),
        ...endpoint("b", "{{b-client-id}}"),
        ...audienceOf("b", "two"),
      }),
      "one name on two gateways": named("azurerm_api_management_api", ["mcp", "one"], ["mcp", "two"]),
    },
    violation: {
      "one application of two servers": appOf({
        ...endpoint("a", "{{a-client-id}}"),
        ...audienceOf("a", "one"),
        ...endpoint("b", "{{b-client-id}}"),
        ...audienceOf("b", "one"),
      }),
      "one audience, written down": appOf({ ...endpoint("a", "client"), ...endpoint("b", "client") }),
      "the switch of another": appOf({ ...endpoint("a", "one"), ...endpoint("b", "two", "a") }),
      "two APIs of one name": named("azurerm_api_management_api", ["mcp", "one"], ["mcp", "one"]),
      "two named values of one name": named(
        "azurerm_api_management_named_value",
        ["mcp-switch", "one"],
        ["mcp-switch", "one"],
      ),
      "two backends of one name": named("azurerm_api_management_backend", ["mcp", "one"], ["mcp", "one"]),
    },
    notApplicable: nothing,
  },
  {
    rule: serversApart,
    compliant: {
      "each its own": appOf({
        ...two,
        ...containers,
        ...right("a", "${azurerm_storage_container.a.id}", writes),
        ...right("b", "${azurerm_storage_container.b.id}", writes),
        ...right("a", "${azurerm_key_vault.v.id}/secrets/a", "Key Vault Secrets User"),
        ...right("b", "${azurerm_key_vault.v.id}/secrets/b", "Key Vault Secrets User"),
        ...redis("a", "x"),
        ...redis("b", "y"),
      }),
      "what all may read": appOf({
        ...two,
        ...containers,
        ...right("a", "${azurerm_storage_container.a.id}", "Storage Blob Data Reader"),
        ...right("b", "${azurerm_storage_container.a.id}", "Storage Blob Data Reader"),
      }),
      "settings that all have": appOf({
        ...server("a", { MCP_GATEWAY_CLIENT_ID: "gateway", MCP_AUDIT_CONTAINER: "audit-a" }),
        ...server("b", { MCP_GATEWAY_CLIENT_ID: "gateway", MCP_AUDIT_CONTAINER: "audit-b" }),
      }),
    },
    violation: {
      "one container": appOf({
        ...two,
        ...containers,
        ...right("a", "${azurerm_storage_container.a.id}", writes),
        ...right("b", "${azurerm_storage_container.a.id}", writes),
      }),
      "one secret": appOf({
        ...two,
        ...right("a", "${azurerm_key_vault.v.id}/secrets/s", "Key Vault Secrets User"),
        ...right("b", "${azurerm_key_vault.v.id}/secrets/s", "Key Vault Secrets User"),
      }),
      "one key to sign with": appOf({
        ...two,
        ...right("a", "${azurerm_key_vault.v.id}/keys/k", "Key Vault Crypto User"),
        ...right("b", "${azurerm_key_vault.v.id}/keys/k", "Key Vault Crypto User"),
      }),
      "a whole vault": appOf({ ...two, ...right("a", "${azurerm_key_vault.v.id}", "Key Vault Secrets User") }),
      "one store of shared state": appOf({ ...two, ...redis("a", "x"), ...redis("b", "x") }),
      "one trail": appOf({
        ...server("a", { MCP_AUDIT_CONTAINER: "audit" }),
        ...server("b", { MCP_AUDIT_CONTAINER: "audit" }),
      }),
      "the address of another": appOf({
        ...server("a"),
        ...server("b", { UPSTREAM: "${azurerm_container_app.a.ingress[0].fqdn}" }),
      }),
    },
    notApplicable: nothing,
  },
];

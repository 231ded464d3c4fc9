// Long: one case after another, each a pair of a compliant and a violating resource.
import { containerIngress } from "../../rules/network/container-ingress.ts";
import { denyByDefault } from "../../rules/network/deny-by-default.ts";
import { edgeFirewall } from "../../rules/network/edge-firewall.ts";
import { endpointSubnet } from "../../rules/network/endpoint-subnet.ts";
import { endpointZone } from "../../rules/network/endpoint-zone.ts";
import { gatewayAccess } from "../../rules/network/gateway-access.ts";
import { openNetwork } from "../../rules/network/open-network.ts";
import { privateEndpoint } from "../../rules/network/private-endpoint.ts";
import { subnetSecurityGroup } from "../../rules/network/subnet-security-group.ts";
import { subnetUsed } from "../../rules/network/subnet-used.ts";
import { zoneLink } from "../../rules/network/zone-link.ts";
import { appOf, stackOf } from "../app.ts";
import type { RuleCases } from "./rule-cases.ts";

const nothing = { "an app without a network": appOf({ "azurerm_resource_group.rg": {} }) };

const gateway = (sku: string, properties: object = {}, update?: object) =>
  appOf({
    "azurerm_api_management.g": { sku_name: sku, ...properties },
    ...(update
      ? { "azapi_update_resource.u": { resource_id: "${azurerm_api_management.g.id}", body: { properties: update } } }
      : {}),
  });

const endpoint = (target: string, part = "vault") => ({
  private_service_connection: { private_connection_resource_id: target, subresource_names: [part] },
});
const vault = "${azurerm_key_vault.v.id}";
const remote = "data.terraform_remote_state.cross-stack-reference-input-base.outputs";

const zoned = (properties: object) => appOf({ "azurerm_private_endpoint.p": properties as Record<string, unknown> });

const filtered = (policies?: string) =>
  appOf({
    "azurerm_subnet.s": policies === undefined ? {} : { private_endpoint_network_policies: policies },
    "azurerm_private_endpoint.p": { subnet_id: "${azurerm_subnet.s.id}" },
  });

const grouped = (...groups: readonly string[]) =>
  appOf({
    "azurerm_subnet.s": { name: "containers" },
    ...Object.fromEntries(groups.map((group) => [`azurerm_network_security_group.${group}`, {}])),
    ...Object.fromEntries(
      groups.map((group) => [
        `azurerm_subnet_network_security_group_association.${group}`,
        {
          subnet_id: "${azurerm_subnet.s.id}",
          network_security_group_id: `\${azurerm_network_security_group.${group}.id}`,
        },
      ]),
    ),
  });

const rule = (overrides: object = {}) => ({
  name: "rule",
  access: "Allow",
  direction: "Inbound",
  priority: 100,
  source_address_prefix: "Internet",
  destination_address_prefix: "VirtualNetwork",
  destination_port_range: "443",
  description: "clients of the gateway",
  ...overrides,
});
const deny = (direction: string, priority = 4096) =>
  rule({
    access: "Deny",
    direction,
    priority,
    source_address_prefix: "*",
    destination_address_prefix: "*",
    destination_port_range: "*",
  });
const out = (overrides: object) =>
  rule({
    direction: "Outbound",
    source_address_prefix: "VirtualNetwork",
    destination_address_prefix: "Internet",
    ...overrides,
  });
const group = (...rules: readonly object[]) => appOf({ "azurerm_network_security_group.n": { security_rule: rules } });

const app = (external: boolean, environment: object | undefined) =>
  appOf({
    "azurerm_container_app.a": {
      ingress: { external_enabled: external },
      container_app_environment_id: environment ? "${azurerm_container_app_environment.e.id}" : "/subscriptions/x",
    },
    ...(environment ? { "azurerm_container_app_environment.e": environment as Record<string, unknown> } : {}),
  });

const managed = [{ type: "Microsoft_DefaultRuleSet" }, { type: "Microsoft_BotManagerRuleSet" }];
const firewall = (properties: object = {}) =>
  appOf({
    "azurerm_cdn_frontdoor_firewall_policy.f": {
      managed_rule: managed,
      custom_rule: [{ type: "RateLimitRule" }],
      ...properties,
    },
  });
const argument = { match_variable: "RequestBodyJsonArgNames", operator: "StartsWith", selector: "params.argument" };
const overridden = (override: object) =>
  firewall({ managed_rule: [{ ...managed[0], override: [override] }, managed[1]] });
const comparesId = '<choose id="host">context.Request.Headers.GetValueOrDefault("X-Azure-FDID", "")</choose>';
const hidesId = '<set-header name="X-Azure-FDID" exists-action="delete" />';
const api = (xml: unknown) => ({ "azurerm_api_management_api_policy.a": { xml_content: xml } });
const inbound = (content: string) => api(`<policies><inbound>${content}</inbound></policies>`);

const edge = (guarded: boolean, apis: Record<string, object> = {}) =>
  appOf({
    ...apis,
    "azurerm_cdn_frontdoor_endpoint.e": {},
    "azurerm_cdn_frontdoor_security_policy.s": {
      security_policies: {
        firewall: {
          association: {
            domain: guarded ? [{ cdn_frontdoor_domain_id: "${azurerm_cdn_frontdoor_endpoint.e.id}" }] : [],
          },
        },
      },
    },
  });

export const networkCases: readonly RuleCases[] = [
  {
    rule: gatewayAccess,
    compliant: {
      "closed by the second step": gateway("StandardV2_1", {}, { publicNetworkAccess: "Disabled" }),
      "inside the network": gateway("Developer_1", { virtual_network_type: "Internal" }),
    },
    violation: {
      "no second step": gateway("StandardV2_1"),
      "a second step that does something else": gateway("PremiumV2_1", {}, { customProperties: {} }),
      "injected for the internet": gateway("Premium_1", { virtual_network_type: "External" }),
    },
    notApplicable: { ...nothing, "a tier without a private path": gateway("BasicV2_1") },
    unknown: { "a placement by variable": gateway("Premium_1", { virtual_network_type: "${var.mode}" }) },
  },
  {
    rule: privateEndpoint,
    compliant: {
      "one endpoint": appOf({ "azurerm_key_vault.v": {}, "azurerm_private_endpoint.p": endpoint(vault) }),
      "an endpoint in another stack": {
        base: stackOf({ "azurerm_key_vault.v": {} }, { output: { vault: { value: vault } } }),
        app: stackOf({ "azurerm_private_endpoint.p": endpoint(`\${${remote}.vault}`) }),
      },
    },
    violation: {
      "no endpoint": appOf({ "azurerm_key_vault.v": {} }),
      "an endpoint to another part": appOf({
        "azurerm_key_vault.v": {},
        "azurerm_private_endpoint.p": endpoint(vault, "blob"),
      }),
      "two endpoints": appOf({
        "azurerm_key_vault.v": {},
        "azurerm_private_endpoint.p": endpoint(vault),
        "azurerm_private_endpoint.q": endpoint(vault),
      }),
    },
    notApplicable: nothing,
    unknown: {
      "a part by variable": appOf({
        "azurerm_key_vault.v": {},
        "azurerm_private_endpoint.p": endpoint(vault, "${var.part}"),
      }),
    },
  },
  {
    rule: endpointZone,
    compliant: {
      "a zone": zoned({ private_dns_zone_group: { private_dns_zone_ids: ["${azurerm_private_dns_zone.z.id}"] } }),
      "left to a policy": zoned({ lifecycle: { ignore_changes: ["private_dns_zone_group"] } }),
    },
    violation: {
      "no zone group": zoned({}),
      "an empty one": zoned({ private_dns_zone_group: { private_dns_zone_ids: [] } }),
    },
    notApplicable: nothing,
  },
  {
    rule: zoneLink,
    compliant: {
      "a link by name": appOf({
        "azurerm_private_dns_zone.z": {},
        "azurerm_private_dns_zone_virtual_network_link.l": {
          private_dns_zone_name: "${azurerm_private_dns_zone.z.name}",
        },
      }),
    },
    violation: {
      "no link": appOf({ "azurerm_private_dns_zone.z": {} }),
      "a link to another zone": appOf({
        "azurerm_private_dns_zone.z": {},
        "azurerm_private_dns_zone.y": {},
        "azurerm_private_dns_zone_virtual_network_link.l": {
          private_dns_zone_name: "${azurerm_private_dns_zone.y.name}",
        },
      }),
    },
    notApplicable: nothing,
  },
  {
    rule: subnetSecurityGroup,
    compliant: { "one group": grouped("one") },
    violation: {
      "no group": appOf({ "azurerm_subnet.s": { name: "containers" } }),
      "two groups": grouped("one", "two"),
      "a group without a subnet": appOf({ "azurerm_network_security_group.n": {} }),
    },
    notApplicable: {
      ...nothing,
      "a subnet where Azure allows none": appOf({ "azurerm_subnet.s": { name: "AzureFirewallSubnet" } }),
    },
  },
  {
    rule: subnetUsed,
    compliant: {
      "a resource in it": appOf({
        "azurerm_subnet.s": {},
        "azurerm_private_endpoint.p": { subnet_id: "${azurerm_subnet.s.id}" },
      }),
      "a resource of another stack in it": {
        base: stackOf({ "azurerm_subnet.s": {} }, { output: { subnet: { value: "${azurerm_subnet.s.id}" } } }),
        app: stackOf({ "azurerm_private_endpoint.p": { subnet_id: `\${${remote}.subnet}` } }),
      },
    },
    violation: {
      "only wired": appOf({
        "azurerm_subnet.s": {},
        "azurerm_subnet_nat_gateway_association.n": { subnet_id: "${azurerm_subnet.s.id}" },
      }),
      "nothing at all": appOf({ "azurerm_subnet.s": {} }),
      "only an output of it": {
        base: stackOf({ "azurerm_subnet.s": {} }, { output: { subnet: { value: "${azurerm_subnet.s.id}" } } }),
      },
    },
    notApplicable: nothing,
  },
  {
    rule: endpointSubnet,
    compliant: { enforced: filtered("Enabled"), "enforced for groups": filtered("NetworkSecurityGroupEnabled") },
    violation: { "the default": filtered(), "routes only": filtered("RouteTableEnabled") },
    notApplicable: { ...nothing, "a subnet without endpoints": appOf({ "azurerm_subnet.s": {} }) },
    unknown: { "by variable": filtered("${var.policies}") },
  },
  {
    rule: openNetwork,
    compliant: {
      "a documented 443": group(rule()),
      "a named peer": group(rule({ source_address_prefix: "AzureLoadBalancer", destination_port_range: "6390" })),
      "a refusal": group(deny("Inbound")),
      "a documented port outwards": group(out({ destination_port_range: "80" })),
    },
    violation: {
      "443 without a reason": group(rule({ description: "" })),
      "22 with a reason": group(rule({ destination_port_range: "22" })),
      "the internet by address": group(rule({ source_address_prefix: "0.0.0.0/0", destination_port_range: "*" })),
      "the internet among others": group(
        rule({
          source_address_prefix: undefined,
          source_address_prefixes: ["10.0.0.0/8", "*"],
          destination_port_range: "80",
        }),
      ),
      "everything outwards": group(out({ destination_port_range: "*" })),
      "a rule beside its group": appOf({
        "azurerm_network_security_group.n": {},
        "azurerm_network_security_rule.r": {
          ...rule({ destination_port_range: "3389" }),
          network_security_group_name: "${azurerm_network_security_group.n.name}",
        },
      }),
    },
    notApplicable: nothing,
  },
  {
    rule: denyByDefault,
    compliant: { "both refused": group(rule(), deny("Inbound"), deny("Outbound")) },
    violation: {
      "no refusal": group(rule()),
      "outwards open": group(deny("Inbound")),
      "a rule behind the refusal": group(deny("Inbound", 200), rule({ priority: 300 }), deny("Outbound")),
    },
    notApplicable: nothing,
  },
  {
    rule: containerIngress,
    compliant: { "an internal environment": app(true, { internal_load_balancer_enabled: true }) },
    violation: {
      "a public environment": app(true, { internal_load_balancer_enabled: false }),
      "an environment left at the default": app(true, {}),
    },
    notApplicable: { ...nothing, "an app for its environment alone": app(false, {}) },
    unknown: { "an environment from elsewhere": app(true, undefined) },
  },
  {
    rule: edgeFirewall,
    compliant: {
      "a name behind it": edge(true),
      "an API that compares its id": edge(true, inbound(comparesId)),
      "both rule sets and a limit": firewall(),
      "arguments left out of rules about texts": overridden({ rule_group_name: "XSS", exclusion: [argument] }),
      "redirects left out of the rules about addresses": overridden({
        rule_group_name: "RFI",
        rule: [
          {
            rule_id: "931100",
            action: "AnomalyScoring",
            enabled: true,
            exclusion: [{ ...argument, selector: "redirect_uris" }],
          },
        ],
      }),
    },
    violation: {
      "a name beside it": edge(false),
      "an API that only hides its id": edge(true, inbound(hidesId)),
      "an API that compares it on the way out": edge(true, api(`<inbound /><outbound>${comparesId}</outbound>`)),
      "no rules": firewall({ managed_rule: [] }),
      "no rules for bots": firewall({ managed_rule: managed.slice(0, 1) }),
      "no limit": firewall({ custom_rule: [{ type: "MatchRule" }] }),
      "a part left out": firewall({
        managed_rule: managed.map((each) => ({ ...each, exclusion: [{ match_variable: "RequestHeaderNames" }] })),
      }),
      "the whole body left out of a group": overridden({
        rule_group_name: "XSS",
        exclusion: [{ ...argument, selector: "" }],
      }),
      "arguments left out of a group that judges more than texts": overridden({
        rule_group_name: "MS-ThreatIntel-CVEs",
        exclusion: [argument],
      }),
      "redirects left out of a whole group": overridden({
        rule_group_name: "RFI",
        exclusion: [{ ...argument, selector: "redirect_uris" }],
      }),
      "a rule that is off": overridden({
        rule_group_name: "JAVA",
        rule: [{ rule_id: "944240", action: "AnomalyScoring" }],
      }),
      "a rule that only logs": overridden({
        rule_group_name: "JAVA",
        rule: [{ rule_id: "944240", action: "Log", enabled: true }],
      }),
    },
    notApplicable: { ...nothing, "an API that clients reach themselves": appOf(inbound(hidesId)) },
    unknown: { "a policy from elsewhere": edge(true, api(undefined)) },
  },
];

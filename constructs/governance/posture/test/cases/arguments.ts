import { keyAccess } from "../../rules/arguments/key-access.ts";
import { publicAccess } from "../../rules/arguments/public-access.ts";
import { secureDefaults } from "../../rules/arguments/secure-defaults.ts";
import { tls } from "../../rules/arguments/tls.ts";
import { appOf } from "../app.ts";
import type { RuleCases } from "./rule-cases.ts";

const redis = (properties: object) => appOf({ "azurerm_managed_redis.r": properties as Record<string, unknown> });
const route = (properties: object) =>
  appOf({
    "azurerm_cdn_frontdoor_route.r": {
      supported_protocols: ["Https"],
      forwarding_protocol: "HttpsOnly",
      ...properties,
    },
  });
const subnet = (properties: object) => appOf({ "azurerm_subnet.s": properties as Record<string, unknown> });
const nothing = { "an app without such services": appOf({ "azurerm_resource_group.rg": {} }) };

export const argumentCases: readonly RuleCases[] = [
  {
    rule: publicAccess,
    compliant: { "a closed service": redis({ public_network_access: "Disabled" }) },
    violation: {
      "an open service": redis({ public_network_access: "Enabled" }),
      "a service left at an open default": redis({}),
    },
    notApplicable: nothing,
    unknown: { "a service whose access is a variable": redis({ public_network_access: "${var.access}" }) },
  },
  {
    rule: keyAccess,
    compliant: {
      "a service without keys": redis({ default_database: { access_keys_authentication_enabled: false } }),
      "a service whose default is without keys": redis({ default_database: {} }),
      "a block written as a list": redis({ default_database: [{ access_keys_authentication_enabled: false }] }),
    },
    violation: {
      "a service with keys": redis({ default_database: { access_keys_authentication_enabled: true } }),
      "the same in a list": redis({ default_database: [{ access_keys_authentication_enabled: true }] }),
    },
    notApplicable: nothing,
    unknown: { "keys by variable": redis({ default_database: { access_keys_authentication_enabled: "${var.keys}" } }) },
  },
  {
    rule: tls,
    compliant: { "a route for HTTPS": route({}) },
    violation: {
      "a route that also takes HTTP": route({ supported_protocols: ["Http", "Https"] }),
      "a route that forwards as it came": route({ forwarding_protocol: undefined }),
      "a container app that admits HTTP": appOf({
        "azurerm_container_app.a": { ingress: { allow_insecure_connections: true } },
      }),
    },
    notApplicable: nothing,
    unknown: { "a route by variable": route({ forwarding_protocol: "${var.protocol}" }) },
  },
  {
    rule: secureDefaults,
    compliant: { "a subnet without the default way out": subnet({ default_outbound_access_enabled: false }) },
    violation: {
      "a subnet with it": subnet({ default_outbound_access_enabled: true }),
      "a subnet left at the default": subnet({}),
      "a role assignment that does not say for what": appOf({ "azurerm_role_assignment.r": { principal_type: "" } }),
    },
    notApplicable: nothing,
    unknown: { "a subnet by variable": subnet({ default_outbound_access_enabled: "${var.out}" }) },
  },
];

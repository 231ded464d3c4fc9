import type { AzureType } from "./facts.ts";
import { allMetrics, is, needs, oneOf, rows } from "./facts.ts";

/** Front Door. */
export const edgeTypes = {
  azurerm_cdn_frontdoor_custom_domain: {
    arm: needs("Microsoft.Cdn/profiles/customDomains"),
    secure: {
      tls: rows(
        [
          ["minimum_version", oneOf("TLS12", "TLS13"), "TLS12", "R-42"],
          ["minimum_tls_version", oneOf("TLS12", "TLS13"), "TLS12", "R-42"],
        ],
        { within: "tls" },
      ),
    },
  },
  azurerm_cdn_frontdoor_custom_domain_association: { arm: needs("Microsoft.Cdn/profiles/afdEndpoints/routes") },
  azurerm_cdn_frontdoor_endpoint: {
    tags: true,
    arm: needs("Microsoft.Cdn/profiles/afdEndpoints"),
  },
  azurerm_cdn_frontdoor_firewall_policy: {
    tags: true,
    names: { wafPolicy: { prefix: "waf", max: 128, dashes: false } },
    arm: needs("Microsoft.Network/frontDoorWebApplicationFirewallPolicies"),
    secure: {
      defaults: rows([
        ["mode", is("Prevention"), undefined, "R-46", "CKV_AZURE_123"],
        ["enabled", is(true), true, "R-46", "CKV_AZURE_121"],
      ]),
    },
  },
  azurerm_cdn_frontdoor_origin: {
    arm: needs("Microsoft.Cdn/profiles/originGroups/origins"),
    secure: { tls: rows([["certificate_name_check_enabled", is(true), undefined, "R-43"]]) },
  },
  azurerm_cdn_frontdoor_origin_group: { arm: needs("Microsoft.Cdn/profiles/originGroups") },
  azurerm_cdn_frontdoor_profile: {
    tags: true,
    names: { frontDoor: { prefix: "afd", max: 46, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    price: { monthly: 330, per: "Premium profile" },
    arm: needs("Microsoft.Cdn/profiles"),
  },
  azurerm_cdn_frontdoor_route: {
    arm: needs("Microsoft.Cdn/profiles/afdEndpoints/routes"),
    secure: {
      tls: rows([
        ["supported_protocols", is(["Https"]), undefined, "R-41"],
        ["forwarding_protocol", is("HttpsOnly"), "MatchRequest", "R-41"],
      ]),
    },
  },
  azurerm_cdn_frontdoor_security_policy: { arm: needs("Microsoft.Cdn/profiles/securityPolicies") },
} as const satisfies Readonly<Record<string, AzureType>>;

import type { Rule } from "../../rule.ts";
import { examine, ofType, referrers, violation } from "../../rule.ts";

export const zoneLink: Rule = {
  id: "zone-link",
  severity: "medium",
  title: "Every private DNS zone is linked to a network",
  why: "A zone without a link resolves no names: its endpoints are there and cannot be found.",
  references: ["R-86"],
  check: (graph) => {
    const links = ofType(graph, "azurerm_private_dns_zone_virtual_network_link");
    return examine(ofType(graph, "azurerm_private_dns_zone"), (zone) =>
      referrers(links, "private_dns_zone_name", zone).length > 0
        ? []
        : [violation("no virtual network link refers to it")],
    );
  },
};

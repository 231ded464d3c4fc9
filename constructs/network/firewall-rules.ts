import { entriesByKey } from "../entries.ts";
import type { FirewallPolicyApplicationRule, FirewallPolicyNetworkRule } from "../providers.ts";
import type { AddressPlan, SubnetPurpose } from "./address-plan.ts";
import type { Flow, Outsider } from "./traffic.ts";

/** Names on the internet that a segment may reach over HTTPS. */
export interface AllowedNames {
  /** The subnet that they are allowed from. @default "containers" */
  readonly from?: Exclude<SubnetPurpose, "endpoints">;
  /** Host names; `*.example.com` stands for every name below example.com. */
  readonly names: readonly string[];
}

interface NameRule {
  readonly name: string;
  readonly from: SubnetPurpose;
  readonly scheme: "Http" | "Https";
  readonly names: readonly string[];
}

/**
 * What the platform reaches by name, because no service tag covers it.
 * https://learn.microsoft.com/azure/container-apps/use-azure-firewall
 */
const containerPlatform: readonly NameRule[] = [
  {
    name: "container-platform",
    from: "containers",
    scheme: "Https",
    names: ["packages.aks.azure.com", "acs-mirror.azureedge.net"],
  },
  { name: "managed-identity", from: "containers", scheme: "Https", names: ["*.identity.azure.net"] },
];

/** Revocation lists and responders, which are served without TLS. https://learn.microsoft.com/azure/api-management/virtual-network-reference */
const certificateAuthorities: NameRule = {
  name: "certificate-authorities",
  from: "gateway",
  scheme: "Http",
  names: [
    "mscrl.microsoft.com",
    "crl.microsoft.com",
    "oneocsp.microsoft.com",
    "cacerts.digicert.com",
    "crl3.digicert.com",
    "ocsp.digicert.com",
  ],
};

const ports = { Http: 80, Https: 443 } as const;

interface OutboundFlow extends Flow {
  readonly from: SubnetPurpose;
  readonly to: Outsider;
}

const isOutbound = (flow: Flow): flow is OutboundFlow => typeof flow.from === "string" && typeof flow.to !== "string";

const isInternet = ({ to }: OutboundFlow): boolean => to.name === "Internet";

/** One rule for each service tag that the flows permit, so that the firewall and the security groups agree by construction. */
export const networkRules = (flows: readonly Flow[], addresses: AddressPlan): readonly FirewallPolicyNetworkRule[] =>
  flows
    .filter(isOutbound)
    .filter((flow) => !isInternet(flow))
    .map(({ from, to, ports, protocol }) => ({
      name: `${from}-to-${to.name}`,
      protocols: protocol === "*" ? ["TCP", "UDP"] : ["TCP"],
      sourceAddresses: [addresses[from]!],
      destinationAddresses: [...to.addresses],
      destinationPorts: [...ports],
    }));

/** Names of the platform, and those that were allowed: the way to the internet that the security groups leave open leads to these alone. */
export const applicationRules = (
  flows: readonly Flow[],
  allow: Readonly<Record<string, AllowedNames>>,
  addresses: AddressPlan,
): readonly FirewallPolicyApplicationRule[] => {
  const asksForCertificates = flows.filter(isOutbound).some((flow) => isInternet(flow) && flow.from === "gateway");
  const rules: readonly NameRule[] = [
    ...containerPlatform,
    ...(asksForCertificates ? [certificateAuthorities] : []),
    ...entriesByKey(allow).map(([name, { from = "containers", names }]): NameRule => ({
      name,
      from,
      scheme: "Https",
      names,
    })),
  ];
  return rules.map(({ name, from, scheme, names }) => ({
    name,
    sourceAddresses: [addresses[from]!],
    destinationFqdns: [...names],
    protocols: [{ type: scheme, port: ports[scheme] }],
  }));
};

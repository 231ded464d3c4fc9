import type { Check, Finding } from "../check.ts";

interface Subnet {
  readonly properties: {
    readonly addressPrefix?: string;
    readonly addressPrefixes?: readonly string[];
    readonly delegations?: readonly { readonly properties: { readonly serviceName: string } }[];
    readonly networkSecurityGroup?: object;
    readonly routeTable?: object;
    readonly natGateway?: object;
    readonly defaultOutboundAccess?: boolean;
  };
}

interface Requirement {
  /** Prefix length at most. */
  readonly size: number;
  /** The service that the subnet is delegated to; absent where delegation is forbidden. */
  readonly delegation: string | undefined;
  readonly wayOut: boolean;
}

/** Requirements of each subnet of an existing network; docs/deploy.md has the same table. The gateway's delegation depends on its tier. */
export const subnetRequirements = (sku: string): Readonly<Record<string, Requirement>> => {
  const isV2 = /V2_/.test(sku);
  return {
    gateway: { size: isV2 ? 27 : 29, delegation: isV2 ? "Microsoft.Web/serverFarms" : undefined, wayOut: true },
    containers: { size: 27, delegation: "Microsoft.App/environments", wayOut: true },
    endpoints: { size: 28, delegation: undefined, wayOut: false },
  };
};

const faultsOf = (purpose: string, id: string, { properties }: Subnet, required: Requirement): readonly Finding[] => {
  const field = `network.subnetIds.${purpose}`;
  const prefixes = properties.addressPrefixes ?? [properties.addressPrefix ?? ""];
  const size = Math.min(...prefixes.map((prefix) => Number(prefix.split("/")[1] ?? 32)));
  const delegated = properties.delegations?.map((one) => one.properties.serviceName) ?? [];
  const expected = required.delegation === undefined ? [] : [required.delegation];
  const findings: Finding[] = [];
  if (size > required.size)
    findings.push({ what: `${field} is a /${size}, expected a /${required.size} or larger`, mend: "a larger subnet" });
  if (delegated.join() !== expected.join()) {
    const mend = `az network vnet subnet update --ids ${id} ${required.delegation === undefined ? "--remove delegations" : `--delegations ${required.delegation}`}`;
    findings.push({
      what: `${field} is delegated to ${delegated.join(", ") || "nothing"}, expected ${expected.join() || "nothing"}`,
      mend,
    });
  }
  if (!properties.networkSecurityGroup) {
    const mend = `az network vnet subnet update --ids ${id} --network-security-group <id>`;
    findings.push({ what: `${field} has no network security group`, mend });
  }
  if (required.wayOut && !properties.routeTable && !properties.natGateway) {
    const mend = `az network vnet subnet update --ids ${id} --route-table <id>, or --nat-gateway <id>`;
    findings.push({ what: `${field} has no way out: neither a route table nor a NAT gateway`, mend, warning: true });
  }
  return findings;
};

export const networkChecks: readonly Check[] = [
  {
    id: "subnets",
    what: "the subnets of an existing network are as their tenants need them",
    needs: "sign-in",
    applies: ({ facts }) => facts.network !== undefined,
    run: async ({ azure, facts }) => {
      const requirements = subnetRequirements(String(facts.resources("azurerm_api_management")[0]?.["sku_name"] ?? ""));
      const findings: Finding[] = [];
      for (const [purpose, id] of Object.entries(facts.network!.subnetIds)) {
        const { status, body } = await azure.arm(id, "2024-05-01");
        if (status !== 200)
          findings.push({
            what: `network.subnetIds.${purpose}: ${status}`,
            mend: `az network vnet subnet show --ids ${id}`,
          });
        else findings.push(...faultsOf(purpose, id, body as Subnet, requirements[purpose]!));
      }
      return findings;
    },
  },
  {
    id: "dns-zones",
    what: "the DNS zones that exist already are there",
    needs: "sign-in",
    applies: ({ facts }) => facts.dnsZones.length > 0,
    run: async ({ azure, facts }) => {
      const findings: Finding[] = [];
      for (const id of facts.dnsZones) {
        const { status } = await azure.arm(id, "2024-06-01");
        if (status !== 200)
          findings.push({
            what: `network.dnsZones: ${id}: ${status}`,
            mend: `az network private-dns zone show --ids ${id}`,
          });
      }
      return findings;
    },
  },
];

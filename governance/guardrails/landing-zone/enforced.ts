import { over, types } from "../conditions.ts";
import type { Condition } from "../language.ts";
import { assigned } from "./rule.ts";

const { app, cognitive, environment, network, registry, securityGroup, storage, subnet, vault } = types;
const nic = over("Microsoft.Network/networkInterfaces");

const recovered: Condition = { not: vault.equals("createMode", "recover") };
const notClosed = (each: typeof vault | typeof storage | typeof registry | typeof cognitive) =>
  each.notEquals("publicNetworkAccess", "Disabled");

const publicEndpoints = assigned("Deny-Public-Endpoints", true, [
  {
    id: "405c5871-3e91-4644-8a63-58e19d68ff5b",
    reference: "KeyVaultDenyPaasPublicIP",
    title: "A vault has no public network access",
    if: vault.and(recovered, notClosed(vault)),
  },
  {
    id: "b2982f36-99f2-4db5-8eff-283140c09693",
    reference: "StorageDenyPaasPublicIP",
    title: "A storage account has no public network access",
    mode: "All",
    if: storage.and(notClosed(storage)),
  },
  {
    id: "4fa4b6c0-31ca-4c0d-b10d-24b96f62a751",
    reference: "Deny-Storage-Public-Access",
    title: "A storage account has no public blobs",
    if: storage.and({ not: storage.equals("allowBlobPublicAccess", "false") }),
  },
  {
    id: "0fdf0491-d080-4575-b627-ad0e843cba0f",
    reference: "ACRDenyPaasPublicIP",
    title: "A registry has no public network access",
    if: registry.and(notClosed(registry)),
  },
  {
    id: "0725b4dd-7e76-479c-a735-68e7ee23d5ca",
    reference: "Deny-Cognitive-Services-Public-Network-Access",
    title: "An AI service has no public network access",
    if: cognitive.and(notClosed(cognitive)),
  },
  {
    id: "037eea7a-bd0a-46c5-9a66-03aea78705d3",
    reference: "Deny-Cognitive-Services-Network-Access",
    title: "An AI service denies by its network rules",
    if: cognitive.and(notClosed(cognitive), cognitive.notEquals("networkAcls.defaultAction", "Deny")),
  },
  {
    id: "d074ddf8-01a5-4b5e-a2b8-964aed452c0a",
    reference: "ContainerAppsEnvironmentDenyPublicIP",
    title: "A Container Apps environment is internal",
    if: environment.any(
      environment.exists("vnetConfiguration", false),
      environment.exists("vnetConfiguration.internal", false),
      environment.equals("vnetConfiguration.internal", false),
    ),
  },
  {
    id: "783ea2a8-b8fd-46be-896a-9ae79643a0b1",
    reference: "Deny-ContainerApps-Public-Network-Access",
    title: "A container app has no external ingress, in any environment",
    if: app.and(app.equals("configuration.ingress.external", true)),
  },
  {
    id: "df73bd95-24da-4a4f-96b9-4e8b94b402bd",
    reference: "ApiManDenyPublicIP",
    title: "The direct management endpoint of a gateway is off",
    effect: "auditIfNotExists",
    if: types.gateway.and(types.gateway.notEquals("sku.name", "Consumption")),
    details: {
      type: "Microsoft.ApiManagement/service/tenant",
      name: "access",
      existenceCondition: { field: "Microsoft.ApiManagement/service/tenant/enabled", equals: false },
    },
  },
]);

const keyVault = assigned("Enforce-GR-KeyVault", true, [
  {
    id: "1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d",
    reference: "KvSoftDelete",
    title: "A vault has soft delete",
    if: vault.and(recovered, {
      anyOf: [vault.equals("enableSoftDelete", "false"), vault.exists("enableSoftDelete", false)],
    }),
  },
  {
    id: "0b60c0b2-2dc2-4e1c-b5c9-abbed971de53",
    reference: "KvPurgeProtection",
    title: "A vault has purge protection",
    if: vault.and(recovered, vault.notEquals("enablePurgeProtection", true)),
  },
  {
    id: "55615ac9-af46-4a59-874e-391cc3dfb490",
    reference: "KvFirewallEnabled",
    title: "A vault denies by its firewall or has no public access",
    effect: "audit",
    if: vault.and(recovered, vault.notEquals("networkAcls.defaultAction", "Deny"), notClosed(vault)),
  },
  {
    id: "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5",
    reference: "Deny-KV-without-ArmRbac",
    title: "A vault uses Azure roles",
    if: vault.and(recovered, vault.notEquals("enableRbacAuthorization", true)),
  },
]);

const inTransit = assigned("Enforce-TLS-SSL-Q225", true, [
  {
    id: "0e80e269-43a4-4ae9-b5bc-178126b8a5cb",
    reference: "ContainerAppsHttpsOnlyEffect",
    title: "A container app answers https alone",
    if: app.and(app.equals("configuration.ingress.allowInsecure", true)),
  },
  {
    id: "fe83a0eb-a853-422d-aac2-1bffd182c5d0",
    reference: "Deny-Storage-Tls",
    title: "A storage account takes TLS 1.2",
    if: storage.and(storage.notEquals("minimumTlsVersion", "TLS1_2")),
  },
]);

/** Of the rule's list, the zones of services that this deployment uses. */
const platformZones = [
  "agentsvc.azure-automation.net",
  "azure-api.net",
  "azurecr.io",
  "blob.core.windows.net",
  "cognitiveservices.azure.com",
  "monitor.azure.com",
  "ods.opinsights.azure.com",
  "oms.opinsights.azure.com",
  "vaultcore.azure.net",
].map((zone) => `privatelink.${zone}`);

const managementPorts = ["22", "3389"];
const rule = (name: string) => securityGroup.alias(`securityRules[*].${name}`);
const anywhere = ["*", "Internet", "0.0.0.0/0"];
const within = (range: string) =>
  `[if(contains(${range}, '-'), and(lessOrEquals(int(first(split(${range}, '-'))), int(current('port'))), greaterOrEquals(int(last(split(${range}, '-'))), int(current('port')))), equals(${range}, current('port')))]`;

const single = [
  ...assigned("Deny-Public-IP-On-NIC", true, [
    {
      id: "83a86a26-fd1f-447c-b59d-e51f44264114",
      title: "A network interface has no public address",
      if: nic.and({ not: { field: nic.alias("ipconfigurations[*].publicIpAddress.id"), notLike: "*" } }),
    },
  ]),
  ...assigned("Deny-Storage-http", true, [
    {
      id: "404c3081-a854-4457-ae30-26a93ef643f9",
      title: "A storage account answers https alone",
      if: storage.and(storage.equals("supportsHttpsTrafficOnly", "false")),
    },
  ]),
  ...assigned("Deny-Subnet-Without-Nsg", true, [
    {
      id: "Deny-Subnet-Without-Nsg",
      title: "A subnet has a network security group when it is created",
      mode: "All",
      if: {
        anyOf: [
          network.and(network.someOf("subnets[*]", network.exists("subnets[*].networkSecurityGroup.id", false))),
          subnet.and(
            {
              field: "name",
              notIn: ["GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet", "RouteServerSubnet"],
            },
            subnet.exists("networkSecurityGroup.id", false),
          ),
        ],
      },
    },
  ]),
  ...assigned("Deny-MgmtPorts-Internet", true, [
    {
      id: "Deny-MgmtPorts-From-Internet",
      title: "No security rule lets the internet reach ports 22 and 3389",
      mode: "All",
      if: securityGroup.and(
        securityGroup.someOf("securityRules[*]", {
          allOf: [
            { field: rule("access"), equals: "Allow" },
            { field: rule("direction"), equals: "Inbound" },
            {
              anyOf: [
                { field: rule("destinationPortRange"), equals: "*" },
                {
                  count: {
                    value: managementPorts,
                    name: "port",
                    where: { value: within(`coalesce(current('${rule("destinationPortRange")}'), '')`), equals: true },
                  },
                  greater: 0,
                },
                {
                  count: {
                    value: managementPorts,
                    name: "port",
                    where: {
                      count: {
                        field: rule("destinationPortRanges[*]"),
                        where: { value: within(`current('${rule("destinationPortRanges[*]")}')`), equals: true },
                      },
                      greater: 0,
                    },
                  },
                  greater: 0,
                },
              ],
            },
            {
              anyOf: [
                { field: rule("sourceAddressPrefix"), in: anywhere },
                {
                  count: {
                    field: rule("sourceAddressPrefixes[*]"),
                    where: { field: rule("sourceAddressPrefixes[*]"), in: anywhere },
                  },
                  greater: 0,
                },
              ],
            },
          ],
        }),
      ),
    },
  ]),
  ...assigned("Audit-ResourceRGLocation", true, [
    {
      id: "0a914e76-4921-4c19-b460-a2d36003525a",
      title: "A resource stands in its group's region",
      effect: "audit",
      if: {
        allOf: [
          { field: "location", notEquals: "[resourceGroup().location]" },
          { field: "location", notEquals: "global" },
        ],
      },
    },
  ]),
  ...assigned("Audit-PeDnsZones", true, [
    {
      id: "Audit-PrivateLinkDnsZones",
      title: "Private link zones belong to the platform team",
      effect: "audit",
      if: {
        allOf: [
          { field: "type", equals: "Microsoft.Network/privateDnsZones" },
          { field: "name", in: platformZones },
        ],
      },
    },
  ]),
  ...assigned("Deny-HybridNetworking", true, [
    {
      id: "6c112d4e-5bc7-47ae-a041-ea2d9dccd749",
      title: "No gateway to other networks",
      mode: "All",
      if: {
        field: "type",
        in: [
          "expressRouteCircuits",
          "expressRouteGateways",
          "expressRoutePorts",
          "virtualWans",
          "virtualHubs",
          "vpnGateways",
          "p2sVpnGateways",
          "vpnSites",
          "virtualNetworkGateways",
        ].map((name) => `Microsoft.Network/${name}`),
      },
    },
  ]),
];

/** Assignments that the library ships with enforcement on and that judge types of ours. */
export const enforcedRules = [...publicEndpoints, ...keyVault, ...inTransit, ...single];

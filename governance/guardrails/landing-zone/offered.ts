import { over, types } from "../conditions.ts";
import { assigned } from "./rule.ts";

const { app, api, backend, cognitive, environment, gateway, namedValue, network, registry, storage, subnet } = types;
const tenant = over("Microsoft.ApiManagement/service/tenant");
const subscription = over("Microsoft.ApiManagement/service/subscriptions");
const firewall = over("Microsoft.Network/frontdoorWebApplicationFirewallPolicies");
const wrongVersion = ["2019-12-01", "202#-##-##-preview", "202#-##-##"].map((form) => ({
  field: gateway.alias("apiVersionConstraint.minApiVersion"),
  notMatch: form,
}));

const apiManagement = assigned("Enforce-GR-APIM0", false, [
  {
    id: "f1cc7827-022c-473e-836e-5a51cae0b249",
    reference: "Deny-Apim-without-Kv",
    title: "A secret named value comes from a vault",
    mode: "All",
    if: namedValue.and(namedValue.equals("secret", "true"), namedValue.exists("keyVault.secretIdentifier", false)),
  },
  {
    id: "ef619a2c-cc4d-4d03-b2ba-8c94a834d85b",
    reference: "Deny-Apim-without-Vnet",
    title: "A classic gateway stands in a network",
    if: gateway.and(
      { field: gateway.alias("sku.name"), in: ["Developer", "Premium"] },
      { anyOf: [gateway.exists("virtualNetworkType", false), gateway.equals("virtualNetworkType", "None")] },
    ),
  },
  {
    id: "ee7495e7-3ba7-40b6-bfee-c29e22cc75d4",
    reference: "Deny-Apim-Protocols",
    title: "An API answers https or wss alone",
    mode: "All",
    if: api.and(api.someOf("protocols[*]", { field: api.alias("protocols[*]"), in: ["http", "ws"] })),
  },
  {
    id: "c15dcc82-b93c-4dcb-9332-fbf121685b54",
    reference: "Deny-Apim-Authn",
    title: "A backend carries a certificate or an authorization",
    mode: "All",
    if: backend.and(
      backend.exists("url", true),
      backend.equals("protocol", "http"),
      backend.exists("credentials.certificate", false),
      {
        anyOf: [
          backend.exists("credentials.authorization.scheme", false),
          backend.exists("credentials.authorization.parameter", false),
        ],
      },
    ),
  },
  {
    id: "b741306c-968e-4b67-b916-5675e5c709f4",
    reference: "Deny-Apim-Direct-Endpoint",
    title: "The direct management API is off",
    mode: "All",
    if: tenant.and(tenant.equals("enabled", true)),
  },
  {
    id: "92bb331d-ac71-416a-8c91-02f2cb734ce4",
    reference: "Deny-Apim-Cert-Validation",
    title: "A backend's certificate is checked",
    mode: "All",
    if: backend.any(
      backend.equals("tls.validateCertificateChain", false),
      backend.equals("tls.validateCertificateName", false),
    ),
  },
  {
    id: "73ef9241-5d81-4cd4-b483-8443d1730fe5",
    reference: "Deny-Apim-Sku-Vnet",
    title: "A gateway has a classic tier with a network",
    if: gateway.and(gateway.notIn("sku.name", ["Developer", "Premium", "Isolated"])),
  },
  {
    id: "549814b6-3212-4203-bdc8-1548d342fb67",
    reference: "Deny-Apim-Version",
    title: "A gateway refuses old management API versions",
    if: gateway.and(...wrongVersion, gateway.notEquals("sku.name", "Consumption")),
  },
  {
    id: "3aa03346-d8c5-4994-a5bc-7652c2a2aef1",
    reference: "Deny-Api-subscription-scope",
    title: "No subscription opens all APIs",
    mode: "All",
    if: subscription.and(subscription.like("scope", "*/apis"), subscription.equals("state", "active")),
  },
]);

const compute = [
  ...assigned("Enforce-GR-ContApps0", false, [
    {
      id: "8b346db6-85af-419b-8557-92cee2c0f9bb",
      reference: "Deny-ContainerApp-Vnet-Injection",
      title: "An environment stands in a network",
      if: environment.any(
        environment.exists("vnetConfiguration.infrastructureSubnetId", false),
        environment.equals("vnetConfiguration.infrastructureSubnetId", ""),
      ),
    },
    {
      id: "b874ab2d-72dd-47f1-8cb5-4a306478a4e7",
      reference: "Deny-ContainerApps-Managed-Identity",
      title: "A container app has an identity",
      if: app.any({ field: "identity.type", exists: false }, { field: "identity.type", equals: "none" }),
    },
  ]),
  ...assigned("Enforce-GR-CogServ0", false, [
    {
      id: "fe3fd216-4f83-4fc1-8984-2bbec80a3418",
      reference: "Deny-Cognitive-Services-Managed-Identity",
      title: "An AI service has an identity",
      if: cognitive.any({ field: "identity.type", exists: false }, { field: "identity.type", equals: "None" }),
    },
  ]),
  ...assigned("Enforce-GR-ContReg0", false, [
    {
      id: "42781ec6-6127-4c30-bdfa-fb423a0047d3",
      reference: "Deny-ContainerRegistry-Arm-Audience",
      title: "A registry takes no token that was issued for ARM",
      if: registry.any(
        registry.exists("policies.azureADAuthenticationAsArmPolicy.status", false),
        registry.equals("policies.azureADAuthenticationAsArmPolicy.status", "enabled"),
      ),
    },
    {
      id: "bd560fc0-3c69-498a-ae9f-aa8eb7de0e13",
      reference: "Deny-ContainerRegistry-Sku-PrivateLink",
      title: "A registry is Premium",
      if: registry.and(registry.notEquals("sku.name", "Premium")),
    },
    {
      id: "9f2dea28-e834-476c-99c5-3507b4728395",
      reference: "Deny-ContainerRegistry-Anonymous-Auth",
      title: "A registry has no anonymous pull",
      if: registry.and(registry.equals("anonymousPullEnabled", true)),
    },
    {
      id: "524b0254-c285-4903-bee6-bb8126cde579",
      reference: "Deny-ContainerRegistry-Exports",
      title: "Nothing is exported from a registry",
      if: registry.any(
        registry.notEquals("policies.exportPolicy.status", "Disabled"),
        registry.notEquals("publicNetworkAccess", "Disabled"),
      ),
    },
    {
      id: "dc921057-6b28-4fbe-9b83-f7bec05db6c2",
      reference: "Deny-ContainerRegistry-Local-Auth",
      title: "A registry has no admin user",
      if: registry.and(registry.equals("adminUserEnabled", true)),
    },
    {
      id: "d0793b48-0edc-4296-a390-4c75d1bdfd71",
      reference: "Deny-ContainerRegistry-Unrestricted-Network-Access",
      title: "A registry restricts its network",
      if: registry.and(
        {
          anyOf: [
            registry.exists("networkRuleSet.defaultAction", false),
            registry.equals("networkRuleSet.defaultAction", "Allow"),
          ],
        },
        { anyOf: [registry.exists("publicNetworkAccess", false), registry.equals("publicNetworkAccess", "Enabled")] },
      ),
    },
  ]),
];

const storageRules = assigned("Enforce-GR-Storage0", false, [
  {
    id: "Deny-Storage-CopyScope",
    reference: "Deny-Storage-CopyScope",
    title: "A storage account is copied inside of the tenant",
    mode: "All",
    if: storage.and(storage.notEquals("allowedCopyScope", "AAD")),
  },
  {
    id: "Deny-Storage-SFTP",
    reference: "Deny-Storage-SFTP",
    title: "A storage account has no SFTP",
    if: storage.and(storage.equals("isSftpEnabled", "true")),
  },
  {
    id: "Deny-Storage-NetworkAclsVirtualNetworkRules",
    reference: "Deny-Storage-NetworkAclsVirtualNetworkRules",
    title: "A storage account has no service endpoint rules",
    mode: "All",
    if: storage.and({ count: { field: storage.alias("networkAcls.virtualNetworkRules[*]") }, greater: 0 }),
  },
  {
    id: "92a89a79-6c52-4a7e-a03f-61306fc49312",
    reference: "Deny-Storage-Cross-Tenant",
    title: "A storage account is not replicated to other tenants",
    if: storage.and(storage.notEquals("allowCrossTenantReplication", "false")),
  },
  {
    id: "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54",
    reference: "Deny-Storage-Shared-Key",
    title: "A storage account takes no shared key",
    if: storage.and(storage.notEquals("allowSharedKeyAccess", "false")),
  },
  {
    id: "4733ea7b-a883-42fe-8cac-97454c2a9e4a",
    reference: "Deny-Storage-Infra-Encryption",
    title: "A storage account encrypts twice",
    if: storage.and(storage.notEquals("encryption.requireInfrastructureEncryption", "true")),
  },
  {
    id: "34c877ad-507e-4c82-993e-3452a6e0ad3c",
    reference: "Deny-Storage-Restrict-NetworkRules",
    title: "A storage account denies by its network rules",
    if: storage.and(storage.notEquals("networkAcls.defaultAction", "Deny")),
  },
  {
    id: "2a1a9cdf-e04d-429a-8416-3bfb72a1b26f",
    reference: "Deny-Storage-NetworkRules",
    title: "A storage account has no address rules",
    if: storage.any(storage.notEquals("networkAcls.defaultAction", "Deny"), {
      count: { field: storage.alias("networkAcls.ipRules[*]") },
      greaterOrEquals: 1,
    }),
  },
]);

const networkRules = [
  ...assigned("Enforce-GR-Network0", false, [
    {
      id: "425bea59-a659-4cbb-8d31-34499bd030b8",
      reference: "Deny-Waf-mode",
      title: "The firewall of Front Door is in the mode that the assignment asks for",
      parameters: { modeRequirement: { type: "String", defaultValue: "Prevention" } },
      if: firewall.and(firewall.notEquals("policySettings.mode", "[parameters('modeRequirement')]")),
    },
    {
      id: "Deny-Subnet-Without-Udr",
      reference: "Deny-Subnet-Without-Udr",
      title: "A subnet has a route table when it is created",
      mode: "All",
      if: {
        anyOf: [
          network.and(network.someOf("subnets[*]", network.exists("subnets[*].routeTable.id", false))),
          subnet.and(
            { field: "name", notIn: ["AzureBastionSubnet", "RouteServerSubnet"] },
            subnet.exists("routeTable.id", false),
          ),
        ],
      },
    },
    {
      id: "Deny-Service-Endpoints",
      reference: "Deny-Subnet-with-Service-Endpoints",
      title: "A subnet has no service endpoints",
      mode: "All",
      if: subnet.and(subnet.someOf("serviceEndpoints[*]", subnet.exists("serviceEndpoints[*].service", true))),
    },
  ]),
  ...assigned("Enforce-Subnet-Private", false, [
    {
      id: "7bca8353-aa3b-429b-904a-9229c4385837",
      title: "A subnet has no default way out",
      effect: "audit",
      mode: "All",
      if: {
        anyOf: [
          network.and(network.someOf("subnets[*]", network.notEquals("subnets[*].defaultOutboundAccess", "false"))),
          subnet.and(subnet.notEquals("defaultOutboundAccess", "false")),
        ],
      },
    },
  ]),
];

const customerKeys = assigned("Enforce-Encrypt-CMK0", false, [
  {
    id: "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580",
    reference: "ACRCmkDeny",
    title: "A registry is encrypted with a key of the customer's",
    if: registry.and(registry.notEquals("encryption.status", "enabled")),
  },
  {
    id: "67121cc7-ff39-4ab8-b7e3-95b84dab487d",
    reference: "CognitiveServicesCMK",
    title: "An AI service is encrypted with a key of the customer's; Content Safety is excluded",
    if: cognitive.and(cognitive.notEquals("encryption.keySource", "Microsoft.KeyVault"), {
      field: "kind",
      notIn: ["CognitiveServices", "ContentSafety", "AIServices"],
    }),
  },
]);

/** Assignments that the library ships with enforcement off: they deny once the platform team switches them on. */
export const offeredRules = [...apiManagement, ...compute, ...storageRules, ...networkRules, ...customerKeys];

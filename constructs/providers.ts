import { createRequire } from "node:module";
import type * as azurerm_provider from "@cdktf/provider-azurerm/lib/provider/index.js";
import type * as azurerm_dataAzurermClientConfig from "@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js";
import type * as azurerm_dataAzurermNetworkWatcher from "@cdktf/provider-azurerm/lib/data-azurerm-network-watcher/index.js";
import type * as azurerm_dataAzurermResourceGroup from "@cdktf/provider-azurerm/lib/data-azurerm-resource-group/index.js";
import type * as azurerm_dataAzurermSubscription from "@cdktf/provider-azurerm/lib/data-azurerm-subscription/index.js";
import type * as azurerm_resourceGroup from "@cdktf/provider-azurerm/lib/resource-group/index.js";
import type * as azurerm_managementLock from "@cdktf/provider-azurerm/lib/management-lock/index.js";
import type * as azurerm_roleAssignment from "@cdktf/provider-azurerm/lib/role-assignment/index.js";
import type * as azurerm_userAssignedIdentity from "@cdktf/provider-azurerm/lib/user-assigned-identity/index.js";
import type * as azurerm_federatedIdentityCredential from "@cdktf/provider-azurerm/lib/federated-identity-credential/index.js";
import type * as azurerm_virtualNetwork from "@cdktf/provider-azurerm/lib/virtual-network/index.js";
import type * as azurerm_subnet from "@cdktf/provider-azurerm/lib/subnet/index.js";
import type * as azurerm_subnetNetworkSecurityGroupAssociation from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association/index.js";
import type * as azurerm_subnetNatGatewayAssociation from "@cdktf/provider-azurerm/lib/subnet-nat-gateway-association/index.js";
import type * as azurerm_subnetRouteTableAssociation from "@cdktf/provider-azurerm/lib/subnet-route-table-association/index.js";
import type * as azurerm_networkSecurityGroup from "@cdktf/provider-azurerm/lib/network-security-group/index.js";
import type * as azurerm_natGateway from "@cdktf/provider-azurerm/lib/nat-gateway/index.js";
import type * as azurerm_natGatewayPublicIpAssociation from "@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association/index.js";
import type * as azurerm_publicIp from "@cdktf/provider-azurerm/lib/public-ip/index.js";
import type * as azurerm_routeTable from "@cdktf/provider-azurerm/lib/route-table/index.js";
import type * as azurerm_firewall from "@cdktf/provider-azurerm/lib/firewall/index.js";
import type * as azurerm_firewallPolicy from "@cdktf/provider-azurerm/lib/firewall-policy/index.js";
import type * as azurerm_firewallPolicyRuleCollectionGroup from "@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group/index.js";
import type * as azurerm_networkWatcherFlowLog from "@cdktf/provider-azurerm/lib/network-watcher-flow-log/index.js";
import type * as azurerm_privateDnsZone from "@cdktf/provider-azurerm/lib/private-dns-zone/index.js";
import type * as azurerm_privateDnsZoneVirtualNetworkLink from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link/index.js";
import type * as azurerm_privateDnsARecord from "@cdktf/provider-azurerm/lib/private-dns-a-record/index.js";
import type * as azurerm_privateEndpoint from "@cdktf/provider-azurerm/lib/private-endpoint/index.js";
import type * as azurerm_keyVault from "@cdktf/provider-azurerm/lib/key-vault/index.js";
import type * as azurerm_containerRegistry from "@cdktf/provider-azurerm/lib/container-registry/index.js";
import type * as azurerm_cognitiveAccount from "@cdktf/provider-azurerm/lib/cognitive-account/index.js";
import type * as azurerm_cognitiveAccountCustomerManagedKey from "@cdktf/provider-azurerm/lib/cognitive-account-customer-managed-key/index.js";
import type * as azurerm_containerApp from "@cdktf/provider-azurerm/lib/container-app/index.js";
import type * as azurerm_containerAppEnvironment from "@cdktf/provider-azurerm/lib/container-app-environment/index.js";
import type * as azurerm_managedRedis from "@cdktf/provider-azurerm/lib/managed-redis/index.js";
import type * as azurerm_apiManagement from "@cdktf/provider-azurerm/lib/api-management/index.js";
import type * as azurerm_apiManagementApi from "@cdktf/provider-azurerm/lib/api-management-api/index.js";
import type * as azurerm_apiManagementApiOperation from "@cdktf/provider-azurerm/lib/api-management-api-operation/index.js";
import type * as azurerm_apiManagementApiOperationPolicy from "@cdktf/provider-azurerm/lib/api-management-api-operation-policy/index.js";
import type * as azurerm_apiManagementApiPolicy from "@cdktf/provider-azurerm/lib/api-management-api-policy/index.js";
import type * as azurerm_apiManagementApiDiagnostic from "@cdktf/provider-azurerm/lib/api-management-api-diagnostic/index.js";
import type * as azurerm_apiManagementPolicy from "@cdktf/provider-azurerm/lib/api-management-policy/index.js";
import type * as azurerm_apiManagementPolicyFragment from "@cdktf/provider-azurerm/lib/api-management-policy-fragment/index.js";
import type * as azurerm_apiManagementNamedValue from "@cdktf/provider-azurerm/lib/api-management-named-value/index.js";
import type * as azurerm_apiManagementBackend from "@cdktf/provider-azurerm/lib/api-management-backend/index.js";
import type * as azurerm_apiManagementProduct from "@cdktf/provider-azurerm/lib/api-management-product/index.js";
import type * as azurerm_apiManagementProductApi from "@cdktf/provider-azurerm/lib/api-management-product-api/index.js";
import type * as azurerm_apiManagementCustomDomain from "@cdktf/provider-azurerm/lib/api-management-custom-domain/index.js";
import type * as azurerm_apiManagementDiagnostic from "@cdktf/provider-azurerm/lib/api-management-diagnostic/index.js";
import type * as azurerm_cdnFrontdoorProfile from "@cdktf/provider-azurerm/lib/cdn-frontdoor-profile/index.js";
import type * as azurerm_cdnFrontdoorEndpoint from "@cdktf/provider-azurerm/lib/cdn-frontdoor-endpoint/index.js";
import type * as azurerm_cdnFrontdoorOriginGroup from "@cdktf/provider-azurerm/lib/cdn-frontdoor-origin-group/index.js";
import type * as azurerm_cdnFrontdoorOrigin from "@cdktf/provider-azurerm/lib/cdn-frontdoor-origin/index.js";
import type * as azurerm_cdnFrontdoorRoute from "@cdktf/provider-azurerm/lib/cdn-frontdoor-route/index.js";
import type * as azurerm_cdnFrontdoorCustomDomain from "@cdktf/provider-azurerm/lib/cdn-frontdoor-custom-domain/index.js";
import type * as azurerm_cdnFrontdoorCustomDomainAssociation from "@cdktf/provider-azurerm/lib/cdn-frontdoor-custom-domain-association/index.js";
import type * as azurerm_cdnFrontdoorFirewallPolicy from "@cdktf/provider-azurerm/lib/cdn-frontdoor-firewall-policy/index.js";
import type * as azurerm_cdnFrontdoorSecurityPolicy from "@cdktf/provider-azurerm/lib/cdn-frontdoor-security-policy/index.js";
import type * as azurerm_logAnalyticsWorkspace from "@cdktf/provider-azurerm/lib/log-analytics-workspace/index.js";
import type * as azurerm_applicationInsights from "@cdktf/provider-azurerm/lib/application-insights/index.js";
import type * as azurerm_monitorPrivateLinkScope from "@cdktf/provider-azurerm/lib/monitor-private-link-scope/index.js";
import type * as azurerm_monitorPrivateLinkScopedService from "@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service/index.js";
import type * as azurerm_monitorDiagnosticSetting from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting/index.js";
import type * as azurerm_monitorActionGroup from "@cdktf/provider-azurerm/lib/monitor-action-group/index.js";
import type * as azurerm_monitorActivityLogAlert from "@cdktf/provider-azurerm/lib/monitor-activity-log-alert/index.js";
import type * as azurerm_logAnalyticsDataExportRule from "@cdktf/provider-azurerm/lib/log-analytics-data-export-rule/index.js";
import type * as azurerm_storageAccount from "@cdktf/provider-azurerm/lib/storage-account/index.js";
import type * as azurerm_storageContainer from "@cdktf/provider-azurerm/lib/storage-container/index.js";
import type * as azurerm_storageContainerImmutabilityPolicy from "@cdktf/provider-azurerm/lib/storage-container-immutability-policy/index.js";
import type * as azurerm_storageManagementPolicy from "@cdktf/provider-azurerm/lib/storage-management-policy/index.js";
import type * as azurerm_storageAccountCustomerManagedKey from "@cdktf/provider-azurerm/lib/storage-account-customer-managed-key/index.js";
import type * as azuread_provider from "@cdktf/provider-azuread/lib/provider/index.js";
import type * as azuread_dataAzureadClientConfig from "@cdktf/provider-azuread/lib/data-azuread-client-config/index.js";
import type * as azuread_dataAzureadApplication from "@cdktf/provider-azuread/lib/data-azuread-application/index.js";
import type * as azuread_dataAzureadServicePrincipal from "@cdktf/provider-azuread/lib/data-azuread-service-principal/index.js";
import type * as azuread_application from "@cdktf/provider-azuread/lib/application/index.js";
import type * as azuread_applicationFederatedIdentityCredential from "@cdktf/provider-azuread/lib/application-federated-identity-credential/index.js";
import type * as azuread_applicationIdentifierUri from "@cdktf/provider-azuread/lib/application-identifier-uri/index.js";
import type * as azuread_applicationPreAuthorized from "@cdktf/provider-azuread/lib/application-pre-authorized/index.js";
import type * as azuread_appRoleAssignment from "@cdktf/provider-azuread/lib/app-role-assignment/index.js";
import type * as azuread_servicePrincipal from "@cdktf/provider-azuread/lib/service-principal/index.js";
import type * as azuread_servicePrincipalDelegatedPermissionGrant from "@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant/index.js";
import type * as time_provider from "@cdktf/provider-time/lib/provider/index.js";
import type * as time_offset from "@cdktf/provider-time/lib/offset/index.js";
import type * as time_sleep from "@cdktf/provider-time/lib/sleep/index.js";

// The only file that imports the provider bindings, so that a move to other bindings is a change of this file.
//
// The packages are CommonJS without a lazy entry: their barrel costs 2 s and 350 MB, an `import` of single modules under a TypeScript loader makes
// Node parse each twice, and most deployments need half of them. So each module is loaded when its first resource is made.
const load = createRequire(import.meta.url);

type Class = abstract new (...args: never[]) => object;

/** Stands for a class of the bindings until it is used. Everything but loading is the class's own. */
function lazy<C extends Class>(module: string, name: string): C {
  const loaded = (): C => (load(module) as Record<string, C>)[name]!;
  // A function and not a class, whose `prototype` a proxy could not answer for.
  return new Proxy(function () {} as unknown as C, {
    construct: (_, args: never[], newTarget) => Reflect.construct(loaded(), args, newTarget) as object,
    get: (_, key) => Reflect.get(loaded(), key) as unknown,
  });
}

export const AzurermProvider = lazy<typeof azurerm_provider.AzurermProvider>(
  "@cdktf/provider-azurerm/lib/provider/index.js",
  "AzurermProvider",
);
export type AzurermProvider = azurerm_provider.AzurermProvider;
export const DataAzurermClientConfig = lazy<typeof azurerm_dataAzurermClientConfig.DataAzurermClientConfig>(
  "@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js",
  "DataAzurermClientConfig",
);
export type DataAzurermClientConfig = azurerm_dataAzurermClientConfig.DataAzurermClientConfig;
export const DataAzurermNetworkWatcher = lazy<typeof azurerm_dataAzurermNetworkWatcher.DataAzurermNetworkWatcher>(
  "@cdktf/provider-azurerm/lib/data-azurerm-network-watcher/index.js",
  "DataAzurermNetworkWatcher",
);
export type DataAzurermNetworkWatcher = azurerm_dataAzurermNetworkWatcher.DataAzurermNetworkWatcher;
export const DataAzurermResourceGroup = lazy<typeof azurerm_dataAzurermResourceGroup.DataAzurermResourceGroup>(
  "@cdktf/provider-azurerm/lib/data-azurerm-resource-group/index.js",
  "DataAzurermResourceGroup",
);
export type DataAzurermResourceGroup = azurerm_dataAzurermResourceGroup.DataAzurermResourceGroup;
export const DataAzurermSubscription = lazy<typeof azurerm_dataAzurermSubscription.DataAzurermSubscription>(
  "@cdktf/provider-azurerm/lib/data-azurerm-subscription/index.js",
  "DataAzurermSubscription",
);
export type DataAzurermSubscription = azurerm_dataAzurermSubscription.DataAzurermSubscription;
export const ResourceGroup = lazy<typeof azurerm_resourceGroup.ResourceGroup>(
  "@cdktf/provider-azurerm/lib/resource-group/index.js",
  "ResourceGroup",
);
export type ResourceGroup = azurerm_resourceGroup.ResourceGroup;
export const ManagementLock = lazy<typeof azurerm_managementLock.ManagementLock>(
  "@cdktf/provider-azurerm/lib/management-lock/index.js",
  "ManagementLock",
);
export type ManagementLock = azurerm_managementLock.ManagementLock;
export const RoleAssignment = lazy<typeof azurerm_roleAssignment.RoleAssignment>(
  "@cdktf/provider-azurerm/lib/role-assignment/index.js",
  "RoleAssignment",
);
export type RoleAssignment = azurerm_roleAssignment.RoleAssignment;
export const UserAssignedIdentity = lazy<typeof azurerm_userAssignedIdentity.UserAssignedIdentity>(
  "@cdktf/provider-azurerm/lib/user-assigned-identity/index.js",
  "UserAssignedIdentity",
);
export type UserAssignedIdentity = azurerm_userAssignedIdentity.UserAssignedIdentity;
export const FederatedIdentityCredential = lazy<typeof azurerm_federatedIdentityCredential.FederatedIdentityCredential>(
  "@cdktf/provider-azurerm/lib/federated-identity-credential/index.js",
  "FederatedIdentityCredential",
);
export type FederatedIdentityCredential = azurerm_federatedIdentityCredential.FederatedIdentityCredential;
export const VirtualNetwork = lazy<typeof azurerm_virtualNetwork.VirtualNetwork>(
  "@cdktf/provider-azurerm/lib/virtual-network/index.js",
  "VirtualNetwork",
);
export type VirtualNetwork = azurerm_virtualNetwork.VirtualNetwork;
export const Subnet = lazy<typeof azurerm_subnet.Subnet>("@cdktf/provider-azurerm/lib/subnet/index.js", "Subnet");
export type Subnet = azurerm_subnet.Subnet;
export const SubnetNetworkSecurityGroupAssociation = lazy<
  typeof azurerm_subnetNetworkSecurityGroupAssociation.SubnetNetworkSecurityGroupAssociation
>(
  "@cdktf/provider-azurerm/lib/subnet-network-security-group-association/index.js",
  "SubnetNetworkSecurityGroupAssociation",
);
export type SubnetNetworkSecurityGroupAssociation =
  azurerm_subnetNetworkSecurityGroupAssociation.SubnetNetworkSecurityGroupAssociation;
export const SubnetNatGatewayAssociation = lazy<typeof azurerm_subnetNatGatewayAssociation.SubnetNatGatewayAssociation>(
  "@cdktf/provider-azurerm/lib/subnet-nat-gateway-association/index.js",
  "SubnetNatGatewayAssociation",
);
export type SubnetNatGatewayAssociation = azurerm_subnetNatGatewayAssociation.SubnetNatGatewayAssociation;
export const SubnetRouteTableAssociation = lazy<typeof azurerm_subnetRouteTableAssociation.SubnetRouteTableAssociation>(
  "@cdktf/provider-azurerm/lib/subnet-route-table-association/index.js",
  "SubnetRouteTableAssociation",
);
export type SubnetRouteTableAssociation = azurerm_subnetRouteTableAssociation.SubnetRouteTableAssociation;
export const NetworkSecurityGroup = lazy<typeof azurerm_networkSecurityGroup.NetworkSecurityGroup>(
  "@cdktf/provider-azurerm/lib/network-security-group/index.js",
  "NetworkSecurityGroup",
);
export type NetworkSecurityGroup = azurerm_networkSecurityGroup.NetworkSecurityGroup;
export type NetworkSecurityGroupSecurityRule = azurerm_networkSecurityGroup.NetworkSecurityGroupSecurityRule;
export const NatGateway = lazy<typeof azurerm_natGateway.NatGateway>(
  "@cdktf/provider-azurerm/lib/nat-gateway/index.js",
  "NatGateway",
);
export type NatGateway = azurerm_natGateway.NatGateway;
export const NatGatewayPublicIpAssociation = lazy<
  typeof azurerm_natGatewayPublicIpAssociation.NatGatewayPublicIpAssociation
>("@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association/index.js", "NatGatewayPublicIpAssociation");
export type NatGatewayPublicIpAssociation = azurerm_natGatewayPublicIpAssociation.NatGatewayPublicIpAssociation;
export const PublicIp = lazy<typeof azurerm_publicIp.PublicIp>(
  "@cdktf/provider-azurerm/lib/public-ip/index.js",
  "PublicIp",
);
export type PublicIp = azurerm_publicIp.PublicIp;
export const RouteTable = lazy<typeof azurerm_routeTable.RouteTable>(
  "@cdktf/provider-azurerm/lib/route-table/index.js",
  "RouteTable",
);
export type RouteTable = azurerm_routeTable.RouteTable;
export const Firewall = lazy<typeof azurerm_firewall.Firewall>(
  "@cdktf/provider-azurerm/lib/firewall/index.js",
  "Firewall",
);
export type Firewall = azurerm_firewall.Firewall;
export const FirewallPolicy = lazy<typeof azurerm_firewallPolicy.FirewallPolicy>(
  "@cdktf/provider-azurerm/lib/firewall-policy/index.js",
  "FirewallPolicy",
);
export type FirewallPolicy = azurerm_firewallPolicy.FirewallPolicy;
export const FirewallPolicyRuleCollectionGroup = lazy<
  typeof azurerm_firewallPolicyRuleCollectionGroup.FirewallPolicyRuleCollectionGroup
>("@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group/index.js", "FirewallPolicyRuleCollectionGroup");
export type FirewallPolicyRuleCollectionGroup =
  azurerm_firewallPolicyRuleCollectionGroup.FirewallPolicyRuleCollectionGroup;
export type FirewallPolicyApplicationRule =
  azurerm_firewallPolicyRuleCollectionGroup.FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule;
export type FirewallPolicyNetworkRule =
  azurerm_firewallPolicyRuleCollectionGroup.FirewallPolicyRuleCollectionGroupNetworkRuleCollectionRule;
export const NetworkWatcherFlowLog = lazy<typeof azurerm_networkWatcherFlowLog.NetworkWatcherFlowLog>(
  "@cdktf/provider-azurerm/lib/network-watcher-flow-log/index.js",
  "NetworkWatcherFlowLog",
);
export type NetworkWatcherFlowLog = azurerm_networkWatcherFlowLog.NetworkWatcherFlowLog;
export const PrivateDnsZone = lazy<typeof azurerm_privateDnsZone.PrivateDnsZone>(
  "@cdktf/provider-azurerm/lib/private-dns-zone/index.js",
  "PrivateDnsZone",
);
export type PrivateDnsZone = azurerm_privateDnsZone.PrivateDnsZone;
export const PrivateDnsZoneVirtualNetworkLink = lazy<
  typeof azurerm_privateDnsZoneVirtualNetworkLink.PrivateDnsZoneVirtualNetworkLink
>("@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link/index.js", "PrivateDnsZoneVirtualNetworkLink");
export type PrivateDnsZoneVirtualNetworkLink =
  azurerm_privateDnsZoneVirtualNetworkLink.PrivateDnsZoneVirtualNetworkLink;
export const PrivateDnsARecord = lazy<typeof azurerm_privateDnsARecord.PrivateDnsARecord>(
  "@cdktf/provider-azurerm/lib/private-dns-a-record/index.js",
  "PrivateDnsARecord",
);
export type PrivateDnsARecord = azurerm_privateDnsARecord.PrivateDnsARecord;
export const PrivateEndpoint = lazy<typeof azurerm_privateEndpoint.PrivateEndpoint>(
  "@cdktf/provider-azurerm/lib/private-endpoint/index.js",
  "PrivateEndpoint",
);
export type PrivateEndpoint = azurerm_privateEndpoint.PrivateEndpoint;
export const KeyVault = lazy<typeof azurerm_keyVault.KeyVault>(
  "@cdktf/provider-azurerm/lib/key-vault/index.js",
  "KeyVault",
);
export type KeyVault = azurerm_keyVault.KeyVault;
export const ContainerRegistry = lazy<typeof azurerm_containerRegistry.ContainerRegistry>(
  "@cdktf/provider-azurerm/lib/container-registry/index.js",
  "ContainerRegistry",
);
export type ContainerRegistry = azurerm_containerRegistry.ContainerRegistry;
export const CognitiveAccount = lazy<typeof azurerm_cognitiveAccount.CognitiveAccount>(
  "@cdktf/provider-azurerm/lib/cognitive-account/index.js",
  "CognitiveAccount",
);
export type CognitiveAccount = azurerm_cognitiveAccount.CognitiveAccount;
export const CognitiveAccountCustomerManagedKeyA = lazy<
  typeof azurerm_cognitiveAccountCustomerManagedKey.CognitiveAccountCustomerManagedKeyA
>("@cdktf/provider-azurerm/lib/cognitive-account-customer-managed-key/index.js", "CognitiveAccountCustomerManagedKeyA");
export type CognitiveAccountCustomerManagedKeyA =
  azurerm_cognitiveAccountCustomerManagedKey.CognitiveAccountCustomerManagedKeyA;
export const ContainerApp = lazy<typeof azurerm_containerApp.ContainerApp>(
  "@cdktf/provider-azurerm/lib/container-app/index.js",
  "ContainerApp",
);
export type ContainerApp = azurerm_containerApp.ContainerApp;
export const ContainerAppEnvironment = lazy<typeof azurerm_containerAppEnvironment.ContainerAppEnvironment>(
  "@cdktf/provider-azurerm/lib/container-app-environment/index.js",
  "ContainerAppEnvironment",
);
export type ContainerAppEnvironment = azurerm_containerAppEnvironment.ContainerAppEnvironment;
export const ManagedRedis = lazy<typeof azurerm_managedRedis.ManagedRedis>(
  "@cdktf/provider-azurerm/lib/managed-redis/index.js",
  "ManagedRedis",
);
export type ManagedRedis = azurerm_managedRedis.ManagedRedis;
export const ApiManagement = lazy<typeof azurerm_apiManagement.ApiManagement>(
  "@cdktf/provider-azurerm/lib/api-management/index.js",
  "ApiManagement",
);
export type ApiManagement = azurerm_apiManagement.ApiManagement;
export const ApiManagementApi = lazy<typeof azurerm_apiManagementApi.ApiManagementApi>(
  "@cdktf/provider-azurerm/lib/api-management-api/index.js",
  "ApiManagementApi",
);
export type ApiManagementApi = azurerm_apiManagementApi.ApiManagementApi;
export const ApiManagementApiOperation = lazy<typeof azurerm_apiManagementApiOperation.ApiManagementApiOperation>(
  "@cdktf/provider-azurerm/lib/api-management-api-operation/index.js",
  "ApiManagementApiOperation",
);
export type ApiManagementApiOperation = azurerm_apiManagementApiOperation.ApiManagementApiOperation;
export const ApiManagementApiOperationPolicy = lazy<
  typeof azurerm_apiManagementApiOperationPolicy.ApiManagementApiOperationPolicy
>("@cdktf/provider-azurerm/lib/api-management-api-operation-policy/index.js", "ApiManagementApiOperationPolicy");
export type ApiManagementApiOperationPolicy = azurerm_apiManagementApiOperationPolicy.ApiManagementApiOperationPolicy;
export const ApiManagementApiPolicy = lazy<typeof azurerm_apiManagementApiPolicy.ApiManagementApiPolicy>(
  "@cdktf/provider-azurerm/lib/api-management-api-policy/index.js",
  "ApiManagementApiPolicy",
);
export type ApiManagementApiPolicy = azurerm_apiManagementApiPolicy.ApiManagementApiPolicy;
export const ApiManagementApiDiagnostic = lazy<typeof azurerm_apiManagementApiDiagnostic.ApiManagementApiDiagnostic>(
  "@cdktf/provider-azurerm/lib/api-management-api-diagnostic/index.js",
  "ApiManagementApiDiagnostic",
);
export type ApiManagementApiDiagnostic = azurerm_apiManagementApiDiagnostic.ApiManagementApiDiagnostic;
export const ApiManagementPolicy = lazy<typeof azurerm_apiManagementPolicy.ApiManagementPolicy>(
  "@cdktf/provider-azurerm/lib/api-management-policy/index.js",
  "ApiManagementPolicy",
);
export type ApiManagementPolicy = azurerm_apiManagementPolicy.ApiManagementPolicy;
export const ApiManagementPolicyFragment = lazy<typeof azurerm_apiManagementPolicyFragment.ApiManagementPolicyFragment>(
  "@cdktf/provider-azurerm/lib/api-management-policy-fragment/index.js",
  "ApiManagementPolicyFragment",
);
export type ApiManagementPolicyFragment = azurerm_apiManagementPolicyFragment.ApiManagementPolicyFragment;
export const ApiManagementNamedValue = lazy<typeof azurerm_apiManagementNamedValue.ApiManagementNamedValue>(
  "@cdktf/provider-azurerm/lib/api-management-named-value/index.js",
  "ApiManagementNamedValue",
);
export type ApiManagementNamedValue = azurerm_apiManagementNamedValue.ApiManagementNamedValue;
export const ApiManagementBackend = lazy<typeof azurerm_apiManagementBackend.ApiManagementBackend>(
  "@cdktf/provider-azurerm/lib/api-management-backend/index.js",
  "ApiManagementBackend",
);
export type ApiManagementBackend = azurerm_apiManagementBackend.ApiManagementBackend;
export const ApiManagementProduct = lazy<typeof azurerm_apiManagementProduct.ApiManagementProduct>(
  "@cdktf/provider-azurerm/lib/api-management-product/index.js",
  "ApiManagementProduct",
);
export type ApiManagementProduct = azurerm_apiManagementProduct.ApiManagementProduct;
export const ApiManagementProductApi = lazy<typeof azurerm_apiManagementProductApi.ApiManagementProductApi>(
  "@cdktf/provider-azurerm/lib/api-management-product-api/index.js",
  "ApiManagementProductApi",
);
export type ApiManagementProductApi = azurerm_apiManagementProductApi.ApiManagementProductApi;
export const ApiManagementCustomDomain = lazy<typeof azurerm_apiManagementCustomDomain.ApiManagementCustomDomain>(
  "@cdktf/provider-azurerm/lib/api-management-custom-domain/index.js",
  "ApiManagementCustomDomain",
);
export type ApiManagementCustomDomain = azurerm_apiManagementCustomDomain.ApiManagementCustomDomain;
export const ApiManagementDiagnostic = lazy<typeof azurerm_apiManagementDiagnostic.ApiManagementDiagnostic>(
  "@cdktf/provider-azurerm/lib/api-management-diagnostic/index.js",
  "ApiManagementDiagnostic",
);
export type ApiManagementDiagnostic = azurerm_apiManagementDiagnostic.ApiManagementDiagnostic;
export const CdnFrontdoorProfile = lazy<typeof azurerm_cdnFrontdoorProfile.CdnFrontdoorProfile>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-profile/index.js",
  "CdnFrontdoorProfile",
);
export type CdnFrontdoorProfile = azurerm_cdnFrontdoorProfile.CdnFrontdoorProfile;
export const CdnFrontdoorEndpoint = lazy<typeof azurerm_cdnFrontdoorEndpoint.CdnFrontdoorEndpoint>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-endpoint/index.js",
  "CdnFrontdoorEndpoint",
);
export type CdnFrontdoorEndpoint = azurerm_cdnFrontdoorEndpoint.CdnFrontdoorEndpoint;
export const CdnFrontdoorOriginGroup = lazy<typeof azurerm_cdnFrontdoorOriginGroup.CdnFrontdoorOriginGroup>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-origin-group/index.js",
  "CdnFrontdoorOriginGroup",
);
export type CdnFrontdoorOriginGroup = azurerm_cdnFrontdoorOriginGroup.CdnFrontdoorOriginGroup;
export const CdnFrontdoorOrigin = lazy<typeof azurerm_cdnFrontdoorOrigin.CdnFrontdoorOrigin>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-origin/index.js",
  "CdnFrontdoorOrigin",
);
export type CdnFrontdoorOrigin = azurerm_cdnFrontdoorOrigin.CdnFrontdoorOrigin;
export const CdnFrontdoorRoute = lazy<typeof azurerm_cdnFrontdoorRoute.CdnFrontdoorRoute>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-route/index.js",
  "CdnFrontdoorRoute",
);
export type CdnFrontdoorRoute = azurerm_cdnFrontdoorRoute.CdnFrontdoorRoute;
export const CdnFrontdoorCustomDomain = lazy<typeof azurerm_cdnFrontdoorCustomDomain.CdnFrontdoorCustomDomain>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-custom-domain/index.js",
  "CdnFrontdoorCustomDomain",
);
export type CdnFrontdoorCustomDomain = azurerm_cdnFrontdoorCustomDomain.CdnFrontdoorCustomDomain;
export const CdnFrontdoorCustomDomainAssociation = lazy<
  typeof azurerm_cdnFrontdoorCustomDomainAssociation.CdnFrontdoorCustomDomainAssociation
>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-custom-domain-association/index.js",
  "CdnFrontdoorCustomDomainAssociation",
);
export type CdnFrontdoorCustomDomainAssociation =
  azurerm_cdnFrontdoorCustomDomainAssociation.CdnFrontdoorCustomDomainAssociation;
export const CdnFrontdoorFirewallPolicy = lazy<typeof azurerm_cdnFrontdoorFirewallPolicy.CdnFrontdoorFirewallPolicy>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-firewall-policy/index.js",
  "CdnFrontdoorFirewallPolicy",
);
export type CdnFrontdoorFirewallPolicy = azurerm_cdnFrontdoorFirewallPolicy.CdnFrontdoorFirewallPolicy;
export const CdnFrontdoorSecurityPolicy = lazy<typeof azurerm_cdnFrontdoorSecurityPolicy.CdnFrontdoorSecurityPolicy>(
  "@cdktf/provider-azurerm/lib/cdn-frontdoor-security-policy/index.js",
  "CdnFrontdoorSecurityPolicy",
);
export type CdnFrontdoorSecurityPolicy = azurerm_cdnFrontdoorSecurityPolicy.CdnFrontdoorSecurityPolicy;
export const LogAnalyticsWorkspace = lazy<typeof azurerm_logAnalyticsWorkspace.LogAnalyticsWorkspace>(
  "@cdktf/provider-azurerm/lib/log-analytics-workspace/index.js",
  "LogAnalyticsWorkspace",
);
export type LogAnalyticsWorkspace = azurerm_logAnalyticsWorkspace.LogAnalyticsWorkspace;
export const ApplicationInsights = lazy<typeof azurerm_applicationInsights.ApplicationInsights>(
  "@cdktf/provider-azurerm/lib/application-insights/index.js",
  "ApplicationInsights",
);
export type ApplicationInsights = azurerm_applicationInsights.ApplicationInsights;
export const MonitorPrivateLinkScope = lazy<typeof azurerm_monitorPrivateLinkScope.MonitorPrivateLinkScope>(
  "@cdktf/provider-azurerm/lib/monitor-private-link-scope/index.js",
  "MonitorPrivateLinkScope",
);
export type MonitorPrivateLinkScope = azurerm_monitorPrivateLinkScope.MonitorPrivateLinkScope;
export const MonitorPrivateLinkScopedService = lazy<
  typeof azurerm_monitorPrivateLinkScopedService.MonitorPrivateLinkScopedService
>("@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service/index.js", "MonitorPrivateLinkScopedService");
export type MonitorPrivateLinkScopedService = azurerm_monitorPrivateLinkScopedService.MonitorPrivateLinkScopedService;
export const MonitorDiagnosticSetting = lazy<typeof azurerm_monitorDiagnosticSetting.MonitorDiagnosticSetting>(
  "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting/index.js",
  "MonitorDiagnosticSetting",
);
export type MonitorDiagnosticSetting = azurerm_monitorDiagnosticSetting.MonitorDiagnosticSetting;
export const MonitorActionGroup = lazy<typeof azurerm_monitorActionGroup.MonitorActionGroup>(
  "@cdktf/provider-azurerm/lib/monitor-action-group/index.js",
  "MonitorActionGroup",
);
export type MonitorActionGroup = azurerm_monitorActionGroup.MonitorActionGroup;
export const MonitorActivityLogAlert = lazy<typeof azurerm_monitorActivityLogAlert.MonitorActivityLogAlert>(
  "@cdktf/provider-azurerm/lib/monitor-activity-log-alert/index.js",
  "MonitorActivityLogAlert",
);
export type MonitorActivityLogAlert = azurerm_monitorActivityLogAlert.MonitorActivityLogAlert;
export type MonitorActivityLogAlertCriteria = azurerm_monitorActivityLogAlert.MonitorActivityLogAlertCriteria;
export const LogAnalyticsDataExportRule = lazy<typeof azurerm_logAnalyticsDataExportRule.LogAnalyticsDataExportRule>(
  "@cdktf/provider-azurerm/lib/log-analytics-data-export-rule/index.js",
  "LogAnalyticsDataExportRule",
);
export type LogAnalyticsDataExportRule = azurerm_logAnalyticsDataExportRule.LogAnalyticsDataExportRule;
export const StorageAccount = lazy<typeof azurerm_storageAccount.StorageAccount>(
  "@cdktf/provider-azurerm/lib/storage-account/index.js",
  "StorageAccount",
);
export type StorageAccount = azurerm_storageAccount.StorageAccount;
export const StorageContainer = lazy<typeof azurerm_storageContainer.StorageContainer>(
  "@cdktf/provider-azurerm/lib/storage-container/index.js",
  "StorageContainer",
);
export type StorageContainer = azurerm_storageContainer.StorageContainer;
export const StorageContainerImmutabilityPolicy = lazy<
  typeof azurerm_storageContainerImmutabilityPolicy.StorageContainerImmutabilityPolicy
>("@cdktf/provider-azurerm/lib/storage-container-immutability-policy/index.js", "StorageContainerImmutabilityPolicy");
export type StorageContainerImmutabilityPolicy =
  azurerm_storageContainerImmutabilityPolicy.StorageContainerImmutabilityPolicy;
export const StorageManagementPolicy = lazy<typeof azurerm_storageManagementPolicy.StorageManagementPolicy>(
  "@cdktf/provider-azurerm/lib/storage-management-policy/index.js",
  "StorageManagementPolicy",
);
export type StorageManagementPolicy = azurerm_storageManagementPolicy.StorageManagementPolicy;
export const StorageAccountCustomerManagedKeyA = lazy<
  typeof azurerm_storageAccountCustomerManagedKey.StorageAccountCustomerManagedKeyA
>("@cdktf/provider-azurerm/lib/storage-account-customer-managed-key/index.js", "StorageAccountCustomerManagedKeyA");
export type StorageAccountCustomerManagedKeyA =
  azurerm_storageAccountCustomerManagedKey.StorageAccountCustomerManagedKeyA;
export const AzureadProvider = lazy<typeof azuread_provider.AzureadProvider>(
  "@cdktf/provider-azuread/lib/provider/index.js",
  "AzureadProvider",
);
export type AzureadProvider = azuread_provider.AzureadProvider;
export const DataAzureadClientConfig = lazy<typeof azuread_dataAzureadClientConfig.DataAzureadClientConfig>(
  "@cdktf/provider-azuread/lib/data-azuread-client-config/index.js",
  "DataAzureadClientConfig",
);
export type DataAzureadClientConfig = azuread_dataAzureadClientConfig.DataAzureadClientConfig;
export const DataAzureadApplication = lazy<typeof azuread_dataAzureadApplication.DataAzureadApplication>(
  "@cdktf/provider-azuread/lib/data-azuread-application/index.js",
  "DataAzureadApplication",
);
export type DataAzureadApplication = azuread_dataAzureadApplication.DataAzureadApplication;
export const DataAzureadServicePrincipal = lazy<typeof azuread_dataAzureadServicePrincipal.DataAzureadServicePrincipal>(
  "@cdktf/provider-azuread/lib/data-azuread-service-principal/index.js",
  "DataAzureadServicePrincipal",
);
export type DataAzureadServicePrincipal = azuread_dataAzureadServicePrincipal.DataAzureadServicePrincipal;
export const Application = lazy<typeof azuread_application.Application>(
  "@cdktf/provider-azuread/lib/application/index.js",
  "Application",
);
export type Application = azuread_application.Application;
export const ApplicationFederatedIdentityCredential = lazy<
  typeof azuread_applicationFederatedIdentityCredential.ApplicationFederatedIdentityCredential
>(
  "@cdktf/provider-azuread/lib/application-federated-identity-credential/index.js",
  "ApplicationFederatedIdentityCredential",
);
export type ApplicationFederatedIdentityCredential =
  azuread_applicationFederatedIdentityCredential.ApplicationFederatedIdentityCredential;
export const ApplicationIdentifierUri = lazy<typeof azuread_applicationIdentifierUri.ApplicationIdentifierUri>(
  "@cdktf/provider-azuread/lib/application-identifier-uri/index.js",
  "ApplicationIdentifierUri",
);
export type ApplicationIdentifierUri = azuread_applicationIdentifierUri.ApplicationIdentifierUri;
export const ApplicationPreAuthorized = lazy<typeof azuread_applicationPreAuthorized.ApplicationPreAuthorized>(
  "@cdktf/provider-azuread/lib/application-pre-authorized/index.js",
  "ApplicationPreAuthorized",
);
export type ApplicationPreAuthorized = azuread_applicationPreAuthorized.ApplicationPreAuthorized;
export const AppRoleAssignment = lazy<typeof azuread_appRoleAssignment.AppRoleAssignment>(
  "@cdktf/provider-azuread/lib/app-role-assignment/index.js",
  "AppRoleAssignment",
);
export type AppRoleAssignment = azuread_appRoleAssignment.AppRoleAssignment;
export const ServicePrincipal = lazy<typeof azuread_servicePrincipal.ServicePrincipal>(
  "@cdktf/provider-azuread/lib/service-principal/index.js",
  "ServicePrincipal",
);
export type ServicePrincipal = azuread_servicePrincipal.ServicePrincipal;
export const ServicePrincipalDelegatedPermissionGrant = lazy<
  typeof azuread_servicePrincipalDelegatedPermissionGrant.ServicePrincipalDelegatedPermissionGrant
>(
  "@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant/index.js",
  "ServicePrincipalDelegatedPermissionGrant",
);
export type ServicePrincipalDelegatedPermissionGrant =
  azuread_servicePrincipalDelegatedPermissionGrant.ServicePrincipalDelegatedPermissionGrant;
export const TimeProvider = lazy<typeof time_provider.TimeProvider>(
  "@cdktf/provider-time/lib/provider/index.js",
  "TimeProvider",
);
export type TimeProvider = time_provider.TimeProvider;
export const Offset = lazy<typeof time_offset.Offset>("@cdktf/provider-time/lib/offset/index.js", "Offset");
export type Offset = time_offset.Offset;
export const Sleep = lazy<typeof time_sleep.Sleep>("@cdktf/provider-time/lib/sleep/index.js", "Sleep");
export type Sleep = time_sleep.Sleep;

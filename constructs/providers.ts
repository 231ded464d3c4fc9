// Long: the only file that imports the provider bindings, so that a move to other bindings is a change of this file.
import { bindingsOf } from "./lazy-bindings.ts";
import type { AzurermProvider as $AzurermProvider } from "@cdktf/provider-azurerm/lib/provider/index.js";
import type { DataAzurermClientConfig as $DataAzurermClientConfig } from "@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js";
import type { DataAzurermNetworkWatcher as $DataAzurermNetworkWatcher } from "@cdktf/provider-azurerm/lib/data-azurerm-network-watcher/index.js";
import type { DataAzurermResourceGroup as $DataAzurermResourceGroup } from "@cdktf/provider-azurerm/lib/data-azurerm-resource-group/index.js";
import type { DataAzurermSubscription as $DataAzurermSubscription } from "@cdktf/provider-azurerm/lib/data-azurerm-subscription/index.js";
import type { ResourceGroup as $ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group/index.js";
import type { PolicyDefinition as $PolicyDefinition } from "@cdktf/provider-azurerm/lib/policy-definition/index.js";
import type { PolicySetDefinition as $PolicySetDefinition } from "@cdktf/provider-azurerm/lib/policy-set-definition/index.js";
import type { ResourceGroupPolicyAssignment as $ResourceGroupPolicyAssignment } from "@cdktf/provider-azurerm/lib/resource-group-policy-assignment/index.js";
import type { ResourceGroupPolicyExemption as $ResourceGroupPolicyExemption } from "@cdktf/provider-azurerm/lib/resource-group-policy-exemption/index.js";
import type { ManagementLock as $ManagementLock } from "@cdktf/provider-azurerm/lib/management-lock/index.js";
import type { RoleDefinition as $RoleDefinition } from "@cdktf/provider-azurerm/lib/role-definition/index.js";
import type { RoleAssignment as $RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment/index.js";
import type { UserAssignedIdentity as $UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity/index.js";
import type { FederatedIdentityCredential as $FederatedIdentityCredential } from "@cdktf/provider-azurerm/lib/federated-identity-credential/index.js";
import type { VirtualNetwork as $VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network/index.js";
import type { Subnet as $Subnet } from "@cdktf/provider-azurerm/lib/subnet/index.js";
import type { SubnetNetworkSecurityGroupAssociation as $SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association/index.js";
import type { SubnetNatGatewayAssociation as $SubnetNatGatewayAssociation } from "@cdktf/provider-azurerm/lib/subnet-nat-gateway-association/index.js";
import type { SubnetRouteTableAssociation as $SubnetRouteTableAssociation } from "@cdktf/provider-azurerm/lib/subnet-route-table-association/index.js";
import type {
  NetworkSecurityGroup as $NetworkSecurityGroup,
  NetworkSecurityGroupSecurityRule as $NetworkSecurityGroupSecurityRule,
} from "@cdktf/provider-azurerm/lib/network-security-group/index.js";
import type { NatGateway as $NatGateway } from "@cdktf/provider-azurerm/lib/nat-gateway/index.js";
import type { NatGatewayPublicIpAssociation as $NatGatewayPublicIpAssociation } from "@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association/index.js";
import type { PublicIp as $PublicIp } from "@cdktf/provider-azurerm/lib/public-ip/index.js";
import type { RouteTable as $RouteTable } from "@cdktf/provider-azurerm/lib/route-table/index.js";
import type { Firewall as $Firewall } from "@cdktf/provider-azurerm/lib/firewall/index.js";
import type { FirewallPolicy as $FirewallPolicy } from "@cdktf/provider-azurerm/lib/firewall-policy/index.js";
import type {
  FirewallPolicyRuleCollectionGroup as $FirewallPolicyRuleCollectionGroup,
  FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule as $FirewallPolicyApplicationRule,
  FirewallPolicyRuleCollectionGroupNetworkRuleCollectionRule as $FirewallPolicyNetworkRule,
} from "@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group/index.js";
import type { NetworkWatcherFlowLog as $NetworkWatcherFlowLog } from "@cdktf/provider-azurerm/lib/network-watcher-flow-log/index.js";
import type { PrivateDnsZone as $PrivateDnsZone } from "@cdktf/provider-azurerm/lib/private-dns-zone/index.js";
import type { PrivateDnsZoneVirtualNetworkLink as $PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link/index.js";
import type { PrivateDnsARecord as $PrivateDnsARecord } from "@cdktf/provider-azurerm/lib/private-dns-a-record/index.js";
import type { PrivateEndpoint as $PrivateEndpoint } from "@cdktf/provider-azurerm/lib/private-endpoint/index.js";
import type { KeyVault as $KeyVault } from "@cdktf/provider-azurerm/lib/key-vault/index.js";
import type { ContainerRegistry as $ContainerRegistry } from "@cdktf/provider-azurerm/lib/container-registry/index.js";
import type { CognitiveAccount as $CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account/index.js";
import type { CognitiveAccountCustomerManagedKeyA as $CognitiveAccountCustomerManagedKeyA } from "@cdktf/provider-azurerm/lib/cognitive-account-customer-managed-key/index.js";
import type { ContainerApp as $ContainerApp } from "@cdktf/provider-azurerm/lib/container-app/index.js";
import type { ContainerAppEnvironment as $ContainerAppEnvironment } from "@cdktf/provider-azurerm/lib/container-app-environment/index.js";
import type { ManagedRedis as $ManagedRedis } from "@cdktf/provider-azurerm/lib/managed-redis/index.js";
import type { ApiManagement as $ApiManagement } from "@cdktf/provider-azurerm/lib/api-management/index.js";
import type { ApiManagementApi as $ApiManagementApi } from "@cdktf/provider-azurerm/lib/api-management-api/index.js";
import type { ApiManagementApiOperation as $ApiManagementApiOperation } from "@cdktf/provider-azurerm/lib/api-management-api-operation/index.js";
import type { ApiManagementApiOperationPolicy as $ApiManagementApiOperationPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-operation-policy/index.js";
import type { ApiManagementApiPolicy as $ApiManagementApiPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-policy/index.js";
import type { ApiManagementApiDiagnostic as $ApiManagementApiDiagnostic } from "@cdktf/provider-azurerm/lib/api-management-api-diagnostic/index.js";
import type { ApiManagementPolicy as $ApiManagementPolicy } from "@cdktf/provider-azurerm/lib/api-management-policy/index.js";
import type { ApiManagementPolicyFragment as $ApiManagementPolicyFragment } from "@cdktf/provider-azurerm/lib/api-management-policy-fragment/index.js";
import type { ApiManagementNamedValue as $ApiManagementNamedValue } from "@cdktf/provider-azurerm/lib/api-management-named-value/index.js";
import type { ApiManagementBackend as $ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend/index.js";
import type { ApiManagementProduct as $ApiManagementProduct } from "@cdktf/provider-azurerm/lib/api-management-product/index.js";
import type { ApiManagementProductApi as $ApiManagementProductApi } from "@cdktf/provider-azurerm/lib/api-management-product-api/index.js";
import type { ApiManagementCustomDomain as $ApiManagementCustomDomain } from "@cdktf/provider-azurerm/lib/api-management-custom-domain/index.js";
import type { ApiManagementDiagnostic as $ApiManagementDiagnostic } from "@cdktf/provider-azurerm/lib/api-management-diagnostic/index.js";
import type { CdnFrontdoorProfile as $CdnFrontdoorProfile } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-profile/index.js";
import type { CdnFrontdoorEndpoint as $CdnFrontdoorEndpoint } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-endpoint/index.js";
import type { CdnFrontdoorOriginGroup as $CdnFrontdoorOriginGroup } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-origin-group/index.js";
import type { CdnFrontdoorOrigin as $CdnFrontdoorOrigin } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-origin/index.js";
import type { CdnFrontdoorRoute as $CdnFrontdoorRoute } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-route/index.js";
import type { CdnFrontdoorCustomDomain as $CdnFrontdoorCustomDomain } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-custom-domain/index.js";
import type { CdnFrontdoorCustomDomainAssociation as $CdnFrontdoorCustomDomainAssociation } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-custom-domain-association/index.js";
import type { CdnFrontdoorFirewallPolicy as $CdnFrontdoorFirewallPolicy } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-firewall-policy/index.js";
import type { CdnFrontdoorSecurityPolicy as $CdnFrontdoorSecurityPolicy } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-security-policy/index.js";
import type { LogAnalyticsWorkspace as $LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace/index.js";
import type { ApplicationInsights as $ApplicationInsights } from "@cdktf/provider-azurerm/lib/application-insights/index.js";
import type { MonitorPrivateLinkScope as $MonitorPrivateLinkScope } from "@cdktf/provider-azurerm/lib/monitor-private-link-scope/index.js";
import type { MonitorPrivateLinkScopedService as $MonitorPrivateLinkScopedService } from "@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service/index.js";
import type { MonitorDiagnosticSetting as $MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting/index.js";
import type { LogAnalyticsWorkspaceTableCustomLog as $LogAnalyticsWorkspaceTableCustomLog } from "@cdktf/provider-azurerm/lib/log-analytics-workspace-table-custom-log/index.js";
import type { MonitorDataCollectionEndpoint as $MonitorDataCollectionEndpoint } from "@cdktf/provider-azurerm/lib/monitor-data-collection-endpoint/index.js";
import type { MonitorDataCollectionRule as $MonitorDataCollectionRule } from "@cdktf/provider-azurerm/lib/monitor-data-collection-rule/index.js";
import type { ApplicationInsightsWorkbook as $ApplicationInsightsWorkbook } from "@cdktf/provider-azurerm/lib/application-insights-workbook/index.js";
import type { SentinelLogAnalyticsWorkspaceOnboarding as $SentinelLogAnalyticsWorkspaceOnboarding } from "@cdktf/provider-azurerm/lib/sentinel-log-analytics-workspace-onboarding/index.js";
import type { SentinelAlertRuleScheduled as $SentinelAlertRuleScheduled } from "@cdktf/provider-azurerm/lib/sentinel-alert-rule-scheduled/index.js";
import type { SentinelAlertRuleNrt as $SentinelAlertRuleNrt } from "@cdktf/provider-azurerm/lib/sentinel-alert-rule-nrt/index.js";
import type { SentinelAutomationRule as $SentinelAutomationRule } from "@cdktf/provider-azurerm/lib/sentinel-automation-rule/index.js";
import type { SentinelWatchlist as $SentinelWatchlist } from "@cdktf/provider-azurerm/lib/sentinel-watchlist/index.js";
import type { SentinelWatchlistItem as $SentinelWatchlistItem } from "@cdktf/provider-azurerm/lib/sentinel-watchlist-item/index.js";
import type { SentinelDataConnectorMicrosoftThreatIntelligence as $SentinelDataConnectorMicrosoftThreatIntelligence } from "@cdktf/provider-azurerm/lib/sentinel-data-connector-microsoft-threat-intelligence/index.js";
import type { MonitorActionGroup as $MonitorActionGroup } from "@cdktf/provider-azurerm/lib/monitor-action-group/index.js";
import type {
  MonitorActivityLogAlert as $MonitorActivityLogAlert,
  MonitorActivityLogAlertCriteria as $MonitorActivityLogAlertCriteria,
} from "@cdktf/provider-azurerm/lib/monitor-activity-log-alert/index.js";
import type { MonitorScheduledQueryRulesAlertV2 as $MonitorScheduledQueryRulesAlertV2 } from "@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2/index.js";
import type { LogAnalyticsDataExportRule as $LogAnalyticsDataExportRule } from "@cdktf/provider-azurerm/lib/log-analytics-data-export-rule/index.js";
import type { StorageAccount as $StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account/index.js";
import type { StorageContainer as $StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container/index.js";
import type { StorageContainerImmutabilityPolicy as $StorageContainerImmutabilityPolicy } from "@cdktf/provider-azurerm/lib/storage-container-immutability-policy/index.js";
import type { StorageManagementPolicy as $StorageManagementPolicy } from "@cdktf/provider-azurerm/lib/storage-management-policy/index.js";
import type { StorageAccountCustomerManagedKeyA as $StorageAccountCustomerManagedKeyA } from "@cdktf/provider-azurerm/lib/storage-account-customer-managed-key/index.js";
import type { SecurityCenterAutomation as $SecurityCenterAutomation } from "@cdktf/provider-azurerm/lib/security-center-automation/index.js";
import type { PimEligibleRoleAssignment as $PimEligibleRoleAssignment } from "@cdktf/provider-azurerm/lib/pim-eligible-role-assignment/index.js";
import type { RoleManagementPolicy as $RoleManagementPolicy } from "@cdktf/provider-azurerm/lib/role-management-policy/index.js";
import type { MonitorAadDiagnosticSetting as $MonitorAadDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-aad-diagnostic-setting/index.js";
import type { PurviewAccount as $PurviewAccount } from "@cdktf/provider-azurerm/lib/purview-account/index.js";
import type { ConsumptionBudgetResourceGroup as $ConsumptionBudgetResourceGroup } from "@cdktf/provider-azurerm/lib/consumption-budget-resource-group/index.js";
import type { LogAnalyticsWorkspaceTable as $LogAnalyticsWorkspaceTable } from "@cdktf/provider-azurerm/lib/log-analytics-workspace-table/index.js";
import type { ContainerAppJob as $ContainerAppJob } from "@cdktf/provider-azurerm/lib/container-app-job/index.js";
import type { AzureadProvider as $AzureadProvider } from "@cdktf/provider-azuread/lib/provider/index.js";
import type { DataAzureadClientConfig as $DataAzureadClientConfig } from "@cdktf/provider-azuread/lib/data-azuread-client-config/index.js";
import type { DataAzureadApplication as $DataAzureadApplication } from "@cdktf/provider-azuread/lib/data-azuread-application/index.js";
import type { DataAzureadServicePrincipal as $DataAzureadServicePrincipal } from "@cdktf/provider-azuread/lib/data-azuread-service-principal/index.js";
import type { Application as $Application } from "@cdktf/provider-azuread/lib/application/index.js";
import type { ApplicationFederatedIdentityCredential as $ApplicationFederatedIdentityCredential } from "@cdktf/provider-azuread/lib/application-federated-identity-credential/index.js";
import type { ApplicationIdentifierUri as $ApplicationIdentifierUri } from "@cdktf/provider-azuread/lib/application-identifier-uri/index.js";
import type { ApplicationPreAuthorized as $ApplicationPreAuthorized } from "@cdktf/provider-azuread/lib/application-pre-authorized/index.js";
import type { AppRoleAssignment as $AppRoleAssignment } from "@cdktf/provider-azuread/lib/app-role-assignment/index.js";
import type { ServicePrincipal as $ServicePrincipal } from "@cdktf/provider-azuread/lib/service-principal/index.js";
import type { ServicePrincipalDelegatedPermissionGrant as $ServicePrincipalDelegatedPermissionGrant } from "@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant/index.js";
import type { CustomDirectoryRole as $CustomDirectoryRole } from "@cdktf/provider-azuread/lib/custom-directory-role/index.js";
import type { DirectoryRoleAssignment as $DirectoryRoleAssignment } from "@cdktf/provider-azuread/lib/directory-role-assignment/index.js";
import type { ConditionalAccessPolicy as $ConditionalAccessPolicy } from "@cdktf/provider-azuread/lib/conditional-access-policy/index.js";
import type { NamedLocation as $NamedLocation } from "@cdktf/provider-azuread/lib/named-location/index.js";
import type { AuthenticationStrengthPolicy as $AuthenticationStrengthPolicy } from "@cdktf/provider-azuread/lib/authentication-strength-policy/index.js";
import type { AccessPackage as $AccessPackage } from "@cdktf/provider-azuread/lib/access-package/index.js";
import type { AccessPackageCatalog as $AccessPackageCatalog } from "@cdktf/provider-azuread/lib/access-package-catalog/index.js";
import type { AccessPackageAssignmentPolicy as $AccessPackageAssignmentPolicy } from "@cdktf/provider-azuread/lib/access-package-assignment-policy/index.js";
import type { AccessPackageResourceCatalogAssociation as $AccessPackageResourceCatalogAssociation } from "@cdktf/provider-azuread/lib/access-package-resource-catalog-association/index.js";
import type { AccessPackageResourcePackageAssociation as $AccessPackageResourcePackageAssociation } from "@cdktf/provider-azuread/lib/access-package-resource-package-association/index.js";
import type { TimeProvider as $TimeProvider } from "@cdktf/provider-time/lib/provider/index.js";
import type { Offset as $Offset } from "@cdktf/provider-time/lib/offset/index.js";
import type { Sleep as $Sleep } from "@cdktf/provider-time/lib/sleep/index.js";

const azurerm = bindingsOf("@cdktf/provider-azurerm");
const azuread = bindingsOf("@cdktf/provider-azuread");
const time = bindingsOf("@cdktf/provider-time");

/**
 * The provider `azurerm`, from the bindings.
 *
 * @example
 * new AzurermProvider(stack, "azurerm", { features: [azurermFeatures] });
 */
export const AzurermProvider = azurerm<typeof $AzurermProvider>("provider");
export type AzurermProvider = $AzurermProvider;
export const DataAzurermClientConfig = azurerm<typeof $DataAzurermClientConfig>("data-azurerm-client-config");
export type DataAzurermClientConfig = $DataAzurermClientConfig;
export const DataAzurermNetworkWatcher = azurerm<typeof $DataAzurermNetworkWatcher>("data-azurerm-network-watcher");
export type DataAzurermNetworkWatcher = $DataAzurermNetworkWatcher;
export const DataAzurermResourceGroup = azurerm<typeof $DataAzurermResourceGroup>("data-azurerm-resource-group");
export type DataAzurermResourceGroup = $DataAzurermResourceGroup;
export const DataAzurermSubscription = azurerm<typeof $DataAzurermSubscription>("data-azurerm-subscription");
export type DataAzurermSubscription = $DataAzurermSubscription;
export const ResourceGroup = azurerm<typeof $ResourceGroup>("resource-group");
export type ResourceGroup = $ResourceGroup;
export const PolicyDefinition = azurerm<typeof $PolicyDefinition>("policy-definition");
export type PolicyDefinition = $PolicyDefinition;
export const PolicySetDefinition = azurerm<typeof $PolicySetDefinition>("policy-set-definition");
export type PolicySetDefinition = $PolicySetDefinition;
export const ResourceGroupPolicyAssignment = azurerm<typeof $ResourceGroupPolicyAssignment>(
  "resource-group-policy-assignment",
);
export type ResourceGroupPolicyAssignment = $ResourceGroupPolicyAssignment;
export const ResourceGroupPolicyExemption = azurerm<typeof $ResourceGroupPolicyExemption>(
  "resource-group-policy-exemption",
);
export type ResourceGroupPolicyExemption = $ResourceGroupPolicyExemption;
export const ManagementLock = azurerm<typeof $ManagementLock>("management-lock");
export type ManagementLock = $ManagementLock;
export const RoleDefinition = azurerm<typeof $RoleDefinition>("role-definition");
export type RoleDefinition = $RoleDefinition;
export const RoleAssignment = azurerm<typeof $RoleAssignment>("role-assignment");
export type RoleAssignment = $RoleAssignment;
export const UserAssignedIdentity = azurerm<typeof $UserAssignedIdentity>("user-assigned-identity");
export type UserAssignedIdentity = $UserAssignedIdentity;
export const FederatedIdentityCredential = azurerm<typeof $FederatedIdentityCredential>(
  "federated-identity-credential",
);
export type FederatedIdentityCredential = $FederatedIdentityCredential;
export const VirtualNetwork = azurerm<typeof $VirtualNetwork>("virtual-network");
export type VirtualNetwork = $VirtualNetwork;
export const Subnet = azurerm<typeof $Subnet>("subnet");
export type Subnet = $Subnet;
export const SubnetNetworkSecurityGroupAssociation = azurerm<typeof $SubnetNetworkSecurityGroupAssociation>(
  "subnet-network-security-group-association",
);
export type SubnetNetworkSecurityGroupAssociation = $SubnetNetworkSecurityGroupAssociation;
export const SubnetNatGatewayAssociation = azurerm<typeof $SubnetNatGatewayAssociation>(
  "subnet-nat-gateway-association",
);
export type SubnetNatGatewayAssociation = $SubnetNatGatewayAssociation;
export const SubnetRouteTableAssociation = azurerm<typeof $SubnetRouteTableAssociation>(
  "subnet-route-table-association",
);
export type SubnetRouteTableAssociation = $SubnetRouteTableAssociation;
export const NetworkSecurityGroup = azurerm<typeof $NetworkSecurityGroup>("network-security-group");
export type NetworkSecurityGroup = $NetworkSecurityGroup;
export type NetworkSecurityGroupSecurityRule = $NetworkSecurityGroupSecurityRule;
export const NatGateway = azurerm<typeof $NatGateway>("nat-gateway");
export type NatGateway = $NatGateway;
export const NatGatewayPublicIpAssociation = azurerm<typeof $NatGatewayPublicIpAssociation>(
  "nat-gateway-public-ip-association",
);
export type NatGatewayPublicIpAssociation = $NatGatewayPublicIpAssociation;
export const PublicIp = azurerm<typeof $PublicIp>("public-ip");
export type PublicIp = $PublicIp;
export const RouteTable = azurerm<typeof $RouteTable>("route-table");
export type RouteTable = $RouteTable;
export const Firewall = azurerm<typeof $Firewall>("firewall");
export type Firewall = $Firewall;
export const FirewallPolicy = azurerm<typeof $FirewallPolicy>("firewall-policy");
export type FirewallPolicy = $FirewallPolicy;
export const FirewallPolicyRuleCollectionGroup = azurerm<typeof $FirewallPolicyRuleCollectionGroup>(
  "firewall-policy-rule-collection-group",
);
export type FirewallPolicyRuleCollectionGroup = $FirewallPolicyRuleCollectionGroup;
export type FirewallPolicyApplicationRule = $FirewallPolicyApplicationRule;
export type FirewallPolicyNetworkRule = $FirewallPolicyNetworkRule;
export const NetworkWatcherFlowLog = azurerm<typeof $NetworkWatcherFlowLog>("network-watcher-flow-log");
export type NetworkWatcherFlowLog = $NetworkWatcherFlowLog;
export const PrivateDnsZone = azurerm<typeof $PrivateDnsZone>("private-dns-zone");
export type PrivateDnsZone = $PrivateDnsZone;
export const PrivateDnsZoneVirtualNetworkLink = azurerm<typeof $PrivateDnsZoneVirtualNetworkLink>(
  "private-dns-zone-virtual-network-link",
);
export type PrivateDnsZoneVirtualNetworkLink = $PrivateDnsZoneVirtualNetworkLink;
export const PrivateDnsARecord = azurerm<typeof $PrivateDnsARecord>("private-dns-a-record");
export type PrivateDnsARecord = $PrivateDnsARecord;
export const PrivateEndpoint = azurerm<typeof $PrivateEndpoint>("private-endpoint");
export type PrivateEndpoint = $PrivateEndpoint;
export const KeyVault = azurerm<typeof $KeyVault>("key-vault");
export type KeyVault = $KeyVault;
export const ContainerRegistry = azurerm<typeof $ContainerRegistry>("container-registry");
export type ContainerRegistry = $ContainerRegistry;
export const CognitiveAccount = azurerm<typeof $CognitiveAccount>("cognitive-account");
export type CognitiveAccount = $CognitiveAccount;
export const CognitiveAccountCustomerManagedKeyA = azurerm<typeof $CognitiveAccountCustomerManagedKeyA>(
  "cognitive-account-customer-managed-key",
);
export type CognitiveAccountCustomerManagedKeyA = $CognitiveAccountCustomerManagedKeyA;
export const ContainerApp = azurerm<typeof $ContainerApp>("container-app");
export type ContainerApp = $ContainerApp;
export const ContainerAppEnvironment = azurerm<typeof $ContainerAppEnvironment>("container-app-environment");
export type ContainerAppEnvironment = $ContainerAppEnvironment;
export const ManagedRedis = azurerm<typeof $ManagedRedis>("managed-redis");
export type ManagedRedis = $ManagedRedis;
export const ApiManagement = azurerm<typeof $ApiManagement>("api-management");
export type ApiManagement = $ApiManagement;
export const ApiManagementApi = azurerm<typeof $ApiManagementApi>("api-management-api");
export type ApiManagementApi = $ApiManagementApi;
export const ApiManagementApiOperation = azurerm<typeof $ApiManagementApiOperation>("api-management-api-operation");
export type ApiManagementApiOperation = $ApiManagementApiOperation;
export const ApiManagementApiOperationPolicy = azurerm<typeof $ApiManagementApiOperationPolicy>(
  "api-management-api-operation-policy",
);
export type ApiManagementApiOperationPolicy = $ApiManagementApiOperationPolicy;
export const ApiManagementApiPolicy = azurerm<typeof $ApiManagementApiPolicy>("api-management-api-policy");
export type ApiManagementApiPolicy = $ApiManagementApiPolicy;
export const ApiManagementApiDiagnostic = azurerm<typeof $ApiManagementApiDiagnostic>("api-management-api-diagnostic");
export type ApiManagementApiDiagnostic = $ApiManagementApiDiagnostic;
export const ApiManagementPolicy = azurerm<typeof $ApiManagementPolicy>("api-management-policy");
export type ApiManagementPolicy = $ApiManagementPolicy;
export const ApiManagementPolicyFragment = azurerm<typeof $ApiManagementPolicyFragment>(
  "api-management-policy-fragment",
);
export type ApiManagementPolicyFragment = $ApiManagementPolicyFragment;
export const ApiManagementNamedValue = azurerm<typeof $ApiManagementNamedValue>("api-management-named-value");
export type ApiManagementNamedValue = $ApiManagementNamedValue;
export const ApiManagementBackend = azurerm<typeof $ApiManagementBackend>("api-management-backend");
export type ApiManagementBackend = $ApiManagementBackend;
export const ApiManagementProduct = azurerm<typeof $ApiManagementProduct>("api-management-product");
export type ApiManagementProduct = $ApiManagementProduct;
export const ApiManagementProductApi = azurerm<typeof $ApiManagementProductApi>("api-management-product-api");
export type ApiManagementProductApi = $ApiManagementProductApi;
export const ApiManagementCustomDomain = azurerm<typeof $ApiManagementCustomDomain>("api-management-custom-domain");
export type ApiManagementCustomDomain = $ApiManagementCustomDomain;
export const ApiManagementDiagnostic = azurerm<typeof $ApiManagementDiagnostic>("api-management-diagnostic");
export type ApiManagementDiagnostic = $ApiManagementDiagnostic;
export const CdnFrontdoorProfile = azurerm<typeof $CdnFrontdoorProfile>("cdn-frontdoor-profile");
export type CdnFrontdoorProfile = $CdnFrontdoorProfile;
export const CdnFrontdoorEndpoint = azurerm<typeof $CdnFrontdoorEndpoint>("cdn-frontdoor-endpoint");
export type CdnFrontdoorEndpoint = $CdnFrontdoorEndpoint;
export const CdnFrontdoorOriginGroup = azurerm<typeof $CdnFrontdoorOriginGroup>("cdn-frontdoor-origin-group");
export type CdnFrontdoorOriginGroup = $CdnFrontdoorOriginGroup;
export const CdnFrontdoorOrigin = azurerm<typeof $CdnFrontdoorOrigin>("cdn-frontdoor-origin");
export type CdnFrontdoorOrigin = $CdnFrontdoorOrigin;
export const CdnFrontdoorRoute = azurerm<typeof $CdnFrontdoorRoute>("cdn-frontdoor-route");
export type CdnFrontdoorRoute = $CdnFrontdoorRoute;
export const CdnFrontdoorCustomDomain = azurerm<typeof $CdnFrontdoorCustomDomain>("cdn-frontdoor-custom-domain");
export type CdnFrontdoorCustomDomain = $CdnFrontdoorCustomDomain;
export const CdnFrontdoorCustomDomainAssociation = azurerm<typeof $CdnFrontdoorCustomDomainAssociation>(
  "cdn-frontdoor-custom-domain-association",
);
export type CdnFrontdoorCustomDomainAssociation = $CdnFrontdoorCustomDomainAssociation;
export const CdnFrontdoorFirewallPolicy = azurerm<typeof $CdnFrontdoorFirewallPolicy>("cdn-frontdoor-firewall-policy");
export type CdnFrontdoorFirewallPolicy = $CdnFrontdoorFirewallPolicy;
export const CdnFrontdoorSecurityPolicy = azurerm<typeof $CdnFrontdoorSecurityPolicy>("cdn-frontdoor-security-policy");
export type CdnFrontdoorSecurityPolicy = $CdnFrontdoorSecurityPolicy;
export const LogAnalyticsWorkspace = azurerm<typeof $LogAnalyticsWorkspace>("log-analytics-workspace");
export type LogAnalyticsWorkspace = $LogAnalyticsWorkspace;
export const ApplicationInsights = azurerm<typeof $ApplicationInsights>("application-insights");
export type ApplicationInsights = $ApplicationInsights;
export const MonitorPrivateLinkScope = azurerm<typeof $MonitorPrivateLinkScope>("monitor-private-link-scope");
export type MonitorPrivateLinkScope = $MonitorPrivateLinkScope;
export const MonitorPrivateLinkScopedService = azurerm<typeof $MonitorPrivateLinkScopedService>(
  "monitor-private-link-scoped-service",
);
export type MonitorPrivateLinkScopedService = $MonitorPrivateLinkScopedService;
export const MonitorDiagnosticSetting = azurerm<typeof $MonitorDiagnosticSetting>("monitor-diagnostic-setting");
export type MonitorDiagnosticSetting = $MonitorDiagnosticSetting;
export const LogAnalyticsWorkspaceTableCustomLog = azurerm<typeof $LogAnalyticsWorkspaceTableCustomLog>(
  "log-analytics-workspace-table-custom-log",
);
export type LogAnalyticsWorkspaceTableCustomLog = $LogAnalyticsWorkspaceTableCustomLog;
export const MonitorDataCollectionEndpoint = azurerm<typeof $MonitorDataCollectionEndpoint>(
  "monitor-data-collection-endpoint",
);
export type MonitorDataCollectionEndpoint = $MonitorDataCollectionEndpoint;
export const MonitorDataCollectionRule = azurerm<typeof $MonitorDataCollectionRule>("monitor-data-collection-rule");
export type MonitorDataCollectionRule = $MonitorDataCollectionRule;
export const ApplicationInsightsWorkbook = azurerm<typeof $ApplicationInsightsWorkbook>(
  "application-insights-workbook",
);
export type ApplicationInsightsWorkbook = $ApplicationInsightsWorkbook;
export const SentinelLogAnalyticsWorkspaceOnboarding = azurerm<typeof $SentinelLogAnalyticsWorkspaceOnboarding>(
  "sentinel-log-analytics-workspace-onboarding",
);
export type SentinelLogAnalyticsWorkspaceOnboarding = $SentinelLogAnalyticsWorkspaceOnboarding;
export const SentinelAlertRuleScheduled = azurerm<typeof $SentinelAlertRuleScheduled>("sentinel-alert-rule-scheduled");
export type SentinelAlertRuleScheduled = $SentinelAlertRuleScheduled;
export const SentinelAlertRuleNrt = azurerm<typeof $SentinelAlertRuleNrt>("sentinel-alert-rule-nrt");
export type SentinelAlertRuleNrt = $SentinelAlertRuleNrt;
export const SentinelAutomationRule = azurerm<typeof $SentinelAutomationRule>("sentinel-automation-rule");
export type SentinelAutomationRule = $SentinelAutomationRule;
export const SentinelWatchlist = azurerm<typeof $SentinelWatchlist>("sentinel-watchlist");
export type SentinelWatchlist = $SentinelWatchlist;
export const SentinelWatchlistItem = azurerm<typeof $SentinelWatchlistItem>("sentinel-watchlist-item");
export type SentinelWatchlistItem = $SentinelWatchlistItem;
export const SentinelDataConnectorMicrosoftThreatIntelligence = azurerm<
  typeof $SentinelDataConnectorMicrosoftThreatIntelligence
>("sentinel-data-connector-microsoft-threat-intelligence");
export type SentinelDataConnectorMicrosoftThreatIntelligence = $SentinelDataConnectorMicrosoftThreatIntelligence;
export const MonitorActionGroup = azurerm<typeof $MonitorActionGroup>("monitor-action-group");
export type MonitorActionGroup = $MonitorActionGroup;
export const MonitorActivityLogAlert = azurerm<typeof $MonitorActivityLogAlert>("monitor-activity-log-alert");
export type MonitorActivityLogAlert = $MonitorActivityLogAlert;
export type MonitorActivityLogAlertCriteria = $MonitorActivityLogAlertCriteria;
export const MonitorScheduledQueryRulesAlertV2 = azurerm<typeof $MonitorScheduledQueryRulesAlertV2>(
  "monitor-scheduled-query-rules-alert-v2",
);
export type MonitorScheduledQueryRulesAlertV2 = $MonitorScheduledQueryRulesAlertV2;
export const LogAnalyticsDataExportRule = azurerm<typeof $LogAnalyticsDataExportRule>("log-analytics-data-export-rule");
export type LogAnalyticsDataExportRule = $LogAnalyticsDataExportRule;
export const StorageAccount = azurerm<typeof $StorageAccount>("storage-account");
export type StorageAccount = $StorageAccount;
export const StorageContainer = azurerm<typeof $StorageContainer>("storage-container");
export type StorageContainer = $StorageContainer;
export const StorageContainerImmutabilityPolicy = azurerm<typeof $StorageContainerImmutabilityPolicy>(
  "storage-container-immutability-policy",
);
export type StorageContainerImmutabilityPolicy = $StorageContainerImmutabilityPolicy;
export const StorageManagementPolicy = azurerm<typeof $StorageManagementPolicy>("storage-management-policy");
export type StorageManagementPolicy = $StorageManagementPolicy;
export const StorageAccountCustomerManagedKeyA = azurerm<typeof $StorageAccountCustomerManagedKeyA>(
  "storage-account-customer-managed-key",
);
export type StorageAccountCustomerManagedKeyA = $StorageAccountCustomerManagedKeyA;
export const SecurityCenterAutomation = azurerm<typeof $SecurityCenterAutomation>("security-center-automation");
export type SecurityCenterAutomation = $SecurityCenterAutomation;
export const PimEligibleRoleAssignment = azurerm<typeof $PimEligibleRoleAssignment>("pim-eligible-role-assignment");
export type PimEligibleRoleAssignment = $PimEligibleRoleAssignment;
export const RoleManagementPolicy = azurerm<typeof $RoleManagementPolicy>("role-management-policy");
export type RoleManagementPolicy = $RoleManagementPolicy;
export const MonitorAadDiagnosticSetting = azurerm<typeof $MonitorAadDiagnosticSetting>(
  "monitor-aad-diagnostic-setting",
);
export type MonitorAadDiagnosticSetting = $MonitorAadDiagnosticSetting;
export const PurviewAccount = azurerm<typeof $PurviewAccount>("purview-account");
export type PurviewAccount = $PurviewAccount;
export const ConsumptionBudgetResourceGroup = azurerm<typeof $ConsumptionBudgetResourceGroup>(
  "consumption-budget-resource-group",
);
export type ConsumptionBudgetResourceGroup = $ConsumptionBudgetResourceGroup;
export const LogAnalyticsWorkspaceTable = azurerm<typeof $LogAnalyticsWorkspaceTable>("log-analytics-workspace-table");
export type LogAnalyticsWorkspaceTable = $LogAnalyticsWorkspaceTable;
export const ContainerAppJob = azurerm<typeof $ContainerAppJob>("container-app-job");
export type ContainerAppJob = $ContainerAppJob;
/**
 * The provider `azuread`, from the bindings.
 *
 * @example
 * new AzureadProvider(stack, "azuread", { tenantId: "00000000-0000-0000-0000-000000000000" });
 */
export const AzureadProvider = azuread<typeof $AzureadProvider>("provider");
export type AzureadProvider = $AzureadProvider;
export const DataAzureadClientConfig = azuread<typeof $DataAzureadClientConfig>("data-azuread-client-config");
export type DataAzureadClientConfig = $DataAzureadClientConfig;
export const DataAzureadApplication = azuread<typeof $DataAzureadApplication>("data-azuread-application");
export type DataAzureadApplication = $DataAzureadApplication;
export const DataAzureadServicePrincipal = azuread<typeof $DataAzureadServicePrincipal>(
  "data-azuread-service-principal",
);
export type DataAzureadServicePrincipal = $DataAzureadServicePrincipal;
export const Application = azuread<typeof $Application>("application");
export type Application = $Application;
export const ApplicationFederatedIdentityCredential = azuread<typeof $ApplicationFederatedIdentityCredential>(
  "application-federated-identity-credential",
);
export type ApplicationFederatedIdentityCredential = $ApplicationFederatedIdentityCredential;
export const ApplicationIdentifierUri = azuread<typeof $ApplicationIdentifierUri>("application-identifier-uri");
export type ApplicationIdentifierUri = $ApplicationIdentifierUri;
export const ApplicationPreAuthorized = azuread<typeof $ApplicationPreAuthorized>("application-pre-authorized");
export type ApplicationPreAuthorized = $ApplicationPreAuthorized;
export const AppRoleAssignment = azuread<typeof $AppRoleAssignment>("app-role-assignment");
export type AppRoleAssignment = $AppRoleAssignment;
export const ServicePrincipal = azuread<typeof $ServicePrincipal>("service-principal");
export type ServicePrincipal = $ServicePrincipal;
export const ServicePrincipalDelegatedPermissionGrant = azuread<typeof $ServicePrincipalDelegatedPermissionGrant>(
  "service-principal-delegated-permission-grant",
);
export type ServicePrincipalDelegatedPermissionGrant = $ServicePrincipalDelegatedPermissionGrant;
export const CustomDirectoryRole = azuread<typeof $CustomDirectoryRole>("custom-directory-role");
export type CustomDirectoryRole = $CustomDirectoryRole;
export const DirectoryRoleAssignment = azuread<typeof $DirectoryRoleAssignment>("directory-role-assignment");
export type DirectoryRoleAssignment = $DirectoryRoleAssignment;
export const ConditionalAccessPolicy = azuread<typeof $ConditionalAccessPolicy>("conditional-access-policy");
export type ConditionalAccessPolicy = $ConditionalAccessPolicy;
export const NamedLocation = azuread<typeof $NamedLocation>("named-location");
export type NamedLocation = $NamedLocation;
export const AuthenticationStrengthPolicy = azuread<typeof $AuthenticationStrengthPolicy>(
  "authentication-strength-policy",
);
export type AuthenticationStrengthPolicy = $AuthenticationStrengthPolicy;
export const AccessPackage = azuread<typeof $AccessPackage>("access-package");
export type AccessPackage = $AccessPackage;
export const AccessPackageCatalog = azuread<typeof $AccessPackageCatalog>("access-package-catalog");
export type AccessPackageCatalog = $AccessPackageCatalog;
export const AccessPackageAssignmentPolicy = azuread<typeof $AccessPackageAssignmentPolicy>(
  "access-package-assignment-policy",
);
export type AccessPackageAssignmentPolicy = $AccessPackageAssignmentPolicy;
export const AccessPackageResourceCatalogAssociation = azuread<typeof $AccessPackageResourceCatalogAssociation>(
  "access-package-resource-catalog-association",
);
export type AccessPackageResourceCatalogAssociation = $AccessPackageResourceCatalogAssociation;
export const AccessPackageResourcePackageAssociation = azuread<typeof $AccessPackageResourcePackageAssociation>(
  "access-package-resource-package-association",
);
export type AccessPackageResourcePackageAssociation = $AccessPackageResourcePackageAssociation;
/**
 * The provider `time`, from the bindings.
 *
 * @example
 * new TimeProvider(stack, "time");
 */
export const TimeProvider = time<typeof $TimeProvider>("provider");
export type TimeProvider = $TimeProvider;
export const Offset = time<typeof $Offset>("offset");
export type Offset = $Offset;
export const Sleep = time<typeof $Sleep>("sleep");
export type Sleep = $Sleep;

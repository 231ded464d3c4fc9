export { AZAPI_VERSION_CONSTRAINT, AzapiProvider, type AzapiProviderConfig } from "./provider.ts";
export type { AzapiElementConfig, AzapiRetry, AzapiTimeouts, AzureResourceType } from "./element.ts";
export { AzapiResource, type AzapiIdentity, type AzapiResourceConfig } from "./resource.ts";
export { AzapiUpdateResource, type AzapiUpdateResourceConfig, type AzapiUpdateTarget } from "./update-resource.ts";
export { AzapiResourceAction, type AzapiResourceActionConfig } from "./resource-action.ts";
export { AzapiResourceList, type AzapiResourceListConfig } from "./resource-list.ts";

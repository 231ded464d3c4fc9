import type { TerraformProvider } from "cdktf";
import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { AzapiProvider } from "../azapi/index.ts";
import { providerVersions } from "../provider-versions.ts";
import { AzureadProvider, AzurermProvider, TimeProvider } from "../providers.ts";

/** The arguments of the providers; the rest comes from the environment of the deployer, as Terraform's guide says. */
export interface ProviderSetProps {
  /** The subscription that everything is in. @default - `ARM_SUBSCRIPTION_ID` */
  readonly subscriptionId?: string;
  /** The tenant that signs the deployer in. @default - `ARM_TENANT_ID` */
  readonly tenantId?: string;
}

/** How azurerm behaves in every stack of ours: nothing is purged, nothing waits for a data plane that the deployer cannot reach. */
export const azurermFeatures = {
  apiManagement: [{ purgeSoftDeleteOnDestroy: false, recoverSoftDeleted: true }],
  keyVault: [{ purgeSoftDeleteOnDestroy: false, recoverSoftDeletedKeyVaults: true }],
  cognitiveAccount: [{ purgeSoftDeleteOnDestroy: false }],
  logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: false }],
  resourceGroup: [{ preventDeletionIfContainsResources: true }],
  storage: [{ dataPlaneAvailable: false }],
};

type Maker = (stack: TerraformStack, props: ProviderSetProps) => TerraformProvider;

const makers: Readonly<Record<"azurerm" | "azuread" | "azapi" | "time", Maker>> = {
  azurerm: (stack, { subscriptionId, tenantId }) =>
    new AzurermProvider(stack, "azurerm", {
      ...(subscriptionId === undefined ? {} : { subscriptionId }),
      ...(tenantId === undefined ? {} : { tenantId }),
      storageUseAzuread: true,
      features: [azurermFeatures],
    }),
  azuread: (stack, { tenantId }) => new AzureadProvider(stack, "azuread", tenantId === undefined ? {} : { tenantId }),
  azapi: (stack, { subscriptionId, tenantId }) =>
    new AzapiProvider(stack, "azapi", {
      ...(subscriptionId === undefined ? {} : { subscriptionId }),
      ...(tenantId === undefined ? {} : { tenantId }),
    }),
  time: (stack) => new TimeProvider(stack, "time"),
};

/**
 * Adds the four providers that the constructs use to a stack, each in the release that was proven. A provider that the stack has already stays as it is,
 * so make your own first.
 *
 * @example
 * const stack = new TerraformStack(new App(), "orders");
 * addProviders(stack, { subscriptionId: "00000000-0000-0000-0000-000000000000" });
 */
export const addProviders = (scope: IConstruct, props: ProviderSetProps = {}): void => {
  const stack = TerraformStack.of(scope);
  const present = new Set(stack.allProviders().map(({ terraformResourceType }) => terraformResourceType));
  for (const [name, make] of Object.entries(makers)) {
    if (present.has(name)) continue;
    make(stack, props);
    stack.addOverride(
      `terraform.required_providers.${name}.version`,
      providerVersions[name as keyof typeof providerVersions],
    );
  }
};

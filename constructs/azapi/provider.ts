import { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { hclSyntax, jsonSyntax } from "./syntax.ts";

/** The release whose rules the plan harness carries. 2.8 is the first that knows the type of the shared state. */
export const AZAPI_VERSION_CONSTRAINT = "2.12.0";

/** What ties a resource to its provider: cdktf refuses a resource whose provider is missing from the stack. */
export const AZAPI_METADATA = { providerName: "azapi", providerVersionConstraint: AZAPI_VERSION_CONSTRAINT };

/** Values left out come from the `ARM_*` environment variables, as with azurerm. */
export interface AzapiProviderConfig {
  /** The subscription that it works in. @default - `ARM_SUBSCRIPTION_ID` */
  readonly subscriptionId?: string;
  /** The tenant that signs it in. @default - `ARM_TENANT_ID` */
  readonly tenantId?: string;
  /**
   * Sign in with the pipeline's federated credential.
   * @default - `ARM_USE_OIDC`
   */
  readonly useOidc?: boolean;
}

/**
 * The `azure/azapi` provider: Azure Resource Manager as it is, for what azurerm has no argument for.
 *
 * @example
 * new AzapiProvider(stack, "azapi", { subscriptionId: "00000000-0000-0000-0000-000000000000" });
 */
export class AzapiProvider extends TerraformProvider {
  private readonly config: AzapiProviderConfig;

  constructor(scope: Construct, id: string, config: AzapiProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: "azapi",
      terraformGeneratorMetadata: AZAPI_METADATA,
      terraformProviderSource: "azure/azapi",
    });
    this.config = config;
  }

  protected override synthesizeAttributes() {
    return jsonSyntax(this.syntax());
  }

  protected override synthesizeHclAttributes() {
    return hclSyntax(this.syntax());
  }

  private syntax() {
    const { subscriptionId, tenantId, useOidc } = this.config;
    return { attributes: { subscription_id: subscriptionId, tenant_id: tenantId, use_oidc: useOidc }, blocks: {} };
  }
}

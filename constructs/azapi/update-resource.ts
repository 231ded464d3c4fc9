import type { Construct } from "constructs";
import type { AzapiElementConfig } from "./element.ts";
import { AzapiElement } from "./element.ts";
import type { Syntax } from "./syntax.ts";
import { refuseMissing } from "../required.ts";

/** The resource to change: by its id, or by parent and name. */
export type AzapiUpdateTarget =
  | { readonly resourceId: string; readonly parentId?: never; readonly name?: never }
  | { readonly resourceId?: never; readonly parentId: string; readonly name: string };

/** The arguments of `azapi_update_resource`. */
export type AzapiUpdateResourceConfig = AzapiElementConfig &
  AzapiUpdateTarget & {
    /** The properties to set, merged into what the resource has. */
    readonly body: unknown;
  };

/**
 * `azapi_update_resource`: properties of a resource that another element created. Destroying it changes nothing in
 * Azure. Use one per resource: two race for the same parent and Azure answers 409.
 *
 * @example
 * new AzapiUpdateResource(stack, "tls", {
 *   type: "Microsoft.ApiManagement/service@2024-05-01",
 *   resourceId: gateway.id,
 *   body: { properties: { customProperties: {} } },
 * });
 */
export class AzapiUpdateResource extends AzapiElement {
  static readonly tfResourceType = "azapi_update_resource";

  private readonly config: AzapiUpdateResourceConfig;

  constructor(scope: Construct, id: string, config: AzapiUpdateResourceConfig) {
    super(scope, id, AzapiUpdateResource.tfResourceType, config);
    refuseMissing(this, "AzapiUpdateResourceConfig", config);
    this.config = config;
  }

  protected override ownSyntax(): Syntax {
    const { resourceId, parentId, name, body } = this.config;
    return { attributes: { resource_id: resourceId, parent_id: parentId, name, body }, blocks: {} };
  }
}

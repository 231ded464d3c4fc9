import type { TerraformMetaArguments } from "cdktf";
import { TerraformDataSource, Token } from "cdktf";
import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { AzureResourceType } from "./element.ts";
import { AZAPI_METADATA } from "./provider.ts";
import type { Syntax } from "./syntax.ts";
import { hclSyntax, jsonSyntax } from "./syntax.ts";
import { refuseMissing } from "../required.ts";

/** The arguments of `azapi_resource_list`. */
export interface AzapiResourceListConfig extends TerraformMetaArguments {
  /** The type and the API version that are listed. */
  readonly type: AzureResourceType;
  /** The resource below which they are. */
  readonly parentId: string;
  /** What to keep of the answer: JMESPath queries over it, by names of your choice. */
  readonly queries: Readonly<Record<string, string>>;
}

/**
 * `data.azapi_resource_list`: the resources of one type below a parent, read in every plan.
 *
 * @example
 * new AzapiResourceList(stack, "apps", {
 *   type: "Microsoft.App/containerApps@2024-03-01",
 *   parentId: surroundings.resourceGroup.id,
 *   queries: { names: "value[].name" },
 * });
 */
export class AzapiResourceList extends TerraformDataSource {
  static readonly tfResourceType = "azapi_resource_list";

  private readonly config: AzapiResourceListConfig;

  constructor(scope: Construct, id: string, config: AzapiResourceListConfig) {
    super(scope, id, {
      ...config,
      terraformResourceType: AzapiResourceList.tfResourceType,
      terraformGeneratorMetadata: AZAPI_METADATA,
    });
    refuseMissing(this, "AzapiResourceListConfig", config);
    this.config = config;
  }

  /** What one of the queries found. */
  result(query: string): string {
    refuseUnless(Object.hasOwn(this.config.queries, query), "NOT_FOUND", {
      field: `result("${query}")`,
      received: query,
      expected: `one of ${Object.keys(this.config.queries).join(", ")}`,
      at: this,
    });
    return Token.asString(this.interpolationForAttribute(`output.${query}`));
  }

  protected override synthesizeAttributes() {
    return jsonSyntax(this.syntax());
  }

  protected override synthesizeHclAttributes() {
    return hclSyntax(this.syntax());
  }

  private syntax(): Syntax {
    const { type, parentId, queries } = this.config;
    return { attributes: { type, parent_id: parentId, response_export_values: queries }, blocks: {} };
  }
}

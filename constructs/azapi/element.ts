import type { IResolvable, TerraformMetaArguments } from "cdktf";
import { TerraformResource, Token } from "cdktf";
import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import { AZAPI_METADATA } from "./provider.ts";
import type { Syntax } from "./syntax.ts";
import { hclSyntax, jsonSyntax } from "./syntax.ts";

/** For example `Microsoft.App/containerApps/authConfigs@2024-03-01`. */
export type AzureResourceType = `${string}/${string}@${string}`;

/** Repeat a request whose error message matches, for what Azure reports before it has settled. */
export interface AzapiRetry {
  /** Patterns of the errors after which it tries again. */
  readonly errorMessageRegex: readonly string[];
  /** The first wait. @default 10 */
  readonly intervalSeconds?: number;
  /** The longest wait. @default 180 */
  readonly maxIntervalSeconds?: number;
}

/** Durations as Terraform writes them, for example `90m`. */
export interface AzapiTimeouts {
  /** How long creating may take. @default "30m" */
  readonly create?: string;
  /** How long reading may take. @default "5m" */
  readonly read?: string;
  /** How long updating may take. @default "30m" */
  readonly update?: string;
  /** How long deleting may take. @default "30m" */
  readonly delete?: string;
}

/** What the three azapi elements have in common. */
export interface AzapiElementConfig extends TerraformMetaArguments {
  /** The type and the API version, such as `Microsoft.App/containerApps@2024-03-01`. */
  readonly type: AzureResourceType;
  /**
   * Paths of the response to keep in `output`, for example `["properties.fqdn"]`, for `outputPath`.
   * @default - azapi keeps the read-only properties of the type
   */
  readonly responseExportValues?: readonly string[];
  /** When a failed request is repeated. @default - no repetition beyond the provider's own */
  readonly retry?: AzapiRetry;
  /** How long each operation may take. @default - those of `AzapiTimeouts` */
  readonly timeouts?: AzapiTimeouts;
}

const PATH = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[\d+\])*$/;

/** Whether exporting `entry` exports what lies at `path`. */
const covers = (entry: string, path: string): boolean =>
  entry === "*" || path === entry || (path.startsWith(entry) && /^[.[]/.test(path.slice(entry.length)));

export abstract class AzapiElement extends TerraformResource {
  private readonly common: AzapiElementConfig;

  constructor(scope: Construct, id: string, terraformResourceType: string, config: AzapiElementConfig) {
    super(scope, id, { ...config, terraformResourceType, terraformGeneratorMetadata: AZAPI_METADATA });
    this.common = config;
  }

  get id(): string {
    return this.getStringAttribute("id");
  }

  /** The whole exported response. */
  get output(): IResolvable {
    return this.interpolationForAttribute("output");
  }

  /**
   * One value of the response, for example `outputPath("properties.fqdn")`. A path that is not exported would only
   * fail after Azure has created the resource, so it is refused here.
   */
  outputPath(path: string): string {
    const exported = this.common.responseExportValues ?? [];
    const field = `outputPath("${path}")`;
    refuseUnless(PATH.test(path), "VALUE_INVALID", {
      field,
      received: path,
      expected: "a path of the form a.b[0].c",
      at: this,
    });
    refuseUnless(
      exported.some((entry) => covers(entry, path)),
      "NOT_FOUND",
      { field, received: exported, expected: `responseExportValues with "${path}"`, at: this },
    );
    return Token.asString(this.interpolationForAttribute(`output.${path}`));
  }

  /** The element's own arguments, beside the common ones. */
  protected abstract ownSyntax(): Syntax;

  protected override synthesizeAttributes() {
    return jsonSyntax(this.syntax());
  }

  protected override synthesizeHclAttributes() {
    return hclSyntax(this.syntax());
  }

  private syntax(): Syntax {
    const { type, responseExportValues, retry, timeouts } = this.common;
    const own = this.ownSyntax();
    return {
      attributes: {
        type,
        ...own.attributes,
        response_export_values: responseExportValues,
        retry: retry && {
          error_message_regex: retry.errorMessageRegex,
          interval_seconds: retry.intervalSeconds,
          max_interval_seconds: retry.maxIntervalSeconds,
        },
      },
      blocks: { ...own.blocks, timeouts: timeouts && { ...timeouts } },
    };
  }
}

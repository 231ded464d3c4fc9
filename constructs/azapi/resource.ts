import type { Construct } from "constructs";
import type { AzapiElementConfig } from "./element.ts";
import { AzapiElement } from "./element.ts";
import type { Syntax } from "./syntax.ts";
import { refuseMissing } from "../required.ts";

/** The managed identities of a resource. */
export interface AzapiIdentity {
  /** Which kinds of managed identity it has. */
  readonly type: "SystemAssigned" | "UserAssigned" | "SystemAssigned, UserAssigned";
  /** The resource ids of its user-assigned identities; needed with `UserAssigned`. @default - none */
  readonly identityIds?: readonly string[];
}

/** The arguments of `azapi_resource`. */
export interface AzapiResourceConfig extends AzapiElementConfig {
  /** The resource that it belongs to. */
  readonly parentId: string;
  /** IMPORTANT: a change replaces the resource. @default - the type has a fixed name of its own */
  readonly name?: string;
  /** IMPORTANT: a change replaces the resource. @default - the type has no location */
  readonly location?: string;
  /** Tags of the resource. @default - none */
  readonly tags?: Record<string, string>;
  /** Its managed identity. @default - none */
  readonly identity?: AzapiIdentity;
  /** The request body as an object, in Azure's own spelling; tokens may stand anywhere in it. @default {} */
  readonly body?: unknown;
  /** Merged into the body and never written to state. @default - none */
  readonly sensitiveBody?: unknown;
  /** One version per path of `sensitiveBody`; that path is sent again when its version changes. @default - none */
  readonly sensitiveBodyVersion?: Record<string, string>;
  /** Check the body against the schema that the provider carries. @default true */
  readonly schemaValidationEnabled?: boolean;
  /** Any value; when it changes the resource is replaced. @default - none */
  readonly replaceTriggersExternalValues?: unknown;
  /** Headers of the request that deletes it, for a service that asks for `If-Match`. @default - none */
  readonly deleteHeaders?: Readonly<Record<string, string>>;
}

/**
 * `azapi_resource`: any resource of Azure Resource Manager, with its whole life cycle.
 *
 * @example
 * new AzapiResource(stack, "auth", {
 *   type: "Microsoft.App/containerApps/authConfigs@2024-03-01",
 *   parentId: `${surroundings.resourceGroup.id}/providers/Microsoft.App/containerApps/ca-orders`,
 *   name: "current",
 *   body: { properties: { globalValidation: { unauthenticatedClientAction: "Return401" } } },
 * });
 */
export class AzapiResource extends AzapiElement {
  static readonly tfResourceType = "azapi_resource";

  private readonly config: AzapiResourceConfig;
  private currentTags: Record<string, string> | undefined;

  constructor(scope: Construct, id: string, config: AzapiResourceConfig) {
    super(scope, id, AzapiResource.tfResourceType, config);
    refuseMissing(this, "AzapiResourceConfig", config);
    this.config = config;
    this.currentTags = config.tags;
  }

  get name(): string {
    return this.getStringAttribute("name");
  }

  /** As on every generated binding: reading gives a reference, `tagsInput` gives what was set. */
  get tags(): Record<string, string> {
    return this.getStringMapAttribute("tags");
  }

  /**
   * Azure refuses tags on a type that has none, and an aspect cannot know. Such types have no location either, so tags
   * set from outside reach only a resource that was given a location or tags of its own.
   */
  set tags(value: Record<string, string>) {
    if (this.config.location !== undefined || this.config.tags !== undefined) this.currentTags = value;
  }

  get tagsInput(): Record<string, string> | undefined {
    return this.currentTags;
  }

  resetTags(): void {
    this.currentTags = undefined;
  }

  protected override ownSyntax(): Syntax {
    const { config } = this;
    return {
      attributes: {
        name: config.name,
        parent_id: config.parentId,
        location: config.location,
        tags: this.currentTags,
        body: config.body,
        sensitive_body: config.sensitiveBody,
        sensitive_body_version: config.sensitiveBodyVersion,
        schema_validation_enabled: config.schemaValidationEnabled,
        replace_triggers_external_values: config.replaceTriggersExternalValues,
        delete_headers: config.deleteHeaders,
      },
      blocks: {
        identity: config.identity && { type: config.identity.type, identity_ids: config.identity.identityIds },
      },
    };
  }
}

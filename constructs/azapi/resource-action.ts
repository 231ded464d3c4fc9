import type { Construct } from "constructs";
import type { AzapiElementConfig } from "./element.ts";
import { AzapiElement } from "./element.ts";
import type { Syntax } from "./syntax.ts";
import { refuseMissing } from "../required.ts";

/** The arguments of `azapi_resource_action`. */
export interface AzapiResourceActionConfig extends AzapiElementConfig {
  /** IMPORTANT: a change runs the action again. */
  readonly resourceId: string;
  /** The last segment of the URL, for example `importImage`. @default - the request goes to the resource itself */
  readonly action?: string;
  /** The HTTP method. @default "POST" */
  readonly method?: "POST" | "PATCH" | "PUT" | "DELETE" | "GET" | "HEAD";
  /** The body of the request. @default - no body */
  readonly body?: unknown;
  /** Whether it runs when the stack is applied or destroyed. @default "apply" */
  readonly when?: "apply" | "destroy";
  /** Whether the target may be gone already. @default false */
  readonly ignoreNotFound?: boolean;
}

/**
 * `azapi_resource_action`: one request, when the element is created or its body changes, or when it is destroyed.
 *
 * @example
 * new AzapiResourceAction(stack, "restart", {
 *   type: "Microsoft.App/containerApps@2024-03-01",
 *   resourceId: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.App/containerApps/mcp",
 *   action: "stop",
 * });
 */
export class AzapiResourceAction extends AzapiElement {
  static readonly tfResourceType = "azapi_resource_action";

  private readonly config: AzapiResourceActionConfig;

  constructor(scope: Construct, id: string, config: AzapiResourceActionConfig) {
    super(scope, id, AzapiResourceAction.tfResourceType, config);
    refuseMissing(this, "AzapiResourceActionConfig", config);
    this.config = config;
  }

  protected override ownSyntax(): Syntax {
    const { resourceId, action, method, body, when, ignoreNotFound } = this.config;
    return {
      attributes: { resource_id: resourceId, action, method, body, when, ignore_not_found: ignoreNotFound },
      blocks: {},
    };
  }
}

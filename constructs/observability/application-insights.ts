import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { RoleAssignment } from "../providers.ts";
import { ApplicationInsights as ApplicationInsightsResource } from "../providers.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import { applicationInsightsDefaults } from "./defaults.ts";
import { SmartDetectionCleanup } from "./smart-detection.ts";
import { refuseMissing } from "../required.ts";

/** Somewhere to send traces, metrics and logs of an application. */
export interface ApplicationInsightsRef {
  /** The resource id of Application Insights. */
  readonly id: string;
  /** Where to send, and on whose behalf. Without the right to publish it opens nothing. */
  readonly connectionString: string;
  /** Lets an identity send telemetry. */
  grantPublish(to: Grantee): RoleAssignment;
}

/** What `ApplicationInsights` takes. */
export interface ApplicationInsightsProps extends CommonProps, Weakenable<"privateIngestion" | "privateQuery"> {
  /** Its name in Azure. @default - from naming */
  readonly name?: string;
  /**
   * The workspace that keeps the telemetry.
   * @default - the one of `diagnostics`
   */
  readonly workspaceId?: string;
  /**
   * Whether it is the only component in its resource group. Then the action group that Azure makes beside it goes with it.
   * @default false
   */
  readonly aloneInGroup?: boolean;
}

/**
 * Application Insights on the workspace, for senders that prove who they are.
 *
 * @example
 * const insights = new ApplicationInsights(stack, "insights", { ...surroundings });
 * insights.grantPublish(identity);
 */
export class ApplicationInsights extends Construct implements ApplicationInsightsRef {
  static fromExisting(
    scope: Construct,
    id: string,
    existing: { readonly id: string; readonly connectionString: string },
  ): ApplicationInsightsRef {
    const at = new Construct(scope, id);
    const { connectionString } = existing;
    return {
      id: existing.id,
      connectionString,
      grantPublish: (to) => grant(at, existing.id, "Monitoring Metrics Publisher", to),
    };
  }

  readonly resource: ApplicationInsightsResource;

  constructor(scope: Construct, id: string, props: ApplicationInsightsProps) {
    super(scope, id);
    refuseMissing(this, "ApplicationInsightsProps", props);
    const name = props.name ?? props.naming.of("applicationInsights");
    const cleanup = new SmartDetectionCleanup(this, "SmartDetection", {
      resourceGroup: props.resourceGroup,
      componentName: name,
      actionGroup: props.aloneInGroup ?? false,
    });
    this.resource = new ApplicationInsightsResource(this, "Resource", {
      name,
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      workspaceId: props.workspaceId ?? props.diagnostics.workspaceId,
      applicationType: applicationInsightsDefaults.applicationType,
      samplingPercentage: applicationInsightsDefaults.samplingPercentage,
      localAuthenticationDisabled: true,
      internetIngestionEnabled: isWeakened(this, props, "privateIngestion"),
      internetQueryEnabled: isWeakened(this, props, "privateQuery"),
      // R-63: callers' addresses stay masked.
      disableIpMasking: false,
      lifecycle: { preventDestroy: props.preventDestroy ?? false },
      dependsOn: [cleanup.rule],
    });
    protect(this, this.resource, props);
  }

  get id(): string {
    return this.resource.id;
  }

  get connectionString(): string {
    return this.resource.connectionString;
  }

  grantPublish(to: Grantee): RoleAssignment {
    return grant(this, this.id, "Monitoring Metrics Publisher", to);
  }
}

import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import type { MonitorActivityLogAlertCriteria } from "../providers.ts";
import { MonitorActivityLogAlert } from "../providers.ts";
import { subscriptionOf } from "../resource-group.ts";
import type { ActionGroupRef } from "./action-group.ts";
import { healthEvents } from "./defaults.ts";
import { refuseMissing } from "../required.ts";

/** What `ActivityAlert` takes. */
export interface ActivityAlertProps extends CommonProps {
  /** Who is called when an alert fires. */
  readonly actionGroup: ActionGroupRef;
  /** Its name in Azure. @default - from naming */
  readonly name?: string;
}

interface ActivityAlert {
  readonly purpose: string;
  readonly description: string;
  readonly watched: string;
  readonly criteria: MonitorActivityLogAlertCriteria;
}

const activityAlert = (scope: Construct, props: ActivityAlertProps, alert: ActivityAlert): MonitorActivityLogAlert => {
  const resource = new MonitorActivityLogAlert(scope, "Resource", {
    name: props.name ?? props.naming.of("alert", alert.purpose),
    resourceGroupName: props.resourceGroup.name,
    // The activity log belongs to no region.
    location: "global",
    description: alert.description,
    enabled: true,
    scopes: [alert.watched],
    criteria: alert.criteria,
    action: [{ actionGroupId: props.actionGroup.id }],
  });
  protect(scope, resource, props);
  return resource;
};

/** What `ServiceHealthAlert` takes. */
export interface ServiceHealthAlertProps extends ActivityAlertProps {
  /**
   * Regions as Azure shows them, for example `West Europe`; `Global` for services that belong to none.
   * @default - all
   */
  readonly regions?: readonly string[];
}

/**
 * Tells when Azure itself has trouble, plans maintenance or asks for something to be done (R-143, Azure.Monitor.ServiceHealth).
 *
 * @example
 * const actionGroup = ActionGroup.fromExisting(stack, "actions", { id: "/subscriptions/…/actionGroups/ag-platform" });
 * new ServiceHealthAlert(stack, "service-health", { ...surroundings, actionGroup });
 */
export class ServiceHealthAlert extends Construct {
  readonly resource: MonitorActivityLogAlert;

  constructor(scope: Construct, id: string, props: ServiceHealthAlertProps) {
    super(scope, id);
    refuseMissing(this, "ServiceHealthAlertProps", props);
    this.resource = activityAlert(this, props, {
      purpose: "service-health",
      description: "An Azure service that this subscription may use is in trouble, or will be changed",
      watched: subscriptionOf(props.resourceGroup),
      criteria: {
        category: "ServiceHealth",
        serviceHealth: { events: [...healthEvents], ...(props.regions ? { locations: [...props.regions] } : {}) },
      },
    });
  }
}

/**
 * Alerts on a role assignment on the resource group or anything in it. Deployments of this project cause it as well.
 *
 * @example
 * const actionGroup = ActionGroup.fromExisting(stack, "actions", { id: "/subscriptions/…/actionGroups/ag-platform" });
 * new RoleAssignmentAlert(stack, "role-assignments", { ...surroundings, actionGroup });
 */
export class RoleAssignmentAlert extends Construct {
  readonly resource: MonitorActivityLogAlert;

  constructor(scope: Construct, id: string, props: ActivityAlertProps) {
    super(scope, id);
    refuseMissing(this, "ActivityAlertProps", props);
    this.resource = activityAlert(this, props, {
      purpose: "role-assignment",
      description: "A role was assigned on this resource group or on something in it",
      watched: props.resourceGroup.id,
      criteria: {
        category: "Administrative",
        operationName: "Microsoft.Authorization/roleAssignments/write",
        status: "Succeeded",
      },
    });
  }
}

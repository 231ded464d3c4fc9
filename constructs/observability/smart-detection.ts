import { Construct } from "constructs";
import type { AzureResourceType } from "../azapi/index.ts";
import { AzapiResourceAction } from "../azapi/index.ts";
import type { ResourceGroupRef } from "../resource-group.ts";

export interface SmartDetectionCleanupProps {
  readonly resourceGroup: ResourceGroupRef;
  /** Name of the Application Insights component. */
  readonly componentName: string;
  /** Whether the action group goes too, which Azure shares among the components of a resource group. */
  readonly actionGroup: boolean;
}

/**
 * Azure makes an alert rule and an action group beside each Application Insights component, outside of any state, and leaves both behind. A resource group
 * that still contains something is not deleted, so this deletes them on destroy. The component depends on it, and is gone before.
 */
export class SmartDetectionCleanup extends Construct {
  readonly rule: AzapiResourceAction;
  readonly actionGroup: AzapiResourceAction | undefined;

  constructor(scope: Construct, id: string, props: SmartDetectionCleanupProps) {
    super(scope, id);
    const { resourceGroup, componentName } = props;
    const remove = (childId: string, type: AzureResourceType, name: string, dependsOn: AzapiResourceAction[] = []) => {
      const [armType] = type.split("@");
      return new AzapiResourceAction(this, childId, {
        type,
        resourceId: `${resourceGroup.id}/providers/${armType}/${name}`,
        method: "DELETE",
        when: "destroy",
        ignoreNotFound: true,
        ...(dependsOn.length > 0 && { dependsOn }),
      });
    };
    this.actionGroup = props.actionGroup
      ? remove("ActionGroup", "Microsoft.Insights/actionGroups@2023-01-01", "Application Insights Smart Detection")
      : undefined;
    this.rule = remove(
      "Rule",
      "Microsoft.AlertsManagement/smartDetectorAlertRules@2021-04-01",
      `Failure Anomalies - ${componentName}`,
      // Which the rule names, so that it goes last.
      this.actionGroup ? [this.actionGroup] : [],
    );
  }
}

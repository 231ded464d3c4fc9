import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { MonitorDiagnosticSetting } from "../providers.ts";
import { subscriptionOf } from "../resource-group.ts";
import { activityCategories } from "./defaults.ts";
import { refuseMissing } from "../required.ts";

/** What `ActivityLogExport` takes. */
export interface ActivityLogExportProps extends Pick<CommonProps, "naming" | "resourceGroup" | "diagnostics"> {
  /** Its name in Azure. @default - from naming */
  readonly name?: string;
}

/**
 * Sends the log of the whole subscription to the workspace: who changed what (CKV_AZURE_37, CKV_AZURE_38). One is enough for a subscription, and many
 * landing zones have it already, so nothing makes it unasked.
 *
 * @example
 * new ActivityLogExport(stack, "activity-log", { ...surroundings });
 */
export class ActivityLogExport extends Construct {
  readonly resource: MonitorDiagnosticSetting;

  constructor(scope: Construct, id: string, props: ActivityLogExportProps) {
    super(scope, id);
    refuseMissing(this, "ActivityLogExportProps", props);
    this.resource = new MonitorDiagnosticSetting(this, "Resource", {
      name: props.name ?? props.naming.of("diagnosticSetting", "activity"),
      targetResourceId: subscriptionOf(props.resourceGroup),
      logAnalyticsWorkspaceId: props.diagnostics.workspaceId,
      enabledLog: activityCategories.map((category) => ({ category })),
    });
  }
}

import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { refuseUnless } from "../errors.ts";
import { LogAnalyticsWorkspace } from "../providers.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import { workspaceDefaults } from "./defaults.ts";
import type { DiagnosticsTarget } from "../protection/diagnostics.ts";
import { refuseMissing } from "../required.ts";

/** What `Workspace` takes. */
export interface WorkspaceProps
  extends Omit<CommonProps, "diagnostics">, Weakenable<"privateIngestion" | "privateQuery"> {
  /** Its name in Azure. @default - from naming */
  readonly name?: string;
  /**
   * Where the workspace's own logs go: who asked it what.
   * @default - to itself
   */
  readonly diagnostics?: DiagnosticsTarget;
  /**
   * 30 to 730.
   * @default 365
   */
  readonly retentionDays?: number;
  /**
   * IMPORTANT: records beyond the cap are lost until the next day, security logs included.
   * @default -1 - no cap
   */
  readonly dailyQuotaGb?: number;
}

/**
 * The Log Analytics workspace that everything logs to. It accepts no key, and takes data in and answers queries over the private network alone; what
 * Azure's services send by diagnostic setting comes by a channel of their own.
 *
 * @example
 * new Workspace(stack, "workspace", { ...surroundings, retentionDays: 365 });
 */
export class Workspace extends Construct implements DiagnosticsTarget {
  readonly resource: LogAnalyticsWorkspace;

  constructor(scope: Construct, id: string, props: WorkspaceProps) {
    super(scope, id);
    refuseMissing(this, "WorkspaceProps", props);
    const { retentionDays = workspaceDefaults.retentionDays } = props;
    refuseUnless(Number.isInteger(retentionDays) && retentionDays >= 30 && retentionDays <= 730, "VALUE_INVALID", {
      at: this,
      field: "retentionDays",
      received: retentionDays,
      expected: "30 to 730",
    });
    this.resource = new LogAnalyticsWorkspace(this, "Resource", {
      name: props.name ?? props.naming.of("workspace"),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      sku: workspaceDefaults.sku,
      retentionInDays: retentionDays,
      dailyQuotaGb: props.dailyQuotaGb ?? workspaceDefaults.dailyQuotaGb,
      localAuthenticationEnabled: false,
      internetIngestionEnabled: isWeakened(this, props, "privateIngestion"),
      internetQueryEnabled: isWeakened(this, props, "privateQuery"),
      // A reader of a resource may read its logs, and no others.
      allowResourceOnlyPermissions: true,
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    protect(this, this.resource, { ...props, diagnostics: props.diagnostics ?? this });
  }

  /** A workspace that exists, such as the central one of a platform team. Its retention and its private link are its owner's. */
  static fromExisting(scope: Construct, _id: string, existing: DiagnosticsTarget): DiagnosticsTarget {
    refuseMissing(scope, "DiagnosticsTarget", existing);
    return { workspaceId: existing.workspaceId };
  }

  /** The resource id, as diagnostic settings take it. */
  get workspaceId(): string {
    return this.resource.id;
  }
}

import { Construct } from "constructs";
import type { CommonProps } from "../../protection/protect.ts";
import {
  LogAnalyticsWorkspaceTable,
  ManagementLock,
  MonitorAadDiagnosticSetting,
  PurviewAccount,
} from "../../providers.ts";
import { sendDiagnostics } from "../../protection/diagnostics.ts";
import type { RecordsArea } from "./area.ts";
import { entraCategories, keptTables } from "./tables.ts";
import { refuseMissing } from "../../required.ts";

/** What `Records` takes. */
export interface RecordsProps extends CommonProps {
  /** What the configuration says of records. */
  readonly area: RecordsArea;
  /** The Log Analytics workspace that is read. */
  readonly workspaceId: string;
  /** Ids of the resources to lock, by keys of your choice. */
  readonly locked: Readonly<Record<string, string>>;
}

/**
 * Records of the surroundings: Entra's logs, how long tables are kept, the data map, locks on what cannot be made again.
 *
 * @example
 * new Records(stack, "records", {
 *   ...surroundings,
 *   area: { entraLogs: true },
 *   workspaceId: foundation.workspace.workspaceId,
 *   locked: {},
 * });
 */
export class Records extends Construct {
  readonly purview: PurviewAccount | undefined;

  constructor(scope: Construct, id: string, props: RecordsProps) {
    super(scope, id);
    refuseMissing(this, "RecordsProps", props);
    const { area, workspaceId, naming } = props;
    const { name, environment } = naming.deployment;
    if (area.entraLogs) {
      new MonitorAadDiagnosticSetting(this, "EntraLogs", {
        name: `${name}-${environment}`,
        logAnalyticsWorkspaceId: workspaceId,
        enabledLog: entraCategories.map((category) => ({ category })),
      });
    }
    if (area.retention) {
      for (const [table, { totalDays }] of Object.entries(keptTables)) {
        new LogAnalyticsWorkspaceTable(this, table, {
          workspaceId,
          name: table,
          plan: "Analytics",
          totalRetentionInDays: totalDays,
          // azurerm reads what the workspace gives the table as if it were set here, and would take it away with every apply.
          lifecycle: { ignoreChanges: ["retention_in_days"] },
        });
      }
    }
    this.purview = area.purview ? this.#purview(props) : undefined;
    if (area.locks) {
      for (const [key, id] of Object.entries(props.locked)) {
        new ManagementLock(this, `lock ${key}`, {
          name: "mcp-cannot-delete",
          scope: id,
          lockLevel: "CanNotDelete",
          notes: "Cannot be made again as it is; remove the area records.locks of the governance stack first",
        });
      }
    }
  }

  #purview({ naming, resourceGroup, diagnostics }: RecordsProps): PurviewAccount {
    const account = new PurviewAccount(this, "Purview", {
      name: naming.of("purview"),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      identity: { type: "SystemAssigned" },
      // Reached through private endpoints that the team of the data map makes; an event hub of its own would have keys.
      publicNetworkEnabled: false,
      managedEventHubEnabled: false,
    });
    sendDiagnostics(new Construct(this, "purview"), account, diagnostics);
    return account;
  }
}

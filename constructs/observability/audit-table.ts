import { auditTableColumns, auditTableName, auditTableStream } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { RoleAssignment } from "../providers.ts";
import {
  LogAnalyticsWorkspaceTableCustomLog,
  MonitorDataCollectionEndpoint,
  MonitorDataCollectionRule,
} from "../providers.ts";
import type { MonitorPrivateLinkRef } from "./monitor-private-link.ts";
import { refuseMissing } from "../required.ts";

/** Where servers send the copy of their audit trail. */
export interface AuditTableRef {
  /** The ingestion endpoint: `https://` and a host. */
  readonly endpoint: string;
  /** The immutable id of the rule, which requests name. */
  readonly ruleId: string;
  /** Lets an identity send rows through the rule, and no more. */
  grantPublish(to: Grantee): RoleAssignment;
}

/** What `AuditTable` takes. */
export interface AuditTableProps extends CommonProps {
  /** The workspace that has the table. */
  readonly workspaceId: string;
  /** The private link scope through which records come in. */
  readonly privateLink: MonitorPrivateLinkRef;
  /** How long rows are kept. @default - the workspace's */
  readonly retentionDays?: number;
}

/**
 * The table of the audit trail that detections read: a custom log, the one rule that leads to it, and an endpoint that only the network reaches. The
 * record is the chain in the audit archive; rows here are a copy.
 *
 * @example
 * new AuditTable(stack, "audit-table", {
 *   ...surroundings,
 *   workspaceId: surroundings.diagnostics.workspaceId,
 *   privateLink: new MonitorPrivateLink(stack, "monitor", { ...surroundings }),
 * }).grantPublish(identity);
 */
export class AuditTable extends Construct implements AuditTableRef {
  static fromExisting(
    scope: Construct,
    id: string,
    existing: Pick<AuditTableRef, "endpoint" | "ruleId"> & { readonly ruleResourceId: string },
  ): AuditTableRef {
    const at = new Construct(scope, id);
    return {
      endpoint: existing.endpoint,
      ruleId: existing.ruleId,
      grantPublish: (to) => grant(at, existing.ruleResourceId, "Monitoring Metrics Publisher", to),
    };
  }

  readonly table: LogAnalyticsWorkspaceTableCustomLog;
  readonly collectionEndpoint: MonitorDataCollectionEndpoint;
  readonly resource: MonitorDataCollectionRule;

  constructor(scope: Construct, id: string, props: AuditTableProps) {
    super(scope, id);
    refuseMissing(this, "AuditTableProps", props);
    const { naming, resourceGroup, workspaceId, preventDestroy = true } = props;
    const column = Object.entries(auditTableColumns).map(([name, type]) => ({ name, type }));
    this.table = new LogAnalyticsWorkspaceTableCustomLog(this, "Table", {
      name: auditTableName,
      workspaceId,
      // Basic cannot feed an alert.
      plan: "Analytics",
      ...(props.retentionDays === undefined ? {} : { retentionInDays: props.retentionDays }),
      column: column.map(({ name, type }) => ({ name, type: type === "datetime" ? "dateTime" : type })),
      lifecycle: { preventDestroy },
    });
    this.collectionEndpoint = new MonitorDataCollectionEndpoint(this, "Endpoint", {
      name: naming.of("dataCollectionEndpoint"),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      publicNetworkAccessEnabled: false,
    });
    props.privateLink.connect("collection", this.collectionEndpoint.id);
    this.resource = new MonitorDataCollectionRule(this, "Resource", {
      name: naming.of("dataCollectionRule"),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      dataCollectionEndpointId: this.collectionEndpoint.id,
      description: "Rows of the MCP servers' audit trail",
      streamDeclaration: [{ streamName: auditTableStream, column }],
      destinations: { logAnalytics: [{ name: "workspace", workspaceResourceId: workspaceId }] },
      dataFlow: [
        {
          streams: [auditTableStream],
          destinations: ["workspace"],
          outputStream: `Custom-${auditTableName}`,
          transformKql: "source",
        },
      ],
      dependsOn: [this.table],
    });
    protect(this, this.resource, props);
    protect(new Construct(this, "endpoint protection"), this.collectionEndpoint, props);
  }

  get endpoint(): string {
    return this.collectionEndpoint.logsIngestionEndpoint;
  }

  get ruleId(): string {
    return this.resource.immutableId;
  }

  get ruleResourceId(): string {
    return this.resource.id;
  }

  grantPublish(to: Grantee): RoleAssignment {
    return grant(this, this.resource.id, "Monitoring Metrics Publisher", to);
  }
}

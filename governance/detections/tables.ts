import { auditTableColumns, auditTableName } from "@mcp-landing-zone/contract";
import type { Schemas } from "../kql/index.ts";

interface View {
  /** The table in the workspace. */
  readonly table: string;
  /** The columns that detections read, typed as Azure has them. https://learn.microsoft.com/azure/azure-monitor/reference/tables-index */
  readonly columns: Readonly<Record<string, string>>;
}

/** The name by which a query reads a table, which may not exist yet: it is made by its first row. */
export const views = {
  Audit: { table: auditTableName, columns: auditTableColumns },
  Gateway: {
    table: "ApiManagementGatewayLogs",
    columns: {
      TimeGenerated: "datetime",
      ApiId: "string",
      OperationId: "string",
      Method: "string",
      Url: "string",
      ResponseCode: "int",
      LastErrorReason: "string",
      CallerIpAddress: "string",
      CorrelationId: "string",
    },
  },
  Activity: {
    table: "AzureActivity",
    columns: {
      TimeGenerated: "datetime",
      OperationNameValue: "string",
      ActivityStatusValue: "string",
      Caller: "string",
      CallerIpAddress: "string",
      ResourceGroup: "string",
      _ResourceId: "string",
      CorrelationId: "string",
      Properties: "string",
    },
  },
  Vault: {
    table: "AzureDiagnostics",
    columns: {
      TimeGenerated: "datetime",
      ResourceProvider: "string",
      ResourceId: "string",
      OperationName: "string",
      ResultSignature: "string",
      CallerIPAddress: "string",
      identity_claim_oid_g: "string",
      identity_claim_appid_g: "string",
    },
  },
  SignIns: {
    table: "SigninLogs",
    columns: {
      TimeGenerated: "datetime",
      UserId: "string",
      AppId: "string",
      IPAddress: "string",
      ResultType: "string",
      RiskLevelDuringSignIn: "string",
      AuthenticationProtocol: "string",
      CorrelationId: "string",
    },
  },
  TokenRefreshes: {
    table: "AADNonInteractiveUserSignInLogs",
    columns: {
      TimeGenerated: "datetime",
      UserId: "string",
      AppId: "string",
      IPAddress: "string",
      ResultType: "string",
      CorrelationId: "string",
    },
  },
  Directory: {
    table: "AuditLogs",
    columns: {
      TimeGenerated: "datetime",
      OperationName: "string",
      Result: "string",
      InitiatedBy: "dynamic",
      TargetResources: "dynamic",
      CorrelationId: "string",
    },
  },
  // Of Sentinel: without it the table is never made, and the view is empty. Names and types as in Azure/Azure-Sentinel,
  // .script/tests/KqlvalidationsTests/CustomTables/ThreatIntelIndicators.json (commit 0b244849), against which Microsoft validates its rules.
  ThreatIntelligence: {
    table: "ThreatIntelIndicators",
    columns: {
      TimeGenerated: "datetime",
      Id: "string",
      ObservableKey: "string",
      ObservableValue: "string",
      Confidence: "int",
      IsActive: "bool",
      ValidUntil: "datetime",
    },
  },
} as const satisfies Readonly<Record<string, View>>;

export type ViewName = keyof typeof views;

/** Every table that a detection may read, for the checker. */
export const schemas: Schemas = Object.fromEntries(Object.values(views).map(({ table, columns }) => [table, columns]));

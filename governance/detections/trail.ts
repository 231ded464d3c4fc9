import type { Detection } from "./detection.ts";
import { address } from "./detection.ts";

/** The audit trail and the alerts themselves. */
export const trail: readonly Detection[] = [
  {
    id: "audit-gap",
    requirements: ["R-62", "R-78"],
    owasp: ["MCP08"],
    question: "Are rows of the audit trail missing from the workspace?",
    query: `
Audit
| where TimeGenerated between (ago(Window) .. ago(10m))
| summarize Dropped = max(Dropped), Last = max(TimeGenerated), Beat = min(iff(Event == "heartbeat", 1, 0)) by Server, Stream, Sequence
| summarize Rows = countif(Beat == 0), First = min(iff(Beat == 1, Sequence + 1, Sequence)), Newest = max(Sequence), Dropped = max(Dropped), Last = max(Last) by Server, Stream
| extend Missing = Newest - First + 1 - Rows
| where Missing >= Threshold`,
    severity: "high",
    frequency: "PT15M",
    window: "PT1H",
    threshold: 1,
    tactics: ["DefenseEvasion"],
    entities: [],
    response:
      "Verify the hash chain in the archive with audit:verify. If the chain is complete, only the rows in the workspace were lost.",
    falsePositives: "The server dropped rows while the ingestion endpoint was down; Dropped counts them.",
  },
  {
    id: "heartbeat-missing",
    requirements: ["R-62", "R-64"],
    owasp: ["MCP08"],
    question: "Did a server stop sending heartbeats within the last day?",
    query: `
Audit
| where TimeGenerated > ago(Window)
| summarize Last = max(TimeGenerated) by Server
| where Last < ago(15m)`,
    severity: "high",
    frequency: "PT5M",
    window: "P1D",
    tactics: ["DefenseEvasion", "Impact"],
    entities: [],
    response:
      "Check whether the server runs. If it does, its connection to the workspace is broken: find out whether on purpose.",
    falsePositives: "A server that was scaled to zero or removed.",
  },
  {
    id: "audit-unavailable",
    requirements: ["R-61", "R-62"],
    owasp: ["MCP08"],
    question: "Are requests refused because they cannot be recorded?",
    query: `
Gateway
| where TimeGenerated > ago(Window) and ResponseCode == 503
| summarize Refused = count(), Last = max(TimeGenerated) by ApiId
| where Refused >= Threshold`,
    severity: "high",
    frequency: "PT5M",
    window: "PT10M",
    threshold: 10,
    tactics: ["Impact"],
    entities: [],
    response: "Check the storage account of the archive: the server refuses calls that it cannot record (fail closed).",
    falsePositives: "A start of the server or a failover of its state store: both answer 503, too.",
  },
  {
    id: "diagnostics-removed",
    requirements: ["R-61", "R-117"],
    owasp: ["MCP08"],
    question: "Was a diagnostic setting, a collection rule or the workspace itself taken away?",
    query: `
Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue == "Success"
| where OperationNameValue in~ ("MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/DELETE", "MICROSOFT.INSIGHTS/DATACOLLECTIONRULES/DELETE", "MICROSOFT.OPERATIONALINSIGHTS/WORKSPACES/DELETE")
| project TimeGenerated, OperationNameValue, Caller, CallerIpAddress, Resource = _ResourceId`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    nearRealTime: true,
    tactics: ["DefenseEvasion"],
    entities: [address(), { column: "Resource", type: "AzureResource", identifier: "ResourceId" }],
    response: "Apply the deployment again. Review the earlier actions of the account that removed it.",
    falsePositives: "The deployment deletes a resource with its diagnostic setting.",
    needs: "the subscription's activity log in the workspace (exportActivityLog)",
  },
  {
    id: "alerts-silenced",
    requirements: ["R-64", "R-62"],
    owasp: ["MCP08"],
    question: "Was an alert, an action group or a rule of Sentinel taken away or switched off?",
    query: `
Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue == "Success"
| where OperationNameValue in~ ("MICROSOFT.INSIGHTS/ACTIONGROUPS/DELETE", "MICROSOFT.INSIGHTS/SCHEDULEDQUERYRULES/DELETE", "MICROSOFT.INSIGHTS/ACTIVITYLOGALERTS/DELETE", "MICROSOFT.SECURITYINSIGHTS/ALERTRULES/DELETE", "MICROSOFT.ALERTSMANAGEMENT/ACTIONRULES/WRITE")
| where Caller !in (Deployers)
| project TimeGenerated, OperationNameValue, Caller, CallerIpAddress, Resource = _ResourceId`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    nearRealTime: true,
    tactics: ["DefenseEvasion"],
    entities: [address(), { column: "Resource", type: "AzureResource", identifier: "ResourceId" }],
    response: "Apply the governance stack again. Treat the account as compromised until its owner explains the change.",
    falsePositives: "Announced maintenance by an operator.",
    needs: "the subscription's activity log in the workspace (exportActivityLog)",
  },
];

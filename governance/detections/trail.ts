import type { Detection } from "./detection.ts";
import { address } from "./detection.ts";

/** What would make the rest blind. */
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
      "Verify the chain in the archive with audit:verify: it is the record. If it is whole, rows were lost on the way.",
    falsePositives: "The server gave rows up while the ingestion endpoint was away; Dropped says how many.",
  },
  {
    id: "heartbeat-missing",
    requirements: ["R-62", "R-64"],
    owasp: ["MCP08"],
    question: "Did a server fall silent that spoke within the last day?",
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
    response: "Look whether the server runs; if it does, its way to the workspace is cut, on purpose or not.",
    falsePositives: "A server scaled to zero or taken away.",
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
    response: "Look at the archive's account; the server refuses calls rather than leave them without a record.",
    falsePositives: "The server while it starts, or its state while it moves: both answer 503 too.",
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
    response: "Apply the deployment again, and find out who did it and what they did before.",
    falsePositives: "A resource that is deleted with its setting, by the deployment.",
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
    response: "Apply the governance stack again; treat the account as taken over until its owner has explained.",
    falsePositives: "Maintenance by an operator; say so beforehand.",
    needs: "the subscription's activity log in the workspace (exportActivityLog)",
  },
];

import type { Detection } from "./detection.ts";
import { address, resource } from "./detection.ts";

const activityLog = "the subscription's activity log in the workspace (exportActivityLog)";

/** Changes of the deployment that no deployment made. */
export const platform: readonly Detection[] = [
  {
    id: "role-assignment-added",
    requirements: ["R-54", "R-52"],
    owasp: ["MCP02"],
    question: "Did a principal other than the deployment give a right?",
    query: `
Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue == "Success" and OperationNameValue =~ "MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE"
| where Caller !in (Deployers)
| project TimeGenerated, Caller, CallerIpAddress, Resource = _ResourceId`,
    severity: "medium",
    frequency: "PT5M",
    window: "PT15M",
    tactics: ["PrivilegeEscalation", "Persistence"],
    entities: [address(), resource()],
    response: "Remove the role assignment unless its author shows the change request.",
    falsePositives: "An operator with a change request.",
    needs: activityLog,
  },
  {
    id: "public-access-switched-on",
    requirements: ["R-86", "R-64"],
    owasp: ["MCP09", "MCP07"],
    question: "Was a private service opened to the internet?",
    query: `
Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue in ("Start", "Accept", "Success") and OperationNameValue endswith "/WRITE"
| extend Body = tostring(parse_json(Properties).requestbody)
| where Body contains '"publicNetworkAccess":"Enabled"' or Body contains '"defaultAction":"Allow"' or Body contains '"allowBlobPublicAccess":true'
| summarize Last = max(TimeGenerated) by Caller, CallerIpAddress, OperationNameValue, Resource = _ResourceId`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    nearRealTime: true,
    tactics: ["DefenseEvasion", "Exfiltration"],
    entities: [address(), resource()],
    response:
      "Apply the deployment: it closes the service. Review the service's logs for the time in which it was open.",
    falsePositives:
      "The first deployment of the gateway: Azure creates it with public access, and the same deployment closes it.",
    needs: activityLog,
  },
  {
    id: "policy-exemption",
    requirements: ["R-118", "R-84"],
    owasp: ["MCP09"],
    question: "Was an exemption from a guardrail made, or a guardrail taken away?",
    query: `
Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue == "Success"
| where OperationNameValue in~ ("MICROSOFT.AUTHORIZATION/POLICYEXEMPTIONS/WRITE", "MICROSOFT.AUTHORIZATION/POLICYASSIGNMENTS/DELETE", "MICROSOFT.AUTHORIZATION/LOCKS/DELETE")
| project TimeGenerated, OperationNameValue, Caller, CallerIpAddress, Resource = _ResourceId`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT30M",
    tactics: ["DefenseEvasion"],
    entities: [address(), resource()],
    response: "Compare it with the exemptions in the configuration, and remove it if it is not among them.",
    falsePositives: "An exemption in the configuration, on the day of its deployment.",
    needs: activityLog,
  },
  {
    id: "kill-switch-used",
    requirements: ["R-76", "R-64"],
    owasp: ["MCP08"],
    question: "Was the kill switch, the threat level or the gateway's list of indicators changed?",
    query: `
Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue == "Success" and OperationNameValue =~ "MICROSOFT.APIMANAGEMENT/SERVICE/NAMEDVALUES/WRITE"
| where _ResourceId endswith "-switch" or _ResourceId endswith "-threat-level" or _ResourceId endswith "-indicators"
| project TimeGenerated, Caller, CallerIpAddress, Resource = _ResourceId`,
    severity: "medium",
    frequency: "PT5M",
    window: "PT10M",
    tactics: ["Impact"],
    entities: [address(), resource()],
    response:
      "Find out whether a playbook or a person changed it, and why. The author of the change decides when to revert it.",
    falsePositives: "Exercises; a new list of indicators.",
    needs: activityLog,
  },
  {
    id: "revision-rolled-back",
    requirements: ["R-77", "R-71"],
    owasp: ["MCP04"],
    question: "Was a revision of a server brought back or stopped outside of a deployment?",
    query: `
Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue == "Success"
| where OperationNameValue in~ ("MICROSOFT.APP/CONTAINERAPPS/REVISIONS/ACTIVATE/ACTION", "MICROSOFT.APP/CONTAINERAPPS/REVISIONS/DEACTIVATE/ACTION", "MICROSOFT.APP/CONTAINERAPPS/REVISIONS/RESTART/ACTION")
| project TimeGenerated, OperationNameValue, Caller, CallerIpAddress, Resource = _ResourceId`,
    severity: "low",
    frequency: "PT10M",
    window: "PT30M",
    tactics: ["Impact", "Persistence"],
    entities: [address(), resource()],
    response:
      "If a playbook rolled back, finish its runbook. Otherwise check which image runs now and whether it was approved.",
    falsePositives: "A rollback by an operator.",
    needs: activityLog,
  },
  {
    id: "shadow-server",
    requirements: ["R-118"],
    owasp: ["MCP09"],
    question: "Is something on the gateway spoken to as an MCP server that is none of the registered ones?",
    query: `
Gateway
| where TimeGenerated > ago(Window) and Method == "POST" and Url has "mcp" and ResponseCode < 400
| where isnotempty(ApiId) and ApiId !in (ApprovedApis)
| summarize Calls = count(), Callers = dcount(CallerIpAddress), Last = max(TimeGenerated) by ApiId`,
    severity: "high",
    frequency: "PT30M",
    window: "PT1H",
    tactics: ["Persistence", "ResourceDevelopment"],
    entities: [],
    response:
      "Find the owner; register the server or remove its API. The hunt over Resource Graph finds servers that do not use the gateway.",
    falsePositives: "A server that was registered after the last deployment of this stack.",
  },
  {
    id: "shadow-server-deployed",
    requirements: ["R-118"],
    owasp: ["MCP09"],
    question: "Was something that serves MCP made in the subscription by another than the deployment?",
    query: `
Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue in ("Start", "Accept", "Success")
| where OperationNameValue in~ ("MICROSOFT.APP/CONTAINERAPPS/WRITE", "MICROSOFT.APP/JOBS/WRITE", "MICROSOFT.WEB/SITES/WRITE", "MICROSOFT.CONTAINERINSTANCE/CONTAINERGROUPS/WRITE", "MICROSOFT.APIMANAGEMENT/SERVICE/APIS/WRITE", "MICROSOFT.APICENTER/SERVICES/WORKSPACES/APIS/WRITE")
| where Caller !in (Deployers)
| extend Parts = split(_ResourceId, "/"), Body = tostring(parse_json(Properties).requestbody)
| extend Name = tostring(Parts[array_length(Parts) - 1])
| where Name contains "mcp" or Body contains "mcp" or Body contains "modelcontextprotocol"
| where Name !in (ApprovedApis)
| summarize Last = max(TimeGenerated) by Caller, CallerIpAddress, OperationNameValue, Resource = _ResourceId`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT30M",
    tactics: ["Persistence", "ResourceDevelopment"],
    entities: [address(), resource()],
    response:
      "Ask the author of the change for the owner; register the server or remove it. The hunt over Resource Graph finds older servers.",
    falsePositives:
      "A change of a registered server by an operator or a playbook; a resource with mcp in its settings that is no MCP server.",
    needs: activityLog,
  },
];

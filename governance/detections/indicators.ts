import type { Detection } from "./detection.ts";
import { client, person } from "./detection.ts";

/** What is known to be compromised, and whether that is still known. */
export const indicators: readonly Detection[] = [
  {
    id: "indicator-seen",
    requirements: ["R-96", "R-64"],
    owasp: ["MCP01", "MCP04", "MCP09"],
    question: "Was a client or a host used that is on the list of indicators of compromise?",
    query: `
Audit
| where TimeGenerated > ago(Window)
| where Reason == "client-indicated" or Findings has "egress.indicator"
| summarize Times = count(), Hosts = make_set(Host, 10), Last = max(TimeGenerated) by Server, ObjectId, Client, Tool`,
    severity: "high",
    frequency: "PT5M",
    window: "PT10M",
    nearRealTime: true,
    tactics: ["InitialAccess", "Exfiltration"],
    entities: [person(), client()],
    response: "It was refused. Find out who had it do so: revoke the person's sessions, and see what else they called.",
    answers: ["raise-threat-level"],
    falsePositives: "An indicator that stayed on the list after the host changed hands.",
  },
  {
    id: "indicators-not-current",
    requirements: ["R-96", "R-100"],
    owasp: ["MCP04", "MCP08"],
    question: "Is the list of indicators stale, out of reach, or signed by an unknown key?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Event == "indicators.loaded" and Decision == "failed"
| summarize Times = count(), Last = max(TimeGenerated) by Server, Reason
| where Times >= Threshold or Reason == "indicators-untrusted"`,
    severity: "high",
    frequency: "PT15M",
    window: "PT1H",
    threshold: 2,
    tactics: ["DefenseEvasion"],
    entities: [],
    response:
      "Sign and upload a new list. Where one was signed by an unknown key, find out who may write to the container.",
    falsePositives: "An outage of storage; the last list goes on to hold.",
  },
  {
    id: "gateway-indicators-behind",
    requirements: ["R-96", "R-100"],
    owasp: ["MCP04", "MCP09"],
    question: "Do the servers go on refusing a client that the gateway would have stopped, were its own list current?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason == "client-indicated"
| summarize Times = count(), First = min(TimeGenerated), Last = max(TimeGenerated), Servers = make_set(Server, 10) by Client
| extend Minutes = datetime_diff("minute", Last, First)
| where Minutes >= Threshold`,
    severity: "medium",
    frequency: "PT15M",
    window: "PT1H",
    threshold: 10,
    tactics: ["DefenseEvasion"],
    entities: [client()],
    response:
      "Write the words of the current list into `mcp-indicators` (`npm run indicators:sign` prints them), and see in `kill-switch-used` whether it was emptied.",
    falsePositives: "More than ten minutes between the upload of a list and the gateway's command.",
  },
];

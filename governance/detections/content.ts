import type { Detection } from "./detection.ts";
import { client, entryCalls, person } from "./detection.ts";

/** Prompt injection and tool poisoning. */
export const content: readonly Detection[] = [
  {
    id: "injection-by-person",
    requirements: ["R-44", "R-46", "R-64"],
    owasp: ["MCP06", "MCP05"],
    question: "Do one person's calls repeatedly carry prompt injection?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason == "input-refused"
| summarize Blocked = count(), Tools = make_set(Tool, 10), Last = max(TimeGenerated) by Server, ObjectId, Client
| where Blocked >= Threshold`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    threshold: 3,
    tactics: ["InitialAccess"],
    entities: [person(), client()],
    response: "Raise the threat level. Stop the client for this person, and ask them what their agent read.",
    answers: ["raise-threat-level"],
    falsePositives: "People who write about prompt injection, and test suites.",
  },
  {
    id: "injection-by-tool",
    requirements: ["R-45", "R-49", "R-132", "R-64"],
    owasp: ["MCP06", "MCP03"],
    question: "Do the answers of one tool carry prompt injection?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason == "output-refused"
| summarize Withheld = count(), People = dcount(ObjectId), Hosts = make_set(Host, 10), Last = max(TimeGenerated) by Server, Tool
| where Withheld >= Threshold`,
    severity: "high",
    frequency: "PT5M",
    window: "PT30M",
    threshold: 3,
    tactics: ["InitialAccess", "Impact"],
    entities: [],
    response:
      "Stop the tool: its source is poisoned (indirect prompt injection). Remove the host from the egress list, or have the documents reviewed.",
    answers: ["stop-tool"],
    falsePositives: "Many people read one page about prompt injection.",
  },
  {
    id: "definition-changed",
    requirements: ["R-48", "R-50", "R-134"],
    owasp: ["MCP03", "MCP04"],
    question: "Does a tool's definition differ from the approved one (tool poisoning, rug pull)?",
    query: `
Audit
| where TimeGenerated > ago(Window)
| where Event == "definition.changed" or Reason in ("definition-changed", "definition-new", "definition-gone")
| summarize Times = count(), Last = max(TimeGenerated) by Server, Tool, Reason`,
    severity: "high",
    frequency: "PT5M",
    window: "PT10M",
    nearRealTime: true,
    tactics: ["Persistence", "DefenseEvasion"],
    entities: [],
    response: "Leave the tool withheld. Compare the definitions, and approve the new one or stop the upstream server.",
    answers: ["quarantine-definition"],
    falsePositives: "A release of the upstream server without an announcement.",
  },
  {
    id: "unapproved-tool",
    requirements: ["R-48", "R-118"],
    owasp: ["MCP03", "MCP09"],
    question: "Was a tool run, or a resource or prompt read, that no approved catalogue holds?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Event in ${entryCalls} and Decision == "allowed" and isnotempty(Tool)
| where Tool !in (ApprovedTools)
| summarize Calls = count(), Digests = make_set(ToolDigest, 5), Last = max(TimeGenerated) by Server, Tool`,
    severity: "high",
    frequency: "PT5M",
    window: "PT10M",
    tactics: ["Persistence"],
    entities: [],
    response: "Stop the server: its catalogue is not the reviewed one.",
    answers: ["stop-server"],
    falsePositives: "A newly approved tool that the watchlist does not hold yet.",
  },
  {
    id: "content-safety-down",
    requirements: ["R-59", "R-143", "R-160"],
    owasp: ["MCP06"],
    question: "Are calls refused because Content Safety does not answer?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason == "shield-unavailable"
| summarize Refused = count(), People = dcount(ObjectId), Last = max(TimeGenerated) by Server
| where Refused >= Threshold`,
    severity: "medium",
    frequency: "PT5M",
    window: "PT10M",
    threshold: 5,
    tactics: ["Impact", "DefenseEvasion"],
    entities: [],
    response:
      "Check the health of Content Safety. Calls are refused until it answers (fail closed); do not weaken the check.",
    falsePositives: "A short outage of Content Safety.",
  },
  {
    id: "hidden-text-seen",
    requirements: ["R-133", "R-135"],
    owasp: ["MCP03", "MCP06"],
    question: "Does one principal keep sending or reading invisible, look-alike or direction-changing characters?",
    query: `
Audit
| where TimeGenerated > ago(Window) and array_length(Findings) > 0
| mv-expand Finding = Findings to typeof(string)
| where Finding startswith "invisible." or Finding startswith "bidi." or Finding startswith "control." or Finding startswith "confusable."
| summarize Times = count(), Calls = dcount(RequestId), Last = max(TimeGenerated) by ObjectId, Client, Tool, Finding
| where Calls >= Threshold`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT1H",
    threshold: 10,
    tactics: ["DefenseEvasion"],
    entities: [person(), client()],
    response: "Find the document or page and quarantine it. Mark its source as untrusted.",
    falsePositives: "Documents copied from word processors carry zero-width characters.",
  },
];

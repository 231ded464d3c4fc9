import type { Detection } from "./detection.ts";
import { client, entryCalls, person } from "./detection.ts";

/** What is tried through the content of calls and answers. */
export const content: readonly Detection[] = [
  {
    id: "injection-by-person",
    requirements: ["R-44", "R-46", "R-64"],
    owasp: ["MCP06", "MCP05"],
    question: "Do one person's calls carry attempts to steer the system, again and again?",
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
    response: "Raise the threat level; stop the client for this person until they have said what their agent read.",
    answers: ["raise-threat-level"],
    falsePositives: "People who write about prompt injection, and test suites.",
  },
  {
    id: "injection-by-tool",
    requirements: ["R-45", "R-49", "R-132", "R-64"],
    owasp: ["MCP06", "MCP03"],
    question: "Do the answers of one tool try to give instructions?",
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
      "Stop the tool. What it reads from is poisoned: take the host off the list, or have the documents looked at.",
    answers: ["stop-tool"],
    falsePositives: "One page about the subject that many people read.",
  },
  {
    id: "definition-changed",
    requirements: ["R-48", "R-50", "R-134"],
    owasp: ["MCP03", "MCP04"],
    question: "Does a tool say something else of itself than was approved?",
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
    response: "Stop the server: it runs another catalogue than the one that was reviewed.",
    answers: ["stop-server"],
    falsePositives: "A tool approved since, whose name is not yet on the watchlist.",
  },
  {
    id: "content-safety-down",
    requirements: ["R-59", "R-143", "R-160"],
    owasp: ["MCP06"],
    question: "Are calls refused because nothing can judge their content?",
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
    response: "Look at the service's health; calls stay refused until it answers. Nothing is to be weakened.",
    falsePositives: "A short outage of the service; that is what it is for.",
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
    response: "Find the document or page; quarantine it, and mark its source as untrusted.",
    falsePositives: "Documents copied from word processors carry zero-width characters.",
  },
];

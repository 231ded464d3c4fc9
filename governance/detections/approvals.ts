import type { Detection } from "./detection.ts";
import { client, person } from "./detection.ts";

/** Approvals, and how their answers are used. */
export const approvals: readonly Detection[] = [
  {
    id: "approval-denied",
    requirements: ["R-51", "R-64"],
    owasp: ["MCP06"],
    question: "Did approvers deny several calls of one principal?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason == "approval-denied"
| summarize Denied = count(), Tools = make_set(Tool, 10), Last = max(TimeGenerated) by ObjectId, Client
| where Denied >= Threshold`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT1H",
    threshold: 2,
    tactics: ["Impact"],
    entities: [person(), client()],
    response: "Ask the approver what they saw. Stop the client if it keeps requesting denied calls.",
    falsePositives: "A person who tests the approval.",
  },
  {
    id: "approval-replayed",
    requirements: ["R-33", "R-51"],
    owasp: ["MCP06", "MCP02"],
    question: "Was one approval used for more than one call?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Event == "tool.call" and Phase == "started" and isnotempty(ApprovalId)
| summarize Uses = dcount(RequestId), Tools = make_set(Tool, 5), People = make_set(ObjectId, 5), Last = max(TimeGenerated) by Server, ApprovalId
| where Uses > 1
| extend ObjectId = tostring(People[0])`,
    severity: "high",
    frequency: "PT5M",
    window: "P1D",
    nearRealTime: true,
    tactics: ["PrivilegeEscalation"],
    entities: [person()],
    response: "Stop the server: its state store no longer guarantees that an approval is used once.",
    answers: ["stop-server"],
    falsePositives: "None known: the store takes an approval once, atomically.",
  },
  {
    id: "approval-by-requester",
    requirements: ["R-51", "R-177"],
    owasp: ["MCP06", "MCP02"],
    question: "Did a caller approve or deny their own call, or try to?",
    query: `
let Asked = Audit | where TimeGenerated > ago(Window) and Decision == "waiting" | project ApprovalId, ObjectId, Tool;
Audit
| where TimeGenerated > ago(Window) and Event == "approval.decided"
| project ApprovalId, ObjectId, Decision, TimeGenerated
| join kind=inner Asked on ApprovalId, ObjectId
| summarize Attempts = count(), Allowed = countif(Decision == "allowed"), Last = max(TimeGenerated) by ObjectId, ApprovalId, Tool`,
    severity: "high",
    frequency: "PT10M",
    window: "P1D",
    tactics: ["PrivilegeEscalation"],
    entities: [person()],
    response:
      "If the call was allowed, stop the tool: the check that approver and requester differ has failed. Otherwise talk to the person.",
    falsePositives: "An approver who tries to approve a call of their own, and is refused.",
  },
  {
    id: "approvals-flood",
    requirements: ["R-51", "R-55"],
    owasp: ["MCP06", "MCP10"],
    question: "Does one principal pile up requests for approval, so that people stop reading them?",
    query: `
Audit
| where TimeGenerated > ago(Window)
| where Decision == "waiting" or Reason == "approvals-exhausted"
| summarize Asked = count(), Exhausted = countif(Reason == "approvals-exhausted"), Last = max(TimeGenerated) by ObjectId, Client
| where Asked >= Threshold`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT1H",
    threshold: 20,
    tactics: ["Impact", "DefenseEvasion"],
    entities: [person(), client()],
    response: "Stop the client for this principal, and let the waiting requests expire unread.",
    falsePositives: "A migration with many deletions; plan it with the approvers.",
  },
];

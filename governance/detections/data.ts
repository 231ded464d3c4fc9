import type { Detection } from "./detection.ts";
import { address, client, entryCalls, person } from "./detection.ts";

/** Exfiltration and unusual changes. */
export const data: readonly Detection[] = [
  {
    id: "egress-blocked",
    requirements: ["R-22", "R-64"],
    owasp: ["MCP05", "MCP10"],
    question: "Do calls make tools contact hosts outside of the egress list (SSRF)?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Findings has "egress"
| mv-expand Finding = Findings to typeof(string)
| where Finding in ("egress.host", "egress.address", "egress.scheme", "egress.redirect")
| summarize Blocked = count(), Hosts = make_set(Host, 10), Last = max(TimeGenerated) by Server, ObjectId, Client, Tool
| where Blocked >= Threshold`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    threshold: 3,
    tactics: ["Exfiltration", "Discovery"],
    entities: [person(), client()],
    response: "Stop the client for this principal: it attempts SSRF. Add the hosts to the indicators.",
    answers: ["raise-threat-level"],
    falsePositives: "A page that moved to another host and is requested again and again.",
  },
  {
    id: "exfiltration-sized-output",
    requirements: ["R-64", "R-119"],
    owasp: ["MCP10"],
    question: "Does one principal read far more data than usual (exfiltration)?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Event in ${entryCalls} and Decision == "allowed"
| summarize Bytes = sum(OutputBytes), Calls = count(), Tools = make_set(Tool, 10), Last = max(TimeGenerated) by ObjectId, Client
| where Bytes >= Threshold`,
    severity: "high",
    frequency: "PT10M",
    window: "PT1H",
    threshold: 10_000_000,
    tactics: ["Exfiltration", "Collection"],
    entities: [person(), client()],
    response: "Stop the client for this principal. Look in the timeline for the data that left (exfiltration).",
    answers: ["stop-client"],
    falsePositives: "An agreed export; raise the threshold for its hour, and leave the detection on.",
  },
  {
    id: "data-rule-hit",
    requirements: ["R-93", "R-64"],
    owasp: ["MCP10", "MCP01"],
    question: "Do the data rules (DLP) repeatedly stop one principal?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason in ("data-blocked", "data-withheld")
| summarize Stopped = count(), Tools = make_set(Tool, 10), Labels = make_set(Label, 5), Last = max(TimeGenerated) by Server, ObjectId, Client, Reason
| where Stopped >= Threshold`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT1H",
    threshold: 3,
    tactics: ["Exfiltration", "Collection"],
    entities: [person(), client()],
    response:
      "Ask the person what their agent works on. A blocked argument would have sent classified data to a tool of a lower classification; a withheld answer held data above the tool's classification.",
    falsePositives:
      "Test data with the form of card and national numbers. Change the data rule of that kind, with a reason.",
  },
  {
    id: "secret-in-answer",
    requirements: ["R-93", "R-34", "R-64"],
    owasp: ["MCP01", "MCP10"],
    question: "Did an answer of a tool hold a secret?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Findings has "secret"
| where Event in ${entryCalls} and Reason != "data-blocked"
| mv-expand Finding = Findings to typeof(string)
| where Finding startswith "secret." and Finding != "secret.named"
| summarize Answers = dcount(RequestId), People = dcount(ObjectId), Last = max(TimeGenerated) by Server, Tool, Finding
| where Answers >= Threshold`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT1H",
    threshold: 1,
    tactics: ["CredentialAccess"],
    entities: [],
    response:
      "The answer was withheld, so the secret did not leave. Find the document or page by the request ids; rotate the secret at its issuer, and remove it from the text.",
    falsePositives: "Examples in documentation that have the form of a key.",
  },
  {
    id: "write-burst",
    requirements: ["R-49", "R-64"],
    owasp: ["MCP06", "MCP02"],
    question: "Does one principal make many changes in a short time?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Event == "tool.call" and Phase == "started"
| summarize Changes = count(), Tools = make_set(Tool, 10), Last = max(TimeGenerated) by Server, ObjectId, Client
| where Changes >= Threshold`,
    severity: "medium",
    frequency: "PT5M",
    window: "PT15M",
    threshold: 50,
    tactics: ["Impact"],
    entities: [person(), client()],
    response: "Raise the threat level to 1: each change then needs an approval. Ask the person.",
    answers: ["raise-threat-level"],
    falsePositives: "A bulk upload.",
  },
  {
    id: "vault-access-denied",
    requirements: ["R-37", "R-64"],
    owasp: ["MCP01"],
    question: "Does an identity try the vault without a right?",
    query: `
Vault
| where TimeGenerated > ago(Window) and ResourceProvider =~ "MICROSOFT.KEYVAULT"
| where ResultSignature in ("Unauthorized", "Forbidden")
| summarize Denied = count(), Operations = make_set(OperationName, 10), Last = max(TimeGenerated) by CallerIPAddress, ObjectId = identity_claim_oid_g, Client = identity_claim_appid_g
| where Denied >= Threshold`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    threshold: 3,
    tactics: ["CredentialAccess"],
    entities: [address("CallerIPAddress"), person()],
    response: "Find the owner of the identity. Remove its roles, and rotate the secrets that it could read before.",
    falsePositives:
      "The vault answers the first call of each client with Unauthorized, by design; a new role assignment needs minutes to take effect.",
  },
  {
    id: "vault-access-unusual",
    requirements: ["R-37", "R-49"],
    owasp: ["MCP01"],
    question: "Does an identity read secrets for the first time in two weeks?",
    query: `
let Known = Vault
| where TimeGenerated between (ago(Window) .. ago(1h)) and OperationName in ("SecretGet", "KeySign", "KeyDecrypt", "KeyUnwrap")
| distinct identity_claim_oid_g;
Vault
| where TimeGenerated > ago(1h) and OperationName in ("SecretGet", "KeySign", "KeyDecrypt", "KeyUnwrap")
| where ResultSignature == "OK" and isnotempty(identity_claim_oid_g)
| where identity_claim_oid_g !in (Known)
| summarize Reads = count(), Operations = make_set(OperationName, 5), Last = max(TimeGenerated) by ObjectId = identity_claim_oid_g, CallerIPAddress`,
    severity: "medium",
    frequency: "PT30M",
    window: "P14D",
    tactics: ["CredentialAccess"],
    entities: [person(), address("CallerIPAddress")],
    response: "Ask the identity's owner. Without an owner, remove its role and rotate the secrets.",
    falsePositives: "A new deployment, or an administrator on call.",
  },
  {
    id: "credential-near-expiry",
    requirements: ["R-37", "R-43"],
    owasp: ["MCP01"],
    question: "Does a key, secret or certificate end soon?",
    query: `
Vault
| where TimeGenerated > ago(Window) and OperationName in ("KeyNearExpiryEventGridNotification", "SecretNearExpiryEventGridNotification", "CertificateNearExpiryEventGridNotification")
| summarize Last = max(TimeGenerated) by Resource = ResourceId, OperationName`,
    severity: "low",
    frequency: "PT6H",
    window: "P1D",
    tactics: ["Impact"],
    entities: [],
    response: "Renew it as docs/runbooks/rotate-key.md describes.",
    falsePositives: "A certificate that renews itself and still sends the event.",
  },
];

import type { Detection } from "./detection.ts";
import { address, client, person } from "./detection.ts";

/** Tokens, clients and rights. */
export const access: readonly Detection[] = [
  {
    id: "failed-token-burst",
    requirements: ["R-61", "R-64"],
    owasp: ["MCP07", "MCP01"],
    question: "Does one address present many refused tokens?",
    query: `
Gateway
| where TimeGenerated > ago(Window) and ResponseCode == 401
| summarize Refused = count(), Last = max(TimeGenerated) by CallerIpAddress
| where Refused >= Threshold`,
    severity: "medium",
    frequency: "PT5M",
    window: "PT10M",
    threshold: 30,
    tactics: ["CredentialAccess", "InitialAccess"],
    entities: [address()],
    response: "Block the address at the edge; if a token was accepted from it as well, stop its client.",
    falsePositives:
      "Each client starts without a token and gets one 401; at the start of a day, many people behind one address come near the threshold.",
  },
  {
    id: "foreign-audience",
    requirements: ["R-01", "R-64"],
    owasp: ["MCP07", "MCP01"],
    question: "Is a token that was issued for another service presented here?",
    query: `
Gateway
| where TimeGenerated > ago(Window) and LastErrorReason in ("TokenAudienceNotAllowed", "TokenIssuerNotAllowed")
| summarize Tokens = count(), Last = max(TimeGenerated) by CallerIpAddress, LastErrorReason
| where Tokens >= Threshold`,
    severity: "high",
    frequency: "PT5M",
    window: "PT10M",
    threshold: 3,
    tactics: ["CredentialAccess", "PrivilegeEscalation"],
    entities: [address()],
    response:
      "Stop the client that presents the token. Find the service that the token was issued for, and ask its owner to revoke the sessions.",
    falsePositives:
      "A client configured with the wrong scope; it comes from few addresses and lasts until its configuration is corrected.",
  },
  {
    id: "server-refuses-gateway-token",
    requirements: ["R-06", "R-64"],
    owasp: ["MCP07"],
    question: "Does the server refuse a token that the gateway let through?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Event == "token" and Reason in ("token-invalid", "token-missing")
| summarize Refused = count(), Last = max(TimeGenerated) by Server
| where Refused >= Threshold`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    threshold: 1,
    tactics: ["DefenseEvasion", "InitialAccess"],
    entities: [],
    response: "Compare the gateway's policy with the deployed one; stop the server until they are equal.",
    answers: ["stop-server"],
    falsePositives: "A token that expires between gateway and server, within the same second.",
  },
  {
    id: "gateway-bypass",
    requirements: ["R-86", "R-64"],
    owasp: ["MCP07", "MCP09"],
    question: "Do calls reach the server without passing the gateway?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason == "gateway-proof"
| summarize Attempts = count(), Last = max(TimeGenerated) by Server
| where Attempts >= Threshold`,
    severity: "high",
    frequency: "PT5M",
    window: "PT10M",
    threshold: 1,
    nearRealTime: true,
    tactics: ["DefenseEvasion", "InitialAccess"],
    entities: [],
    response: "A host inside the network calls the container directly: find its address in the flow logs and block it.",
    answers: ["stop-server"],
    falsePositives: "The gateway's identity or its role assignment is being replaced.",
  },
  {
    id: "scope-probing",
    requirements: ["R-53", "R-54", "R-64"],
    owasp: ["MCP02"],
    question: "Does one principal try several tools that it has no right to?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason in ("scope-missing", "role-missing", "user-needed", "not-found")
| summarize Tools = dcount(Tool), Attempts = count(), Last = max(TimeGenerated) by ObjectId, Client
| where Tools >= Threshold or Attempts >= 10 * Threshold`,
    severity: "medium",
    frequency: "PT5M",
    window: "PT15M",
    threshold: 3,
    tactics: ["Discovery", "PrivilegeEscalation"],
    entities: [person(), client()],
    response: "Stop the client for this principal; ask the person whether an agent acts for them.",
    falsePositives: "A new client that calls every tool once to discover which it may use.",
  },
  {
    id: "unknown-client",
    requirements: ["R-164", "R-64"],
    owasp: ["MCP07", "MCP09"],
    question: "Does an application call that is not on the list of approved clients?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Event != "heartbeat" and isnotempty(Client)
| where Reason == "client-not-allowed" or Client !in (ApprovedClients)
| summarize Calls = count(), Allowed = countif(Decision == "allowed"), Last = max(TimeGenerated) by Client, ObjectId`,
    severity: "high",
    frequency: "PT5M",
    window: "PT10M",
    nearRealTime: true,
    tactics: ["InitialAccess"],
    entities: [client(), person()],
    response:
      "Stop the client. If calls were allowed, the deployment's list of clients differs from the watchlist: find out which is right.",
    falsePositives: "A client that the configuration approves and the watchlist does not hold yet.",
  },
  {
    id: "rate-limit-pressure",
    requirements: ["R-55", "R-56"],
    owasp: ["MCP10"],
    question: "Does one principal keep running into its limits?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Reason in ("rate-limited", "too-many-at-once")
| summarize Refused = count(), Last = max(TimeGenerated) by ObjectId, Client
| where Refused >= Threshold`,
    severity: "low",
    frequency: "PT10M",
    window: "PT30M",
    threshold: 200,
    tactics: ["Impact"],
    entities: [person(), client()],
    response:
      "Look at the agent's calls in the timeline. Ask its owner to end a loop; stop the client if it is an attack.",
    falsePositives: "A batch whose author did not know the limits.",
  },
  {
    id: "authorization-code-from-two-addresses",
    requirements: ["R-75", "R-20"],
    owasp: ["MCP01", "MCP07"],
    question: "Is a sign-in begun at one address and its code redeemed at another?",
    query: `
union (SignIns | project TimeGenerated, UserId, AppId, IPAddress, ResultType, CorrelationId),
      (TokenRefreshes | project TimeGenerated, UserId, AppId, IPAddress, ResultType, CorrelationId)
| where TimeGenerated > ago(Window) and ResultType == "0" and AppId in (ApprovedClients)
| summarize Addresses = dcount(IPAddress), Seen = make_set(IPAddress, 5), First = min(TimeGenerated), Last = max(TimeGenerated) by UserId, AppId, CorrelationId
| where Addresses > 1 and Last - First < 10m`,
    severity: "high",
    frequency: "PT15M",
    window: "PT1H",
    tactics: ["CredentialAccess"],
    entities: [person("UserId"), client("AppId")],
    response: "Revoke the person's sessions. Stop the client until its redirect addresses are reviewed.",
    falsePositives:
      "A proxy with several outgoing addresses, or IPv4 and IPv6 side by side. Behind the façade the gateway redeems the code: its address belongs to every sign-in.",
    needs: "Entra's sign-in logs in the workspace",
  },
];

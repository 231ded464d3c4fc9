import type { Detection } from "./detection.ts";
import { address, client, person } from "./detection.ts";

/**
 * Indicators of Sentinel that hold today. A feed sends each anew within two weeks, and the newest row counts; one indicator has a row for each of
 * its observables.
 */
const knownIndicators = (keys: readonly string[]): string => `
let Known = ThreatIntelligence
| where TimeGenerated > ago(Window)
| summarize arg_max(TimeGenerated, ObservableKey, IsActive, ValidUntil, Confidence) by Id, ObservableValue
| where IsActive == true and Confidence >= Threshold and (isnull(ValidUntil) or ValidUntil > now())
| where ObservableKey in (${keys.map((key) => `"${key}"`).join(", ")})
| extend Indicator = tolower(iff(ObservableKey == "url:value", tostring(split(ObservableValue, "/")[2]), ObservableValue))
| project Id, Indicator, Confidence;`;

const ofFeed = {
  requirements: ["R-92", "R-96"],
  severity: "high",
  frequency: "PT1H",
  // Longer than Azure Monitor looks back: without Sentinel there are no indicators, and no alert is made of these.
  window: "P14D",
  // Of a hundred; feeds give suspicions less.
  threshold: 50,
  needs: "Microsoft Sentinel with a source of indicators (sentinel.threatIntelligenceSince, or a feed of your own)",
} as const;

/** Matches of indicators of compromise, and the freshness of their feed. */
export const indicators: readonly Detection[] = [
  {
    id: "indicator-seen",
    requirements: ["R-96", "R-64"],
    owasp: ["MCP01", "MCP04", "MCP09"],
    question: "Was a client or host on the list of indicators of compromise used?",
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
    response: "The call was refused. Revoke the person's sessions, and look in the timeline for their other calls.",
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
    response: "Sign and upload a new list. If an unknown key signed it, review the write access to the container.",
    falsePositives: "An outage of storage; the last list stays in force.",
  },
  {
    id: "gateway-indicators-behind",
    requirements: ["R-96", "R-100"],
    owasp: ["MCP04", "MCP09"],
    question: "Do servers refuse a client on the list of indicators that the gateway still lets through?",
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
      "Write the current list into the named value `mcp-indicators` (`npm run indicators:sign` prints it). Look in `kill-switch-used` for a change that emptied it.",
    falsePositives: "More than ten minutes between the upload of a list and the gateway's command.",
  },
  {
    ...ofFeed,
    id: "threat-intelligence-host",
    owasp: ["MCP04", "MCP05", "MCP10"],
    question: "Did a tool call a host that threat intelligence lists as hostile?",
    query: `${knownIndicators(["domain-name:value", "url:value", "ipv4-addr:value", "ipv6-addr:value"])}
let Called = Audit
| where TimeGenerated > ago(2h) and isnotempty(Host)
| extend Called = tolower(Host), Labels = split(tolower(Host), ".")
| extend Parent = strcat(tostring(Labels[array_length(Labels) - 2]), ".", tostring(Labels[array_length(Labels) - 1]));
union (Called | extend Indicator = Called), (Called | where Parent != Called | extend Indicator = Parent)
| join kind=inner Known on Indicator
| summarize Times = dcount(RequestId), Allowed = countif(Decision == "allowed"), Last = max(TimeGenerated), Confidence = max(Confidence), Indicators = make_set(Id, 5) by Host = Called, Server, ObjectId, Client, Tool`,
    tactics: ["Exfiltration", "InitialAccess"],
    entities: [person(), client(), { column: "Host", type: "DNS", identifier: "DomainName" }],
    response:
      "If calls were allowed, find out what was sent, and remove the host from the egress list. Add it to the signed list of indicators: every server then refuses it.",
    falsePositives: "A shared host with one hostile site; a cleaned domain that is still listed.",
  },
  {
    ...ofFeed,
    id: "threat-intelligence-address",
    owasp: ["MCP07", "MCP01"],
    question: "Does an address that threat intelligence lists as hostile call the gateway?",
    query: `${knownIndicators(["ipv4-addr:value", "ipv6-addr:value"])}
Gateway
| where TimeGenerated > ago(2h) and isnotempty(CallerIpAddress)
| extend Indicator = tolower(CallerIpAddress)
| join kind=inner Known on Indicator
| summarize Calls = dcount(CorrelationId), Accepted = countif(ResponseCode < 400), Last = max(TimeGenerated), Confidence = max(Confidence), Indicators = make_set(Id, 5) by CallerIpAddress`,
    tactics: ["InitialAccess", "CredentialAccess"],
    entities: [address()],
    response:
      "Block the address at the edge. If calls were accepted, their tokens are valid: find the clients by the address in the gateway's log, stop them, and revoke the sessions.",
    falsePositives: "An address with a new holder, or the NAT address of a large network.",
  },
];

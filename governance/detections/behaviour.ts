import type { Detection } from "./detection.ts";
import { client, entryCalls, person } from "./detection.ts";

const history = `
let Bucket = 1h;
let Points = 24;`;

/** What is unlike the tenant's own past: Azure's decomposition and Tukey's fences over our table. Statistics, not a model. */
export const behaviour: readonly Detection[] = [
  {
    id: "anomaly-per-person",
    requirements: ["R-60", "R-98"],
    owasp: ["MCP06", "MCP10"],
    question: "Does a principal call far more than at this hour of its other days?",
    query: `${history}
let Start = bin(ago(Window), Bucket);
let Calls = Audit | where TimeGenerated >= Start and Event in ${entryCalls} and Phase != "started";
let Regular = Calls | summarize Hours = dcount(bin(TimeGenerated, Bucket)) by ObjectId | where Hours >= Points;
Calls
| where ObjectId in (Regular)
| make-series Count = count() default = 0 on TimeGenerated from Start to bin(now(), Bucket) step Bucket by ObjectId
| extend (Flag, Score, Baseline) = series_decompose_anomalies(Count, 3.0, 24, "linefit")
| mv-expand TimeGenerated to typeof(datetime), Count to typeof(long), Flag to typeof(int), Score to typeof(real), Baseline to typeof(real)
| where TimeGenerated >= bin(ago(2 * Bucket), Bucket) and Flag == 1 and Count >= Threshold
| project TimeGenerated, ObjectId, Count, Score, Baseline`,
    severity: "medium",
    frequency: "PT1H",
    window: "P14D",
    threshold: 50,
    tactics: ["Collection", "Impact"],
    entities: [person()],
    response:
      "Look in the timeline for the tools that were called. Ask the person; stop the client if they do not know of the calls.",
    falsePositives:
      "The first days of a new habit. A person with activity in fewer than 24 hours of two weeks is not judged.",
  },
  {
    id: "anomaly-per-tool",
    requirements: ["R-49", "R-60", "R-98"],
    owasp: ["MCP03", "MCP06"],
    question: "Is a tool refused or called far more than at this hour of its other days?",
    query: `${history}
let Start = bin(ago(Window), Bucket);
Audit
| where TimeGenerated >= Start and Event == "tool.call" and Phase != "started" and isnotempty(Tool)
| make-series Count = count() default = 0 on TimeGenerated from Start to bin(now(), Bucket) step Bucket by Server, Tool
| extend (Flag, Score, Baseline) = series_decompose_anomalies(Count, 3.0, 24, "linefit")
| mv-expand TimeGenerated to typeof(datetime), Count to typeof(long), Flag to typeof(int), Score to typeof(real), Baseline to typeof(real)
| where TimeGenerated >= bin(ago(2 * Bucket), Bucket) and Flag == 1 and Count >= Threshold
| project TimeGenerated, Server, Tool, Count, Score, Baseline`,
    severity: "low",
    frequency: "PT1H",
    window: "P14D",
    threshold: 100,
    tactics: ["Impact"],
    entities: [],
    response:
      "Look in the timeline for the tool's callers. Many new callers at once can mean that a poisoned text names the tool (indirect prompt injection).",
    falsePositives: "A new client, a new team, the end of a quarter.",
  },
  {
    id: "failure-rate",
    requirements: ["R-89", "R-64"],
    owasp: ["MCP08"],
    question: "Does a tool fail for most of those who call it?",
    query: `
Audit
| where TimeGenerated > ago(Window) and Event == "tool.call" and Phase != "started" and isnotempty(Tool)
| summarize Calls = count(), Failed = countif(Decision == "failed"), Slow = percentile(DurationMs, 95), Last = max(TimeGenerated) by Server, Tool
| where Calls >= Threshold and Failed * 2 > Calls`,
    severity: "low",
    frequency: "PT10M",
    window: "PT30M",
    threshold: 20,
    tactics: ["Impact"],
    entities: [],
    response: "Check the service behind the tool; roll the server back if the failures began with a release.",
    answers: ["roll-back"],
    falsePositives: "Maintenance of the service behind the tool.",
  },
  {
    id: "volume-forecast",
    requirements: ["R-99"],
    owasp: ["MCP10"],
    question: "Will the calls of a day pass what the deployment is sized for, within a week?",
    query: `
let Ahead = 7d;
let Bucket = 1d;
let Start = bin(ago(Window), Bucket);
let Known = toscalar(Audit | where TimeGenerated >= Start and Event == "tool.call" | summarize Days = dcount(bin(TimeGenerated, Bucket)));
Audit
| where TimeGenerated >= Start and TimeGenerated < bin(now(), Bucket) and Event == "tool.call" and Phase != "started"
| make-series Load = count() default = 0 on TimeGenerated from Start to bin(now(), Bucket) + Ahead step Bucket
| extend Forecast = series_decompose_forecast(Load, toint(Ahead / Bucket), 7, "linefit")
| mv-expand TimeGenerated to typeof(datetime), Forecast to typeof(real)
| where TimeGenerated >= bin(now(), Bucket) and Forecast > CallsPerDay
| summarize FirstDay = min(TimeGenerated), Peak = max(Forecast), Days = count()
| where Days > 0 and Known >= 10`,
    severity: "informational",
    frequency: "P1D",
    window: "P14D",
    tactics: ["Impact"],
    entities: [],
    response: "Check whether one client causes the growth; otherwise raise quota and replicas.",
    falsePositives: "Two weeks are a short history: one busy week changes the trend.",
  },
  {
    id: "new-client-for-person",
    requirements: ["R-60", "R-164"],
    owasp: ["MCP07"],
    question: "Does a person who has used the same client for two weeks suddenly change things with another?",
    query: `
let Usual = Audit
| where TimeGenerated between (ago(Window) .. ago(1h)) and Event == "tool.call"
| summarize Calls = count() by ObjectId, Client
| where Calls >= 5;
let Regular = Usual | distinct ObjectId;
Audit
| where TimeGenerated > ago(1h) and Event == "tool.call" and Phase == "started"
| where ObjectId in (Regular)
| join kind=leftanti Usual on ObjectId, Client
| summarize Changes = count(), Tools = make_set(Tool, 10), Last = max(TimeGenerated) by ObjectId, Client
| where Changes >= Threshold`,
    severity: "medium",
    frequency: "PT30M",
    window: "P14D",
    threshold: 3,
    tactics: ["InitialAccess", "Impact"],
    entities: [person(), client()],
    response: "Ask the person; revoke their sessions if they do not know the client.",
    falsePositives: "A change of editor.",
  },
];

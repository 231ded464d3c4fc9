import { requirementIds } from "../requirement-ids.ts";
import type { Protection } from "./protection.ts";

/** Operation: records, detections, containment, governance. */
export const operationProtections: readonly Protection[] = [
  {
    id: "audit-trail",
    title: "Audit trail",
    stops: "Attacks without a trace; changed or deleted records; allowed calls without a record.",
    why: "An investigation rests on the records, so an attacker changes them first.",
    how: [
      "Every decision leaves exactly one record, before its answer leaves. No record, no answer.",
      "Records form a hash chain. A vault key signs checkpoints; a locked container holds them.",
      "The verifier compares canonical bytes and names the first record that is wrong or missing.",
      "A copy goes to a table of the workspace for detections. A detection finds gaps in its sequence; the copy never delays a call.",
      "Every resource that can log sends its logs to the workspace.",
    ],
    code: ["server/src/audit", "contract/audit.ts", "constructs/observability"],
    configure: {
      lockArchive: "locks the archive for good",
      MCP_AUDIT_ENDPOINT: "the blobs of the trail",
      MCP_AUDIT_KEY_URL: "the key that signs checkpoints",
      MCP_AUDIT_TABLE_ENDPOINT: "the ingestion endpoint of the copy for detections",
    },
    weaken: "The table is optional; the trail is not.",
    requirements: requirementIds(61, 62, 117, 139),
    more: ["server/README.md", "constructs/observability/README.md", "docs/privacy.md"],
  },
  {
    id: "detection",
    title: "Detections",
    stops: "Attacks that stay within the rules: probing, slow exfiltration, abuse of a stolen token, shadow servers.",
    why: "A refusal stops one request. A pattern of refusals shows an ongoing attack.",
    how: [
      "Each detection is a KQL query with its question, severity, window, threshold and answer, as a value.",
      "Tests check each query against the tables' schemas, and execute it on rows that fire, stay silent and nearly fire.",
      "The same value becomes an alert of Azure Monitor, a rule of Sentinel and a check on the laptop.",
      "Anomalies and forecasts are Azure's own functions over our tables.",
    ],
    code: [
      "governance/detections",
      "governance/kql",
      "constructs/governance/detections",
      "constructs/governance/sentinel",
    ],
    configure: { governance: "which areas are deployed", alerts: "the receivers of alerts" },
    weaken: "Leave an area out of `governance`. Thresholds are data in the catalogue of detections.",
    requirements: requirementIds(49, 54, 60, 64, 65, 78, 89, 91, 92, 96, 98, 99, 143),
    more: ["docs/detections.md", "docs/governance.md"],
  },
  {
    id: "containment",
    title: "Containment",
    stops: "An ongoing attack: a stolen client, a harmful tool, a poisoned definition.",
    why: "During an incident there is no time for a deployment. One named value or one playbook must be enough.",
    how: [
      "The kill switch stops a tool, a client or everything, at the gateway, within a minute.",
      "The threat level (0 to 2) tightens limits, then withholds tools that write. A playbook may raise it; a person lowers it.",
      "Indicators of compromise, a signed list, refuse hosts, clients and definitions.",
      "Playbooks disable a sign-in, revoke sessions, roll a server back, quarantine a definition. A playbook with side effects on users proposes first.",
      "A later deployment undoes none of these.",
    ],
    code: [
      "gateway/documents/kill-switch.ts",
      "gateway/documents/threat-level.ts",
      "server/src/indicators",
      "governance/playbooks",
    ],
    configure: {
      indicators: "the keys that may sign the list",
      MCP_INDICATORS_URL: "the address of the list",
      governance: "`playbooks` deploys them; `armed` lets them act",
    },
    weaken:
      "Playbooks only propose until they are `armed`. An unreadable switch or level stops everything (fail closed).",
    requirements: requirementIds(76, 79, 90),
    more: ["docs/runbooks/kill-switch.md", "docs/runbooks/raise-threat-level.md", "docs/runbooks/indicators.md"],
  },
  {
    id: "governance",
    title: "Governance",
    stops: "Shadow servers; drift; unreviewed changes; deployments that break a rule.",
    why: "A control without a check decays.",
    how: [
      "Posture rules judge the synthesised stacks and any Terraform plan, with a mutation test for each rule.",
      "Guardrails (Azure Policy) hold the same in the subscription; exemptions have an end and a reason.",
      "A register lists every server; a hunt finds unregistered ones.",
      "The attack suite plays hostile requests against the laptop or a deployment, regularly.",
      "Requirements map to frameworks and to their proofs, and the evidence is generated.",
    ],
    code: ["constructs/governance", "governance/guardrails", "test/attack", "tools/evidence"],
    configure: { governance: "guardrails, register, records, budget", tags: "owner and cost centre on every resource" },
    weaken:
      "`weaken` gives up a default by name and with a reason. The plan shows a warning, and the posture report a row.",
    requirements: requirementIds(66, 80, [82, 84], 118, 148),
    more: ["docs/governance.md", "constructs/governance/posture/README.md", "docs/assessments.md"],
  },
];

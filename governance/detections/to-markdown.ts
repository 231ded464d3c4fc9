import { catalogue } from "./catalogue.ts";
import { tablesOf } from "./render.ts";

const headings: Readonly<Record<string, string>> = {
  access: "Tokens, clients and rights",
  content: "Prompt injection and tool poisoning",
  approvals: "Approvals",
  data: "Exfiltration, secrets and changes",
  indicators: "Indicators of compromise",
  trail: "The audit trail and the alerts themselves",
  platform: "Changes outside of a deployment",
  directory: "Entra ID",
  behaviour: "Anomalies",
};

/**
 * docs/detections.md: the catalogue for those who answer an alert.
 *
 * @example
 * console.log(catalogueMarkdown());
 */
export const catalogueMarkdown = (): string =>
  [
    "# Detections",
    "",
    "Generated from `governance/detections/`. Each is deployed by the area `detections` as an alert of Azure Monitor, and by the area `sentinel` as a rule of Microsoft Sentinel;",
    "where both are chosen, the alerts are those of high severity and those that start a playbook, because an incident may take ten minutes to reach a playbook. A query that looks back more than two days is a rule of",
    "Sentinel and a tile of the workbook only. The same queries run on the laptop over its own audit trail.",
    "",
    "`dcount` is exact on the laptop and an estimate in Azure. A table that has no rows yet is empty, and no reason for a query to fail.",
    "",
    ...Object.entries(catalogue).flatMap(([group, members]) => [
      `## ${headings[group]}`,
      "",
      ...members.flatMap((detection) => [
        `### ${detection.id}`,
        "",
        `${detection.question}`,
        "",
        `Severity ${detection.severity}${detection.nearRealTime ? ", near real time in Sentinel" : ""}; every ${detection.frequency} over ${detection.window}${detection.threshold === undefined ? "" : `; threshold ${detection.threshold.toLocaleString("en-US")}`}. ${[...detection.requirements, ...detection.owasp].join(", ")}. Reads ${tablesOf(detection).join(", ")}.${detection.needs ? ` Needs ${detection.needs}.` : ""}`,
        "",
        `- **Do first:** ${detection.response}`,
        ...(detection.answers
          ? [`- **Starts:** ${detection.answers.map((id) => `[${id}](runbooks/${id}.md)`).join(", ")}`]
          : []),
        `- **Looks the same:** ${detection.falsePositives}`,
        "",
      ]),
    ]),
  ].join("\n");

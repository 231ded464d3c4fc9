import type { Playbook } from "./playbook.ts";

const started = {
  act: "An alert starts it, and it acts at once.",
  ask: "An alert starts it, and it only proposes: it reads the current values, records a proposal and changes nothing. A person starts it again to act.",
  never: "No alert starts it. A person does.",
} as const;

/**
 * The page of one playbook: what the workflow does, and the same by hand. Written from the value, so that it cannot say something else.
 *
 * @example
 * for (const playbook of playbooks) console.log(runbookOf(playbook));
 */
export const runbookOf = (playbook: Playbook): string => {
  const {
    id,
    title,
    when,
    does,
    leaves,
    onAlert,
    subjects,
    rights,
    undo,
    byHand,
    requirements,
    owasp,
    asks = {},
  } = playbook;
  const start = (body: Readonly<Record<string, unknown>>) =>
    [
      "```sh",
      `az rest --method post --url "https://management.azure.com<id of the workflow ${id}>/triggers/person/run?api-version=2019-05-01" \\`,
      `  --body '${JSON.stringify(body)}'`,
      "```",
    ].join("\n");
  const example = { subject: `${subjects[0]?.kind}:<name>`, ...asks, reason: "<why>" };
  return [
    `# ${title}`,
    "",
    `<!-- Written by \`npm run runbooks\` from governance/playbooks; change it there. -->`,
    "",
    `Serves ${requirements.join(", ")}; OWASP ${owasp.join(", ")}.`,
    "",
    "## When",
    "",
    when,
    "",
    "## What the playbook does",
    "",
    does,
    "",
    leaves,
    "",
    started[onAlert],
    "",
    `It acts on ${subjects.map(({ kind }) => `\`${kind}:…\``).join(", ")} of its watchlist only; the deployment writes that list. It refuses and records every other subject.`,
    "",
    "## Start it",
    "",
    start(example),
    "",
    'A dry run reads and changes nothing: `"dryRun": true`.',
    "",
    "## Undo",
    "",
    undo,
    "",
    ...(undo.startsWith("There is nothing") ? [] : [start({ ...example, undo: true }), ""]),
    "## By hand",
    "",
    ...byHand.flatMap(({ say, command }, index) => [
      `${index + 1}. ${say}`,
      ...(command === undefined ? [] : ["", "   ```sh", `   ${command}`, "   ```"]),
      "",
    ]),
    "## Rights of the playbook's identity",
    "",
    ...rights.map((right) =>
      right.on !== "graph"
        ? `- ${right.actions.map((action) => `\`${action}\``).join(", ")} on ${right.target}`
        : `- Microsoft Graph \`${right.permission}\`, ${right.why}`,
    ),
    "",
    "## See what it did",
    "",
    "```kusto",
    "AzureDiagnostics",
    '| where ResourceProvider == "MICROSOFT.LOGIC" and Category == "WorkflowRuntime"',
    `| where column_ifexists("trackedProperties_playbook_s", "") == "${id}"`,
    "| project TimeGenerated, trackedProperties_subject_s, trackedProperties_decision_s, trackedProperties_result_s, trackedProperties_startedBy_s, trackedProperties_reason_s",
    "```",
    "",
  ].join("\n");
};

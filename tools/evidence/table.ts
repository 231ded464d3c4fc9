import type { FrameworkId } from "@mcp-landing-zone/controls";
import { frameworks, themes } from "@mcp-landing-zone/controls";
import type { ControlEvidence } from "./collect.ts";
import { isProven, kinds } from "./collect.ts";

const frameworkIds = Object.keys(frameworks) as readonly FrameworkId[];
const themeOf = (id: string) => themes.find(({ requirements }) => requirements.includes(id))!;

/** One line of comma-separated values for each requirement; a cell holds its values with semicolons between them. */
export const toCsv = (controls: readonly ControlEvidence[]): string => {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const heading = [
    "id",
    "statement",
    "status",
    "owasp-mcp",
    ...frameworkIds,
    "implemented",
    ...kinds,
    "owner",
    "reason",
  ];
  const rows = controls.map((control) => {
    const { serves } = themeOf(control.id);
    return [
      control.id,
      control.statement,
      isProven(control) ? "proven" : "open",
      control.owasp.join("; "),
      ...frameworkIds.map((framework) => serves[framework].join("; ")),
      control.implemented.join("; "),
      ...kinds.map((kind) => control.proofs[kind].join("; ")),
      control.open?.owner ?? "",
      control.open?.reason ?? "",
    ];
  });
  return [heading, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
};

const count = (control: ControlEvidence): string =>
  kinds
    .filter((kind) => control.proofs[kind].length > 0)
    .map((kind) => `${control.proofs[kind].length} ${kind}`)
    .join(", ");

/** The matrix for people: a section for each theme, a row for each requirement with its proof, and what stands open. */
export const toMarkdown = (controls: readonly ControlEvidence[], proofOf = count): string => {
  const byId = new Map(controls.map((control) => [control.id, control]));
  const sections = themes.map(({ title, requirements, serves }) => {
    const answers = frameworkIds
      .filter((framework) => serves[framework].length > 0)
      .map((framework) => {
        const { title, checked } = frameworks[framework];
        return `${title}${checked ? "" : " (ids read by a person)"}: ${serves[framework].join(", ")}`;
      });
    const rows = requirements.map((id) => {
      const control = byId.get(id)!;
      const status = control.open ? `open: ${control.open.owner}. ${control.open.reason}` : proofOf(control);
      return `| ${id} | ${control.statement} | ${control.owasp.join(", ")} | ${status} |`;
    });
    return [
      `## ${title}`,
      "",
      `Serves ${answers.join("; ")}.`,
      "",
      "| id | what holds | OWASP MCP | proof |",
      "| --- | --- | --- | --- |",
      ...rows,
      "",
    ].join("\n");
  });
  const proven = controls.filter(isProven).length;
  return [
    "# Controls",
    "",
    `${proven} of ${controls.length} requirements are proven by something in this repository; ${controls.length - proven} are open, each with an owner and the reason.`,
    "",
    ...sections,
  ].join("\n");
};

/** What is missing before an audit: open requirements, and requirements that rest on one kind of proof alone. */
export const toGaps = (controls: readonly ControlEvidence[]): string => {
  const openOnes = controls.filter((control) => !isProven(control));
  const thin = controls.filter((control) => kinds.filter((kind) => control.proofs[kind].length > 0).length === 1);
  return [
    "# Gaps",
    "",
    "## Open",
    "",
    ...openOnes.map(
      ({ id, statement, open }) => `- ${id} ${statement}: ${open ? `${open.owner}. ${open.reason}` : "no owner"}`,
    ),
    "",
    "## One kind of proof alone",
    "",
    ...thin.map((control) => `- ${control.id} ${control.statement}: ${count(control)}`),
    "",
  ].join("\n");
};

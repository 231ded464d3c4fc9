import { unruledTypes } from "./from-terraform/unruled.ts";
import { grouped } from "./grouped.ts";
import { answers } from "./landing-zone/answers.ts";
import type { Finding, LandingZoneFinding } from "./report.ts";

/** What all guardrails say of a deployment. */
export interface GuardrailReport {
  /** How many resources were judged. */
  readonly resources: number;
  /** Number of resources of each type in `unruledTypes`, which no rule judges for the reason given there. */
  readonly unruled: Readonly<Record<string, number>>;
  /** Number of resources of each type that has neither a mapping nor an entry in `unruledTypes`. */
  readonly unjudged: Readonly<Record<string, number>>;
  /** Findings of the guardrails of this deployment. */
  readonly own: readonly Finding[];
  /** Findings of the rules of a corporate landing zone. */
  readonly landingZone: readonly LandingZoneFinding[];
}

/**
 * Nothing of ours is violated, and every denial of a landing zone has an answer.
 *
 * @example
 * declare const report: GuardrailReport;
 * if (!passes(report)) process.exitCode = 1;
 */
export const passes = ({ own, landingZone }: GuardrailReport): boolean =>
  own.every(({ verdict }) => verdict === "unknown") &&
  landingZone.every(
    ({ rule, effect, verdict }) => verdict === "unknown" || effect !== "deny" || answers[rule] !== undefined,
  );

/**
 * The report of the guardrails for people.
 *
 * @example
 * declare const report: GuardrailReport;
 * console.log(toMarkdown(report));
 */
export const toMarkdown = (report: GuardrailReport): string => {
  const { own, landingZone, resources, unruled, unjudged } = report;
  const left = Object.entries(unjudged).map(([type, count]) => `${type} (${count})`);
  const reasons = grouped(Object.keys(unruled), (type) => unruledTypes[type]!.why);
  return [
    "# Guardrails",
    "",
    `${resources} resources judged as Azure Resource Manager sees them when they are created.${left.length > 0 ? ` Not judged, because the type is unknown here: ${left.join(", ")}.` : ""}`,
    "",
    ...(reasons.size === 0
      ? []
      : [
          "Judged by no rule, with what holds instead:",
          "",
          ...[...reasons].map(
            ([why, types]) => `- ${types.map((type) => `${type} (${unruled[type]})`).join(", ")}: ${why}`,
          ),
          "",
        ]),
    "## Ours",
    "",
    ...(own.length === 0
      ? ["Every resource complies."]
      : table(
          ["rule", "resource", "verdict"],
          own.map(({ rule, address, verdict, error }) => [rule, address, error ?? verdict]),
        )),
    "",
    "## Would a landing zone accept us?",
    "",
    ...landingZoneSection(
      "Refused or reported by assignments that are enforced by default",
      landingZone.filter(({ enforced }) => enforced),
    ),
    ...landingZoneSection(
      "Refused once the platform team enforces what the library ships switched off",
      landingZone.filter(({ enforced }) => !enforced),
    ),
  ].join("\n");
};

const landingZoneSection = (title: string, found: readonly LandingZoneFinding[]): string[] => {
  const rules = grouped(found, ({ rule }) => rule);
  const rows = [...rules].map(([rule, group]) => {
    const { assignment, reference, effect, title: what } = group[0] as LandingZoneFinding;
    const answer = answers[rule];
    const verdict = group.every(({ verdict }) => verdict === "unknown") ? "known at deployment" : effect;
    return [
      `${assignment}${reference === undefined ? "" : ` / ${reference}`}`,
      what,
      verdict,
      group.map(({ address }) => `\`${address}\``).join(" "),
      answer
        ? `${answer.category}: ${answer.reason}${answer.instead ? ` Without an exemption: ${answer.instead}.` : ""}`
        : "**no answer**",
    ];
  });
  return [
    `### ${title}`,
    "",
    ...(rows.length === 0 ? ["Nothing."] : table(["assignment", "rule", "effect", "resources", "answer"], rows)),
    "",
  ];
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
};

import type { Acknowledgement } from "./acknowledgement.ts";
import { covers } from "./acknowledgement.ts";
import type { Graph } from "./graph.ts";
import type { Finding, Rule } from "./rule.ts";
import { rules as allRules } from "./rules/index.ts";

/** What a rule says of the whole deployment. */
export type Outcome = "compliant" | "violation" | "unknown" | "acknowledged" | "not-applicable";

/** A finding, with the reason that excuses it where there is one. */
export interface JudgedFinding extends Finding {
  /** The reason, where a weakening excuses it. */
  readonly acknowledged?: string;
}

/** What one rule says of a deployment. */
export interface RuleReport {
  /** The rule. */
  readonly rule: Rule;
  /** The worst of its findings. */
  readonly outcome: Outcome;
  /** How many resources comply. */
  readonly compliant: number;
  /** All that are not compliant. */
  readonly findings: readonly JudgedFinding[];
}

/** What all rules say of a deployment. */
export interface Report {
  /** Nothing is violated and nothing had to stay unknown, except what is acknowledged. */
  readonly passed: boolean;
  /** What each rule found. */
  readonly rules: readonly RuleReport[];
  /** Weakenings that excused nothing that a rule found. */
  readonly unused: readonly Acknowledgement[];
}

/**
 * Judges a deployment without deploying it. An acknowledgement names a weakening of a construct, or the rule itself.
 *
 * @example
 * const report = judge(graphOf({ platform: { resource: {} } }), [
 *   { what: "public-access", path: "platform", reason: "a test bed without data" },
 * ]);
 */
export const judge = (
  graph: Graph,
  acknowledgements: readonly Acknowledgement[] = [],
  rules: readonly Rule[] = allRules,
): Report => {
  const used = new Set<Acknowledgement>();
  const excuse = (id: string, finding: Finding): JudgedFinding => {
    const reason = acknowledgements.find(
      ({ what, path }) => (what === id || finding.excusedBy?.includes(what)) && covers(path, finding.path),
    );
    if (!reason) return finding;
    used.add(reason);
    return { ...finding, acknowledged: reason.reason };
  };
  const reports = rules.map((rule): RuleReport => {
    const all = run(rule, graph);
    const findings = all.filter(({ verdict }) => verdict !== "compliant").map((finding) => excuse(rule.id, finding));
    return { rule, outcome: outcomeOf(all, findings), compliant: all.length - findings.length, findings };
  });
  return {
    passed: reports.every(({ outcome }) => outcome !== "violation" && outcome !== "unknown"),
    rules: reports,
    unused: acknowledgements.filter((acknowledgement) => !used.has(acknowledgement)),
  };
};

/** A rule that fails to judge has not found the deployment good. */
const run = (rule: Rule, graph: Graph): Finding[] => {
  try {
    return rule.check(graph);
  } catch (error) {
    return [{ subject: "rule", path: "", verdict: "violation", detail: `the rule itself failed: ${String(error)}` }];
  }
};

const outcomeOf = (all: readonly Finding[], findings: readonly JudgedFinding[]): Outcome => {
  if (all.length === 0) return "not-applicable";
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  if (open.some(({ verdict }) => verdict === "violation")) return "violation";
  if (open.length > 0) return "unknown";
  return findings.length > 0 ? "acknowledged" : "compliant";
};

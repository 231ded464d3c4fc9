import type { Graph, Reference, Resource } from "./graph.ts";

/** `unknown`: the value is only known to Terraform. It is reported, and never counts as good. */
export type Verdict = "compliant" | "violation" | "unknown";

/** What a rule says of one thing that it looked at. */
export interface Finding {
  /** A resource's address, or `<stack>` or `<stack>/output.<name>`. */
  readonly subject: string;
  /** Where in the construct tree, so that an acknowledgement on an ancestor reaches it. */
  readonly path: string;
  /** What the rule makes of the resource. */
  readonly verdict: Verdict;
  /** What is wrong and what would be right; empty when nothing is. */
  readonly detail: string;
  /** The weakenings of constructs, by name, any of which excuses it where it stands. */
  readonly excusedBy?: readonly string[];
}

/** How much a violation puts at risk, the worst first. */
export const severities = ["critical", "high", "medium", "low"] as const;
/** How much a violation puts at risk. */
export type Severity = (typeof severities)[number];

/** A rule of the posture: what holds, why it matters, and how to see it. */
export interface Rule {
  /** Public: acknowledgements and reports refer to it. */
  readonly id: string;
  /** How bad a violation is. @default "medium" */
  readonly severity?: Severity;
  /** The property that a compliant deployment has. */
  readonly title: string;
  /** The consequence of a violation. */
  readonly why: string;
  /** Requirements, and the rules of public scanners that ask for the same. */
  readonly references: readonly string[];
  /** Says something of every subject that it applies to; nothing where it applies to none. Pure. */
  check(graph: Graph): Finding[];
}

/**
 * The severity of a rule.
 *
 * @example
 * rules.filter((rule) => severityOf(rule) === "critical");
 */
export const severityOf = ({ severity = "medium" }: Rule): Severity => severity;

/** What is wrong with one subject; nothing when it is as it should be. */
export interface Fault extends Pick<Finding, "detail" | "excusedBy"> {
  readonly verdict: Exclude<Verdict, "compliant">;
}

export const violation = (detail: string, excusedBy?: readonly string[]): Fault => ({
  verdict: "violation",
  detail,
  ...(excusedBy && { excusedBy }),
});

export const unknown = (detail: string): Fault => ({ verdict: "unknown", detail });

/** One finding per resource: compliant when `faults` finds none. */
export const examine = (resources: readonly Resource[], faults: (resource: Resource) => readonly Fault[]): Finding[] =>
  resources.flatMap((resource) => verdicts(resource.address, resource.path, faults(resource)));

export const verdicts = (subject: string, path: string, faults: readonly Fault[]): Finding[] => {
  if (faults.length === 0) return [{ subject, path, verdict: "compliant", detail: "" }];
  return faults.map((fault) => ({ subject, path, ...fault }));
};

/** The managed resources of some types. */
export const ofType = (graph: Graph, ...types: readonly string[]): Resource[] =>
  graph.resources.filter(({ mode, type }) => mode === "managed" && types.includes(type));

/** The references of a resource that stand at an argument or below it. */
export const referencesAt = (resource: Resource, argument: string): Reference[] =>
  resource.references.filter(({ from }) => from === argument || from.startsWith(`${argument}.`));

/** The resources that refer to a target at an argument. */
export const referrers = (candidates: readonly Resource[], argument: string, target: Resource): Resource[] =>
  candidates.filter((candidate) => referencesAt(candidate, argument).some(({ to }) => to === target.address));

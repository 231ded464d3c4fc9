// How the synthesised deployment stands against the rules of the posture, by requirement.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Acknowledgement, Outcome, StackSource } from "@mcp-landing-zone/constructs/posture";

export interface JudgedRule {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** How many subjects are as the rule wants them. */
  readonly compliant: number;
  readonly requirements: readonly string[];
  /** What is wrong, or was given up for a reason. */
  readonly remarks: readonly string[];
}

interface Manifest {
  readonly stacks: Readonly<Record<string, Written>>;
}

interface Written {
  readonly synthesizedStackPath: string;
  readonly annotations?: readonly { readonly constructPath: string; readonly message: string }[];
}

const weakened = /^(\w+) is weakened: (.+)$/s;

const acknowledgementsIn = ({ annotations = [] }: Written): readonly Acknowledgement[] =>
  annotations.flatMap(({ constructPath: path, message }) => {
    const [, what, reason] = weakened.exec(message) ?? [];
    return what === undefined || reason === undefined ? [] : [{ what, reason, path }];
  });

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));

/** Judges the stacks in a directory that `npm run synth` has written. */
export const judgedRules = async (directory: string): Promise<readonly JudgedRule[]> => {
  const { graphOf, judge } = await import("@mcp-landing-zone/constructs/posture");
  const { stacks } = (await readJson(join(directory, "manifest.json"))) as Manifest;
  const sources: Record<string, StackSource> = {};
  for (const [name, { synthesizedStackPath }] of Object.entries(stacks)) {
    sources[name] = (await readJson(join(directory, synthesizedStackPath))) as StackSource;
  }
  const { rules } = judge(graphOf(sources), Object.values(stacks).flatMap(acknowledgementsIn));
  return rules.map(({ rule: { id, title, references }, outcome, compliant, findings }) => ({
    id,
    title,
    outcome,
    compliant,
    requirements: references.filter((reference) => /^R-\d+$/.test(reference)),
    remarks: findings.map(({ detail, acknowledged }) =>
      acknowledged === undefined ? detail : `${detail.replace(/\.$/, "")}. Given up: ${acknowledged}`,
    ),
  }));
};

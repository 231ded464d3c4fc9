import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "@mcp-landing-zone/constructs/posture";
import { attacksIn, open, proofsIn, requirements } from "@mcp-landing-zone/controls";
import { detections } from "@mcp-landing-zone/governance";
import { guardrails } from "@mcp-landing-zone/governance/guardrails";
import { playbooks } from "@mcp-landing-zone/governance/playbooks";

/** Kinds of proof, in the order in which they are shown. */
export const kinds = ["tests", "attacks", "rules", "detections", "guardrails", "runbooks"] as const;
export type Kind = (typeof kinds)[number];

export interface ControlEvidence {
  readonly id: string;
  readonly statement: string;
  readonly owasp: readonly string[];
  /** Files that name the requirement and are no tests: where it is implemented. */
  readonly implemented: readonly string[];
  readonly proofs: Readonly<Record<Kind, readonly string[]>>;
  /** Why it is not proven here, and by whom it is held; undefined where it is proven. */
  readonly open?: { readonly owner: string; readonly reason: string };
}

const isTest = /(?:^test\/|\.test\.ts$|\.testing\.ts$|^controls\/|^bench\/)/;

/** Tracked sources that name each id. */
const sourcesNaming = (root: string): ReadonlyMap<string, readonly string[]> => {
  const files = execFileSync("git", ["ls-files", "*.ts", "*.yml", "*.mjs", "server/Dockerfile"], {
    cwd: root,
    encoding: "utf8",
  });
  const named = new Map<string, string[]>();
  for (const file of files
    .trim()
    .split("\n")
    .filter((path) => !isTest.test(path))) {
    for (const id of new Set(readFileSync(join(root, file), "utf8").match(/\bR-\d{2,3}\b/g))) {
      named.set(id, [...(named.get(id) ?? []), file]);
    }
  }
  return named;
};

const idsOf = <T extends { readonly id: string; readonly requirements: readonly string[] }>(
  values: readonly T[],
  requirement: string,
): readonly string[] => values.filter(({ requirements: ids }) => ids.includes(requirement)).map(({ id }) => id);

/** Everything in this repository that proves a requirement, by requirement. */
export const collectEvidence = async (root: string): Promise<readonly ControlEvidence[]> => {
  const [tests, attacks] = await Promise.all([proofsIn(root), attacksIn(root)]);
  const sources = sourcesNaming(root);
  return requirements.map(({ id, statement, owasp }) => {
    const stands = open.find(({ requirement }) => requirement === id);
    return {
      id,
      statement,
      owasp,
      implemented: sources.get(id) ?? [],
      proofs: {
        tests: (tests.get(id) ?? []).map(({ file, title }) => `${file}: ${title}`),
        attacks: attacks.filter(({ proves }) => proves.includes(id)).map((attack) => attack.id),
        rules: rules.filter(({ references }) => references.includes(id)).map((rule) => rule.id),
        detections: idsOf(detections, id),
        guardrails: guardrails.filter(({ requirements: ids }) => ids.includes(id)).map(({ name }) => name),
        runbooks: idsOf(playbooks, id).map((name) => `docs/runbooks/${name}.md`),
      },
      ...(stands && { open: { owner: stands.owner, reason: stands.reason } }),
    };
  });
};

export const isProven = ({ proofs }: ControlEvidence): boolean => kinds.some((kind) => proofs[kind].length > 0);

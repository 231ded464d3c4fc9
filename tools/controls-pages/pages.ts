import { dirname, relative } from "node:path";
import type { Protection } from "@mcp-landing-zone/controls";
import { protections } from "@mcp-landing-zone/controls";
import { serverNotes } from "../../gateway/documents/notes.ts";
import type { ControlEvidence, Kind } from "../evidence/collect.ts";
import { collectEvidence, kinds } from "../evidence/collect.ts";
import { toMarkdown } from "../evidence/table.ts";

const folder = "docs/protections";

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

const numbered = (items: readonly string[]): string => items.map((item, at) => `${at + 1}. ${item}`).join("\n");

const link = (path: string): string => `[\`${path}\`](${relative(folder, path)})`;

const code = (name: string): string => `\`${name}\``;

/** Where a proof stands, so coarse that a new test does not change the page: the folder of tests, the family of attacks, the id of everything else. */
const places: Readonly<Record<Kind, (proof: string) => string>> = {
  tests: (proof) => link(dirname(proof.slice(0, proof.indexOf(": ")))),
  attacks: (proof) => code(proof.slice(0, proof.indexOf("/"))),
  rules: code,
  detections: code,
  guardrails: code,
  runbooks: link,
};

const headings: Readonly<Record<Kind, string>> = {
  tests: "tests",
  attacks: "attacks (`npm run attack`)",
  rules: "posture rules",
  detections: "detections",
  guardrails: "guardrails",
  runbooks: "runbooks",
};

const protectionPage = (protection: Protection, evidence: ReadonlyMap<string, ControlEvidence>): string => {
  const controls = protection.requirements.map((id) => evidence.get(id)!);
  const stages = Object.entries(serverNotes).filter(([, note]) =>
    protection.requirements.some((id) => new RegExp(`\\b${id}\\b`).test(note)),
  );
  const proofs = kinds.flatMap((kind) => {
    const found = unique(controls.flatMap(({ proofs }) => proofs[kind]).map(places[kind]));
    return found.length === 0 ? [] : [`${headings[kind]}: ${found.join(", ")}`];
  });
  return [
    `# ${protection.title}`,
    "",
    `**Stops** ${protection.stops}`,
    "",
    protection.why,
    "",
    "## How it works",
    "",
    numbered(protection.how),
    "",
    ...(stages.length === 0
      ? []
      : [
          "At the gateway these stages do it:",
          "",
          list(stages.map(([stage, note]) => `${code(stage)}: ${note.slice(note.indexOf(": ") + 2)}`)),
          "",
        ]),
    "## Where it is",
    "",
    list(protection.code.map(link)),
    "",
    "## How to configure it",
    "",
    list(Object.entries(protection.configure).map(([name, meaning]) => `${code(name)}: ${meaning}`)),
    "",
    "## How to weaken it",
    "",
    protection.weaken,
    "",
    "## How it is tested",
    "",
    "| requirement | what holds | proof |",
    "| --- | --- | --- |",
    ...controls.map(({ id, statement, proofs }) => {
      const found = kinds.filter((kind) => proofs[kind].length > 0);
      return `| ${id} | ${statement} | ${found.join(", ")} |`;
    }),
    "",
    list(proofs),
    "",
    "## More",
    "",
    list(protection.more.map(link)),
    "",
  ].join("\n");
};

const indexPage = (): string =>
  [
    "# Protections",
    "",
    "One page each: what it stops, how it works, where it is, how to configure it, how to weaken it, how it is tested. Written by `npm run controls:pages` from",
    "[`controls/protections`](../../controls/protections) and the titles of the tests.",
    "",
    "| protection | stops |",
    "| --- | --- |",
    ...protections.map(({ id, title, stops }) => `| [${title}](${id}.md) | ${stops} |`),
    "",
  ].join("\n");

const protectionsOf = (requirement: string): string =>
  protections
    .filter(({ requirements }) => requirements.includes(requirement))
    .map(({ id, title }) => `[${title}](protections/${id}.md)`)
    .join(", ");

/** Every page that `npm run controls:pages` writes, by its path. */
export const controlsPages = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const controls = await collectEvidence(root);
  const evidence = new Map(controls.map((control) => [control.id, control]));
  const proof = (control: ControlEvidence): string =>
    `${kinds.filter((kind) => control.proofs[kind].length > 0).join(", ")}; ${protectionsOf(control.id)}`;
  return new Map([
    ["docs/controls.md", toMarkdown(controls, proof)],
    [`${folder}/README.md`, indexPage()],
    ...protections.map((protection): [string, string] => [
      `${folder}/${protection.id}.md`,
      protectionPage(protection, evidence),
    ]),
  ]);
};

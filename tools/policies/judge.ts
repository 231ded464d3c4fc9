import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import {
  compilePolicy,
  lintPolicy,
  parseFragment,
  parsePolicy,
  policyDifference,
  PolicyParseError,
  renderFragment,
  renderPolicy,
} from "@mcp-landing-zone/gateway/policy/execute";
import { expressionsOf, occurrences } from "../../gateway/policy/document/walk.ts";
import { sections } from "../../gateway/policy/element/place.ts";

interface Verdict {
  readonly file: string;
  /** Why the file is no value here, without its place; nothing where it is one. */
  readonly refused?: string;
  readonly place?: string;
  readonly isSameWhenRendered?: boolean;
  readonly expressions: number;
  readonly foreign: number;
  readonly forbidden: readonly string[];
  readonly isExecutable: boolean;
}

const none = { expressions: 0, foreign: 0, forbidden: [], isExecutable: false };

const judged = (file: string, text: string, fragments: Readonly<Record<string, string>>): Verdict => {
  try {
    const fragment = isFragment(text) ? parseFragment(text, { id: "fragment", section: "inbound" }) : undefined;
    const document = fragment ? around(fragment) : parsePolicy(text, { name: "policy", fragments });
    const rendered = fragment ? renderFragment(fragment) : renderPolicy(document);
    const all = sections.flatMap((section) => occurrences(document.sections[section], section));
    const expressions = all.flatMap(({ element }) => expressionsOf(element)).filter(({ kind }) => kind !== "literal");
    return {
      file,
      isSameWhenRendered: policyDifference(text, rendered) === undefined,
      expressions: expressions.length,
      foreign: expressions.filter(({ kind }) => kind === "opaque").length,
      forbidden: lintPolicy(document)
        .filter(({ rule }) => rule === "only-allowed-members")
        .map(({ problem }) => problem),
      isExecutable: isExecutable(document),
    };
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    return { file, refused: reasonOf(error), place: `${error.line}:${error.column}`, ...none };
  }
};

const isFragment = (text: string): boolean => /^\s*(?:<!--[^]*?-->\s*)*<fragment[\s>]/.test(text);

const around = ({ elements, namedValues }: ReturnType<typeof parseFragment>): PolicyDocument => {
  const empty = parsePolicy("<policies />", { name: "fragment" });
  return { ...empty, namedValues, sections: { ...empty.sections, inbound: elements } };
};

/** The message without values that differ from file to file. */
const reasonOf = ({ received }: PolicyParseError): string => received.replace(/"[^"]*"$/, "…");

const isExecutable = (document: PolicyDocument): boolean => {
  try {
    compilePolicy(document);
    return true;
  } catch {
    return false;
  }
};

const policyFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? policyFiles(path) : entry.name.endsWith(".xml") ? [path] : [];
    })
    .toSorted();

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`folder is ${folder ?? "missing"}, expected a folder with policies, such as a checkout`);
  process.exit(2);
}
const files = policyFiles(folder);
const texts = files.map((file) => [file, readFileSync(file, "utf8")] as const);
/** A fragment is included by its id, which collections have as the name of its file. */
const fragments = Object.fromEntries(
  texts.filter(([, text]) => isFragment(text)).map(([file, text]) => [basename(file, ".xml"), text]),
);
const verdicts = texts.map(([file, text]) => judged(relative(folder, file), text, fragments));

const report = (all: readonly Verdict[]): void => {
  const share = (count: number, of = all.length) =>
    `${count} of ${of} (${Math.round((100 * count) / Math.max(1, of))} %)`;
  const values = all.filter(({ refused }) => refused === undefined);
  const sum = (of: (verdict: Verdict) => number) => values.reduce((total, verdict) => total + of(verdict), 0);
  const [expressions, foreign] = [sum((one) => one.expressions), sum((one) => one.foreign)];
  console.log(`parsed:              ${share(values.length)}`);
  console.log(`same when rendered:  ${share(values.filter((one) => one.isSameWhenRendered).length, values.length)}`);
  console.log(`executable:          ${share(values.filter((one) => one.isExecutable).length, values.length)}`);
  console.log(`expressions known:   ${share(expressions - foreign, expressions)}`);
  console.log(`with forbidden C#:   ${share(values.filter((one) => one.forbidden.length > 0).length, values.length)}`);
  for (const { file, forbidden } of values) for (const problem of forbidden) console.log(`  ${file}: ${problem}`);
  const reasons = new Map<string, Verdict[]>();
  for (const one of all)
    if (one.refused !== undefined) reasons.set(one.refused, [...(reasons.get(one.refused) ?? []), one]);
  const ordered = [...reasons].toSorted(([, left], [, right]) => right.length - left.length);
  console.log("refused, at the first place that is not understood:");
  for (const [reason, found] of ordered)
    console.log(`  ${found.length} ${reason} (${found[0]!.file}:${found[0]!.place})`);
};

if (flags.includes("--json")) console.log(JSON.stringify(verdicts, undefined, 2));
else report(verdicts);

import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { judgeCatalogue } from "@mcp-landing-zone/content";
import { canonicalJson, catalogueProblems, contentsOf, problemText } from "@mcp-landing-zone/contract";
import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { loadAuthorModule } from "./author-module.ts";
import { Mistake, readJson } from "./command.ts";
import type { Command } from "./command.ts";

export const catalogueUsage = "tools catalogue <server.ts> [--out catalogue.json] [--check]";

/** A catalogue that nothing is wrong with, as a file has it. */
export const readCatalogue = (path: string): ToolCatalogue => {
  const candidate = readJson(path, `a catalogue that \`${catalogueUsage}\` has written`);
  const [problem] = catalogueProblems(candidate);
  const catalogue = candidate as ToolCatalogue;
  if (problem) throw new Mistake(`${path}: ${problemText(problem, catalogue)}`);
  return catalogue;
};

/** The catalogue of an author's file, with everything that its review needs checked. */
export const reviewedCatalogue = async (file: string): Promise<ToolCatalogue> => {
  const { catalogue } = await loadAuthorModule(file);
  const [problem] = judgeCatalogue(catalogue);
  if (problem) throw new Mistake(`catalogue ${problemText(problem, catalogue)}`);
  return catalogue;
};

/** Writes the catalogue of an author's tools, to be reviewed, approved and pinned; with `--check`, reports a difference. */
export const catalogueCommand: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: "string", default: "catalogue.json" }, check: { type: "boolean", default: false } },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new Mistake(`usage: ${catalogueUsage}`);
  const catalogue = await reviewedCatalogue(file);
  if (values.check) {
    // Compared by content: a formatter may have changed the layout.
    const isCurrent = existsSync(values.out) && canonicalJson(readCatalogue(values.out)) === canonicalJson(catalogue);
    console.log(isCurrent ? `${values.out} is current` : `${values.out} differs from what ${file} offers`);
    return isCurrent ? 0 : 1;
  }
  writeFileSync(values.out, `${JSON.stringify(catalogue, undefined, 2)}\n`);
  console.log(`${values.out}: ${contentsOf(catalogue)}, digest ${catalogue.digest}`);
  return 0;
};

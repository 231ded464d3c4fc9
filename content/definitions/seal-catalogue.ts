import type { CatalogueProblem, ToolCatalogue } from "@mcp-landing-zone/contract";
import { catalogueProblems, problemText, withDigests } from "@mcp-landing-zone/contract";
import { catalogueFindings } from "./catalogue-findings.ts";

/**
 * A catalogue that cannot be sealed, with every problem and its field.
 *
 * @example
 * try {
 *   sealCatalogue(catalogue.scopes, catalogue.tools);
 * } catch (error) {
 *   if (error instanceof CatalogueRefused) console.error(error.problems);
 * }
 */
export class CatalogueRefused extends Error {
  override readonly name = "CatalogueRefused";
  readonly problems: readonly CatalogueProblem[];

  constructor(problems: readonly CatalogueProblem[], of?: ToolCatalogue) {
    const lines = problems.map((problem) => problemText(problem, of));
    super(`catalogue ${lines.join("\n")}\nsee docs/errors.md#catalogue-invalid`);
    this.problems = problems;
    // The stack would only show how catalogues are sealed.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/**
 * What is wrong with a catalogue that was written by hand or sealed elsewhere: what a gateway or a server would refuse, or else hidden text and orders to a model.
 *
 * @example
 * for (const { field, right } of judgeCatalogue(catalogue)) console.error(`${field}: expected ${right}`);
 */
export const judgeCatalogue = (candidate: unknown): readonly CatalogueProblem[] => {
  const problems = catalogueProblems(candidate);
  // Only a catalogue that fits the form can be scanned.
  return problems.length > 0 ? problems : catalogueFindings(candidate as ToolCatalogue);
};

/**
 * A catalogue with its digest, all in the order of their names. It refuses what a gateway or a server would refuse, hidden text and orders
 * to a model, and regular expressions that a caller could make slow.
 *
 * @example
 * sealCatalogue(catalogue.scopes, catalogue.tools).digest === catalogue.digest; // true
 */
export const sealCatalogue = (...definitions: Parameters<typeof withDigests>): ToolCatalogue => {
  const catalogue = withDigests(...definitions);
  const problems = [...catalogueProblems(catalogue, { mayBeEmpty: true }), ...catalogueFindings(catalogue)];
  if (problems.length > 0) throw new CatalogueRefused(problems, catalogue);
  return catalogue;
};

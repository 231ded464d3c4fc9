import type { ToolCatalogue } from "./catalogue.ts";
import type { CatalogueProblem } from "./catalogue-problems.ts";

type Lists = Readonly<Record<string, readonly { readonly name?: unknown }[] | undefined>>;

/**
 * A problem of a catalogue in words for its author, with the name of the definition, as it stands in the program.
 *
 * @example
 * for (const problem of catalogueProblems(catalogue)) console.error(problemText(problem, catalogue));
 */
export const problemText = (
  { field, received, right }: CatalogueProblem,
  catalogue: ToolCatalogue | undefined,
): string => {
  const [, list = "", index] = /^(\w+)\[(\d+)\]/.exec(field) ?? [];
  const name = (catalogue as unknown as Lists | undefined)?.[list]?.[Number(index)]?.name;
  const whose = typeof name === "string" && name !== received ? ` (${name})` : "";
  const where = field === "" ? "" : `${field}${whose}: `;
  return `${where}received ${JSON.stringify(received)}; should be ${right}`;
};

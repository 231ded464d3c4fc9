import type { CatalogueProblem, ToolCatalogue } from "@mcp-landing-zone/contract";
import { inspectDefinition } from "./inspect-definition.ts";

/** A tool, resource or prompt as a catalogue has it. */
interface Offer {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly upstream?: unknown;
}

/** A JSON pointer as the field of a configuration: `/inputSchema/properties/id` is `.input.properties.id`. */
const below = (path: string): string =>
  path
    .replace(/^\/(input|output)Schema/, "/$1")
    .replaceAll("/", ".")
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");

/** What scanners read of an offer, by the names of a listing. */
const seenOf = ({ name, title, description, input, output }: Offer) => ({
  name,
  title,
  description,
  inputSchema: input,
  outputSchema: output,
});

/**
 * R-50: hidden text and orders to the model in what a catalogue's own authors wrote, one for each definition. What another server said
 * is not its authors' own: it was scanned when it was pinned, and what was found there was accepted with a reason.
 */
export const catalogueFindings = ({ scopes, tools, resources = [], prompts = [], instructions }: ToolCatalogue) => {
  const problem = (field: string, definition: Readonly<Record<string, unknown>>, about: string): CatalogueProblem[] =>
    inspectDefinition(definition)
      .slice(0, 1)
      .map(({ rule, path }) => ({
        kind: "invalid",
        field: `${field}${below(path)}`.replace(/^\./, ""),
        received: rule,
        right: `plain text about ${about}, without hidden characters and without orders to a model`,
      }));
  const offers: readonly (readonly [list: string, kind: string, all: readonly Offer[]])[] = [
    ["tools", "tool", tools],
    ["resources", "resource", resources],
    ["prompts", "prompt", prompts],
  ];
  return [
    ...scopes.flatMap(({ name, title, description }, index) =>
      problem(`scopes[${index}]`, { name, title, description }, `the scope ${name}`),
    ),
    ...offers.flatMap(([list, kind, all]) =>
      all.flatMap((offer, index) =>
        offer.upstream === undefined ? problem(`${list}[${index}]`, seenOf(offer), `the ${kind} ${offer.name}`) : [],
      ),
    ),
    ...(instructions === undefined ? [] : problem("", { instructions }, "how the server is used")),
  ] satisfies readonly CatalogueProblem[];
};

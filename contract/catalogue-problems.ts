import type { CatalogueScope, CatalogueTool, ToolCatalogue } from "./catalogue.ts";
import { brokenSeals } from "./digest.ts";

export interface CatalogueProblem {
  /** Below the catalogue: `tools[2].scope`. */
  readonly field: string;
  readonly received: unknown;
  readonly right: string;
}

const toolName = /^[A-Za-z0-9_.-]{1,64}$/;
const scopeName = /^[A-Za-z0-9_.-]{1,120}$/;

/** What keeps a catalogue from being trusted: names, the scopes that tools and scopes refer to, and the seals. One judge for stacks, constructs and server. */
export function catalogueProblems(candidate: unknown): readonly CatalogueProblem[] {
  if (!isCatalogue(candidate)) {
    return [
      {
        field: "",
        received: typeof candidate,
        right: "a catalogue as `sealCatalogue` makes it: scopes, tools, digest",
      },
    ];
  }
  const { scopes, tools } = candidate;
  const known = scopes.map(({ name }) => name);
  const oneOf = `one of ${known.join(", ") || "the scopes of the catalogue, which has none"}`;
  const problems = [
    ...(tools.length > 0 ? [] : [{ field: "tools", received: tools, right: "at least one tool" }]),
    ...named("scopes", scopes, scopeName),
    ...named("tools", tools, toolName),
    ...scopes.flatMap(({ includes = [] }, index) =>
      includes
        .filter((name) => !known.includes(name))
        .map((received) => ({ field: `scopes[${index}].includes`, received, right: oneOf })),
    ),
    ...tools.flatMap(({ scope }, index) =>
      known.includes(scope) ? [] : [{ field: `tools[${index}].scope`, received: scope, right: oneOf }],
    ),
  ];
  const broken = problems.length > 0 ? [] : brokenSeals(candidate);
  return [
    ...problems,
    ...broken.map((received) => ({
      field: "digest",
      received,
      right: "a catalogue as it was sealed: write it anew with npm run tools:catalogue, or with sealCatalogue",
    })),
  ];
}

function named(
  field: "scopes" | "tools",
  items: readonly { readonly name: string }[],
  pattern: RegExp,
): readonly CatalogueProblem[] {
  const names = items.map(({ name }) => name);
  return names.flatMap((received, index) => {
    if (!pattern.test(received))
      return [{ field: `${field}[${index}].name`, received, right: `a name that fits ${String(pattern)}` }];
    return names.indexOf(received) === index
      ? []
      : [{ field: `${field}[${index}].name`, received, right: "one that is not in the list already" }];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isCatalogue = (value: unknown): value is ToolCatalogue =>
  isRecord(value) &&
  typeof value["digest"] === "string" &&
  Array.isArray(value["scopes"]) &&
  value["scopes"].every((scope) => isRecord(scope) && typeof (scope as Partial<CatalogueScope>).name === "string") &&
  Array.isArray(value["tools"]) &&
  value["tools"].every(
    (tool) =>
      isRecord(tool) &&
      typeof (tool as Partial<CatalogueTool>).name === "string" &&
      isRecord((tool as Partial<CatalogueTool>).limits),
  );

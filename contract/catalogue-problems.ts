import type { CatalogueScope, CatalogueTool, ToolCatalogue } from "./catalogue.ts";
import { brokenSeals } from "./digest.ts";

/** One thing that is wrong with a catalogue of tools: where, and what would be right. */
export interface CatalogueProblem {
  readonly kind: "invalid" | "repeated" | "unknown";
  /** Below the catalogue: `tools[2].scope`. */
  readonly field: string;
  readonly received: unknown;
  readonly right: string;
}

interface NameRule {
  readonly fits: (name: string) => boolean;
  readonly right: string;
}

/** names of scopes that mean everything. */
const omnibus: ReadonlySet<string> = new Set([
  "all",
  "admin",
  "everything",
  "full",
  "user_impersonation",
  "access_as_user",
]);

/** How tools and scopes may be named. */
export const nameRules = {
  tool: {
    fits: (name) => /^[A-Za-z0-9_.-]{1,64}$/.test(name),
    right: "1 to 64 letters, digits, dots, hyphens and underscores",
  },
  scope: {
    fits: (name) => /^[A-Za-z][A-Za-z0-9._-]{0,119}$/.test(name) && !omnibus.has(name.toLowerCase()),
    right: "the name of one capability, such as documents.read: letters, digits, dots, hyphens and underscores",
  },
} as const satisfies Readonly<Record<string, NameRule>>;

/**
 * What keeps a catalogue from being trusted: names, the scopes that tools and scopes refer to, and the seals. One judge for stacks, constructs and server.
 * Only what is deployed must have a tool.
 */
export function catalogueProblems(
  candidate: unknown,
  { mayBeEmpty = false }: { readonly mayBeEmpty?: boolean } = {},
): readonly CatalogueProblem[] {
  if (!isCatalogue(candidate)) {
    return [
      {
        kind: "invalid",
        field: "",
        received: typeof candidate,
        right: "a catalogue as `sealCatalogue` makes it: scopes, tools, digest",
      },
    ];
  }
  const { scopes, tools } = candidate;
  const known = scopes.map(({ name }) => name);
  const oneOf = `one of ${known.join(", ") || "the scopes of the catalogue, which has none"}`;
  const problems: readonly CatalogueProblem[] = [
    ...(tools.length > 0 || mayBeEmpty
      ? []
      : [{ kind: "invalid" as const, field: "tools", received: tools, right: "at least one tool" }]),
    ...named("scopes", scopes, nameRules.scope),
    ...named("tools", tools, nameRules.tool),
    ...scopes.flatMap(({ includes = [] }, index) =>
      includes
        .filter((name) => !known.includes(name))
        .map((received) => ({ kind: "unknown" as const, field: `scopes[${index}].includes`, received, right: oneOf })),
    ),
    ...tools.flatMap(({ scope }, index) =>
      known.includes(scope)
        ? []
        : [{ kind: "unknown" as const, field: `tools[${index}].scope`, received: scope, right: oneOf }],
    ),
  ];
  const broken = problems.length > 0 ? [] : brokenSeals(candidate);
  return [
    ...problems,
    ...broken.map((received) => ({
      kind: "invalid" as const,
      field: "digest",
      received,
      right: "a catalogue as it was sealed: write it anew with npm run tools:catalogue, or with sealCatalogue",
    })),
  ];
}

function named(
  field: "scopes" | "tools",
  items: readonly { readonly name: string }[],
  rule: NameRule,
): readonly CatalogueProblem[] {
  const names = items.map(({ name }) => name);
  return names.flatMap((received, index): readonly CatalogueProblem[] => {
    const problem = { field: `${field}[${index}].name`, received };
    if (!rule.fits(received)) return [{ ...problem, kind: "invalid", right: rule.right }];
    return names.indexOf(received) === index
      ? []
      : [{ ...problem, kind: "repeated", right: "one that is not in the list already" }];
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

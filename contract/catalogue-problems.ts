import type { CatalogueResource, CatalogueScope, CatalogueTool, ToolCatalogue } from "./catalogue.ts";
import { brokenSealsIn } from "./digest.ts";
import { isEvaluated, notEvaluated } from "./evaluated.ts";
import { slowPatterns } from "./patterns/schema-patterns.ts";
import { templateProblem, templatesMeet, variablesOf } from "./uri-template.ts";
import { isRecord } from "./record.ts";

/** One thing that is wrong with a catalogue of tools: where, and what would be right. */
export interface CatalogueProblem {
  /** Whether it breaks a rule, stands twice, or names a missing entry. */
  readonly kind: "invalid" | "repeated" | "unknown";
  /** Below the catalogue: `tools[2].scope`. */
  readonly field: string;
  /** What stands there. */
  readonly received: unknown;
  /** What would be right. */
  readonly right: string;
}

/** A tool, resource or prompt, as far as its regular expressions go. */
interface Patterned {
  readonly input?: unknown;
  readonly output?: unknown;
  readonly upstream?: unknown;
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
 * Only what is deployed must hold something.
 *
 * @example
 * for (const { field, right } of catalogueProblems(catalogue)) console.error(`${field}: expected ${right}`);
 */
export const catalogueProblems = (
  candidate: unknown,
  { mayBeEmpty = false }: { readonly mayBeEmpty?: boolean } = {},
): readonly CatalogueProblem[] => {
  if (!isCatalogue(candidate)) {
    return [
      {
        kind: "invalid",
        field: "",
        received: formOf(candidate),
        right: "a catalogue as `sealCatalogue` makes it: scopes, tools, digest",
      },
    ];
  }
  const { scopes, tools, resources = [], prompts = [] } = candidate;
  const known = scopes.map(({ name }) => name);
  const oneOf = `one of ${known.join(", ") || "the scopes of the catalogue, which has none"}`;
  const problems: readonly CatalogueProblem[] = [
    ...(tools.length + resources.length + prompts.length > 0 || mayBeEmpty
      ? []
      : [
          { kind: "invalid" as const, field: "tools", received: tools, right: "at least one tool, resource or prompt" },
        ]),
    ...named("scopes", scopes, nameRules.scope),
    ...named("tools", tools, nameRules.tool),
    ...scopes.flatMap(({ includes = [] }, index) =>
      includes
        .filter((name) => !known.includes(name))
        .map((received) => ({ kind: "unknown" as const, field: `scopes[${index}].includes`, received, right: oneOf })),
    ),
    ...scopes.flatMap(evaluatedProblems),
    ...named("resources", resources, nameRules.tool),
    ...named("prompts", prompts, nameRules.tool),
    ...Object.entries({ tools, resources, prompts }).flatMap(([field, items]) =>
      items.flatMap(({ scope }, index) =>
        known.includes(scope)
          ? []
          : [{ kind: "unknown" as const, field: `${field}[${index}].scope`, received: scope, right: oneOf }],
      ),
    ),
    ...resources.flatMap(addressProblems),
    ...meetingProblems(resources),
    ...Object.entries({ tools, resources, prompts }).flatMap(([field, items]) =>
      items.flatMap((item, index) => patternProblems(`${field}[${index}]`, item)),
    ),
  ];
  return problems.length > 0 ? problems : sealProblems(candidate);
};

/** What stands where a catalogue should, in a few words. */
const formOf = (candidate: unknown): string => {
  if (candidate === null) return "null";
  if (Array.isArray(candidate)) return "a list";
  if (!isRecord(candidate)) return typeof candidate;
  const missing = ["scopes", "tools", "digest"].filter((member) => candidate[member] === undefined);
  return missing.length > 0 ? `an object without ${missing.join(", ")}` : "an object with members of another form";
};

const sealProblems = (catalogue: ToolCatalogue): readonly CatalogueProblem[] =>
  brokenSealsIn(catalogue).map(({ field, received, right }) => ({
    kind: "invalid",
    field,
    received,
    right: `${right}, the digest of what it holds; if the change is wanted, seal it anew with npm run tools:catalogue, or with sealCatalogue`,
  }));

/** Terraform receives the texts of scopes, and their author may be another person than the one who deploys. */
const evaluatedProblems = ({ title, description }: CatalogueScope, index: number): readonly CatalogueProblem[] =>
  Object.entries({ title, description }).flatMap(([field, received]) =>
    isEvaluated(received)
      ? [{ kind: "invalid" as const, field: `scopes[${index}].${field}`, received, right: notEvaluated }]
      : [],
  );

/** The address is one that can be recognised, and the variables in it are those that are judged. */
const addressProblems = ({ uri, input }: CatalogueResource, index: number): readonly CatalogueProblem[] => {
  const problem = { kind: "invalid" as const, field: `resources[${index}].uri`, received: uri };
  const right = templateProblem(uri);
  if (right !== undefined) return [{ ...problem, right }];
  const declared = Object.keys(isRecord(input["properties"]) ? input["properties"] : {}).sort();
  return String(declared) === String([...variablesOf(uri)].sort())
    ? []
    : [{ ...problem, right: `a template with the variables of its input (${declared.join(", ") || "none"})` }];
};

/** An address that two resources have would be of neither. Of two resources of other servers, an operator gives it to one. */
const meetingProblems = (resources: readonly CatalogueResource[]): readonly CatalogueProblem[] =>
  resources.flatMap(({ uri, upstream }, index): readonly CatalogueProblem[] => {
    const other = resources
      .slice(0, index)
      .find((before) => !(upstream && before.upstream) && templatesMeet(before.uri, uri));
    const right = `addresses that no other resource has; ${other?.name} (${other?.uri}) has some of these, which would then be of neither`;
    return other ? [{ kind: "repeated", field: `resources[${index}].uri`, received: uri, right }] : [];
  });

/** those of another server were judged when they were pinned. */
const patternProblems = (field: string, { input, output, upstream }: Patterned): readonly CatalogueProblem[] =>
  upstream !== undefined
    ? []
    : slowPatterns({ input, output }).map(({ path, pattern, right }) => ({
        kind: "invalid",
        field: `${field}${path.replaceAll("/", ".")}`,
        received: pattern,
        right,
      }));

const named = (
  field: "scopes" | "tools" | "resources" | "prompts",
  items: readonly { readonly name: string }[],
  rule: NameRule,
): readonly CatalogueProblem[] => {
  const names = items.map(({ name }) => name);
  return names.flatMap((received, index): readonly CatalogueProblem[] => {
    const problem = { field: `${field}[${index}].name`, received };
    if (!rule.fits(received)) return [{ ...problem, kind: "invalid", right: rule.right }];
    return names.indexOf(received) === index
      ? []
      : [{ ...problem, kind: "repeated", right: "one that is not in the list already" }];
  });
};

const areOffers = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (offer) =>
      isRecord(offer) &&
      typeof (offer as Partial<CatalogueTool>).name === "string" &&
      isRecord((offer as Partial<CatalogueTool>).limits),
  );

const areResources = (value: unknown): boolean =>
  areOffers(value) &&
  (value as readonly Partial<CatalogueResource>[]).every(
    ({ uri, input }) => typeof uri === "string" && isRecord(input),
  );

const isCatalogue = (value: unknown): value is ToolCatalogue =>
  isRecord(value) &&
  typeof value["digest"] === "string" &&
  Array.isArray(value["scopes"]) &&
  value["scopes"].every((scope) => isRecord(scope) && typeof (scope as Partial<CatalogueScope>).name === "string") &&
  areOffers(value["tools"]) &&
  (value["resources"] === undefined || areResources(value["resources"])) &&
  (value["prompts"] === undefined || areOffers(value["prompts"])) &&
  (value["instructions"] === undefined || typeof value["instructions"] === "string");

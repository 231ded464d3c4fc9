import { hash } from "node:crypto";
import type { CataloguePrompt, CatalogueResource, CatalogueScope, CatalogueTool, ToolCatalogue } from "./catalogue.ts";
import { quoted } from "./quoted-text.ts";

/** Names of members as JSON. The few that records and arguments have come time and again. */
const quotedNames = new Map<string, string>();
const mostNames = 1_000;
const longestName = 64;

const quotedName = (name: string): string => {
  const known = quotedNames.get(name);
  if (known !== undefined) return known;
  const quoted = `${JSON.stringify(name)}:`;
  if (name.length <= longestName && quotedNames.size < mostNames) quotedNames.set(name, quoted);
  return quoted;
};

/** In the order of their code units, in which records are made already. */
const sortedNames = (value: object): readonly string[] => {
  const names = Object.keys(value);
  for (let at = 1; at < names.length; at += 1) {
    if ((names[at - 1] as string) > (names[at] as string)) return names.sort();
  }
  return names;
};

/**
 * JSON in the one form of RFC 8785: keys sorted by code unit, no white space, absent keys left out.
 *
 * @example
 * canonicalJson({ b: 1, a: 2 }); // {"a":2,"b":1}
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`canonical JSON has no ${typeof value}`);
  let members = "";
  for (const key of sortedNames(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member !== undefined) members += `${members && ","}${quotedName(key)}${canonicalJson(member)}`;
  }
  return `{${members}}`;
};

/**
 * SHA-256 over what is canonical JSON already, base64url.
 *
 * @example
 * digestOfCanonical('{"a":2,"b":1}') === digestOf({ b: 1, a: 2 }); // true
 */
export const digestOfCanonical = (json: string): string => hash("sha256", json, "base64url");

/**
 * SHA-256 over the canonical JSON, base64url.
 *
 * @example
 * digestOf({ b: 1, a: 2 }) === digestOf({ a: 2, b: 1 }); // true
 */
export const digestOf = (value: unknown): string => digestOfCanonical(canonicalJson(value));

type Unsealed<T> = Omit<T, "digest">;

const seal = <T extends { readonly digest: string }>(definition: Unsealed<T>): T =>
  ({ ...definition, digest: digestOf(definition) }) as unknown as T;

const sealAll = <T extends { readonly digest: string; readonly name: string }>(
  unordered: readonly Unsealed<T>[],
): readonly T[] => unordered.map((one) => seal<T>(one)).sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * A tool with the digest of everything else that it says.
 *
 * @example
 * const { digest, ...tool } = catalogue.tools[0]!;
 * sealTool(tool).digest === digest; // true
 */
export const sealTool = (tool: Unsealed<CatalogueTool>): CatalogueTool => seal<CatalogueTool>(tool);

/** Resources and prompts before they have digests, and the server's instructions. */
export interface UnsealedOffers {
  /** Resources without their digests. */
  readonly resources?: readonly Unsealed<CatalogueResource>[];
  /** Prompts without their digests. */
  readonly prompts?: readonly Unsealed<CataloguePrompt>[];
  /** What the server says to a model about itself. */
  readonly instructions?: string;
}

/**
 * A catalogue with its digest, all in the order of their names. It judges nothing; `sealCatalogue` of the package `content` does.
 *
 * @example
 * withDigests(catalogue.scopes, catalogue.tools).digest === catalogue.digest; // true
 */
export const withDigests = (
  scopes: readonly CatalogueScope[],
  tools: readonly Unsealed<CatalogueTool>[],
  { resources = [], prompts = [], instructions }: UnsealedOffers = {},
): ToolCatalogue => {
  const sealed = {
    scopes,
    tools: sealAll<CatalogueTool>(tools),
    ...(resources.length > 0 && { resources: sealAll<CatalogueResource>(resources) }),
    ...(prompts.length > 0 && { prompts: sealAll<CataloguePrompt>(prompts) }),
    ...(instructions !== undefined && { instructions }),
  };
  return { ...sealed, digest: digestOf(sealed) };
};

/** A digest that differs from the digest of its own tool, resource, prompt or catalogue. */
interface BrokenSeal {
  /** Where the digest stands. */
  readonly field: string;
  /** Of the tool, resource or prompt; `catalogue` of the whole. */
  readonly name: string;
  readonly received: string;
  readonly right: string;
}

/** Every digest of a catalogue that does not fit: of its parts, then of the whole. */
export const brokenSealsIn = ({ digest, ...catalogue }: ToolCatalogue): readonly BrokenSeal[] => {
  const { tools, resources = [], prompts = [] } = catalogue;
  const parts = Object.entries({ tools, resources, prompts }).flatMap(([list, items]) =>
    items.map(({ digest: received, ...definition }, index) => ({
      field: `${list}[${index}].digest`,
      name: definition.name,
      received,
      right: digestOf(definition),
    })),
  );
  return [...parts, { field: "digest", name: "catalogue", received: digest, right: digestOf(catalogue) }].filter(
    ({ received, right }) => received !== right,
  );
};

/**
 * Names of the tools, resources and prompts whose digest does not fit, and "catalogue" when the whole does not. Empty when all is as sealed.
 *
 * @example
 * brokenSeals(referenceCatalogue); // []
 */
export const brokenSeals = (catalogue: ToolCatalogue): readonly string[] =>
  brokenSealsIn(catalogue).map(({ name }) => name);

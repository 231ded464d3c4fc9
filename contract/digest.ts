import { hash } from "node:crypto";
import type { CatalogueScope, CatalogueTool, ToolCatalogue } from "./catalogue.ts";

/**
 * JSON in the one form of RFC 8785: keys sorted by code unit, no white space, absent keys left out.
 *
 * @example
 * canonicalJson({ b: 1, a: 2 }); // {"a":2,"b":1}
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`canonical JSON has no ${typeof value}`);
  let members = "";
  for (const key of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member !== undefined) members += `${members && ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
};

/** SHA-256 over what is canonical JSON already, base64url. */
export const digestOfCanonical = (json: string): string => hash("sha256", json, "base64url");

/**
 * SHA-256 over the canonical JSON, base64url.
 *
 * @example
 * digestOf({ b: 1, a: 2 }) === digestOf({ a: 2, b: 1 }); // true
 */
export const digestOf = (value: unknown): string => digestOfCanonical(canonicalJson(value));

/** A tool with the digest of everything else that it says. */
export const sealTool = (tool: Omit<CatalogueTool, "digest">): CatalogueTool => ({ ...tool, digest: digestOf(tool) });

/** A catalogue with its digest, tools in the order of their names. */
export const sealCatalogue = (
  scopes: readonly CatalogueScope[],
  unordered: readonly Omit<CatalogueTool, "digest">[],
): ToolCatalogue => {
  const tools = unordered.map(sealTool).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { scopes, tools, digest: digestOf({ scopes, tools }) };
};

/**
 * Names of the tools whose digest does not fit, and "catalogue" when the whole does not. Empty when all is as sealed.
 *
 * @example
 * brokenSeals(referenceCatalogue); // []
 */
export const brokenSeals = (catalogue: ToolCatalogue): readonly string[] => {
  const { scopes, tools, digest } = catalogue;
  const broken = tools.filter(({ digest: seal, ...tool }) => digestOf(tool) !== seal).map(({ name }) => name);
  return digestOf({ scopes, tools }) === digest ? broken : [...broken, "catalogue"];
};

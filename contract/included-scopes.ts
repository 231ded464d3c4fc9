import type { CatalogueScope } from "./catalogue.ts";

type Scopes = readonly Pick<CatalogueScope, "name" | "includes">[];

/**
 * a function to every right that the granted ones include, themselves among them; a name that no scope has gives nothing.
 *
 * @example
 * const rights = rightsIn(catalogue.scopes);
 * rights(["documents.write"]).has("documents.read");
 */
export const rightsIn = (scopes: Scopes): ((granted: readonly string[]) => ReadonlySet<string>) => {
  const includes = new Map(scopes.map(({ name, includes: included = [] }) => [name, included]));
  return (granted) => {
    const rights = new Set<string>(granted.filter((name) => includes.has(name)));
    for (const right of rights) for (const more of includes.get(right) ?? []) if (includes.has(more)) rights.add(more);
    return rights;
  };
};

/**
 * The other way round: every scope that contains the given one, itself first.
 *
 * @example
 * holdersOf(catalogue.scopes, "documents.read"); // it, and every scope that includes it
 */
export const holdersOf = (scopes: Scopes, name: string): readonly string[] => {
  const found = new Set([name]);
  for (const held of found) {
    for (const { name: wider, includes = [] } of scopes) if (includes.includes(held)) found.add(wider);
  }
  return [...found];
};

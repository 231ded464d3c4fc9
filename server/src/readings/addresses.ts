import { templateMatcher } from "@mcp-landing-zone/contract";
import type { CatalogueResource } from "@mcp-landing-zone/contract";

/** The resource that an address is of, and what stands for the variables of its template. */
export interface Found {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A function to the resource of an address. An address of two resources is of neither: the right to read must not depend on an order. */
export const createAddresses = (
  resources: readonly Pick<CatalogueResource, "name" | "uri">[],
): ((uri: string) => Found | undefined) => {
  const matchers = resources.map(({ name, uri }) => ({ name, match: templateMatcher(uri) }));
  return (uri) => {
    const found = matchers.flatMap(({ name, match }) => {
      const variables = match(uri);
      return variables ? [{ name, variables }] : [];
    });
    return found.length === 1 ? found[0] : undefined;
  };
};

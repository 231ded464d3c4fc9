import type { CatalogueScope, ToolCatalogue } from "@mcp-landing-zone/contract";
import { baselineScopes } from "@mcp-landing-zone/contract";
import type { Expr, Given } from "../../policy/index.ts";
import {
  and,
  distinct,
  equals,
  everyOf,
  includes,
  isAtMost,
  joined,
  length,
  lookup,
  mapEach,
  or,
  pick,
  slice,
  someOf,
  startsWith,
  text,
  words,
} from "../../policy/index.ts";
import { escaped } from "./html.ts";

type DescribedScope = Pick<CatalogueScope, "name" | "title" | "description">;

/** What Entra itself understands besides a server's permissions, and how a consent page says it. */
const entraScopes: readonly DescribedScope[] = [
  { name: "openid", title: "Know that you signed in", description: "An identifier of your account." },
  { name: "profile", title: "Know your name", description: "Your name and user name." },
  {
    name: "offline_access",
    title: "Stay signed in",
    description: "Keep this access until you or your organisation end it.",
  },
];

/** The scope with which Entra issues a refresh token. */
const offlineAccess = "offline_access";

/** No list of scopes that a deployment could mean is longer. */
const longest = 2048;

/** The scopes of one server as expressions know them. */
export interface KnownScopes {
  /** The list; the scopes that only read when it is empty. */
  orDefault(list: Expr<"string">): Expr<"string">;
  /** Whether a list of scopes has something of this server's in it, and nothing of another's. */
  allows(list: Expr<"string">): Expr<"boolean">;
  /** The list as Entra wants it: this server's under their full names. A short name would be looked for in Microsoft Graph. */
  qualified(list: Expr<"string">): Expr<"string">;
  /** The list as items of an HTML list. */
  items(list: Expr<"string">): Expr<"string">;
  /** All that a client was given before. */
  readonly kept: Expr<"string">;
  /** Full names of all, and of what Entra adds. */
  readonly supported: readonly Given<"string">[];
}

export const knownScopes = (
  catalogue: Pick<ToolCatalogue, "scopes" | "tools">,
  scopePrefix: Expr<"string">,
): KnownScopes => {
  const { scopes } = catalogue;
  const prefix = text(scopePrefix, "/");
  const names = scopes.map(({ name }) => name);
  const entraNames = entraScopes.map(({ name }) => name);
  const short = (scope: Expr<"string">) =>
    pick(startsWith(scope, prefix), slice(scope, length(prefix), longest), scope);
  const isOurs = (scope: Expr<"string">) => includes(names, short(scope));
  const described = Object.fromEntries([...entraScopes, ...scopes].map((scope) => [scope.name, item(scope)]));
  return {
    orDefault: (list) => pick(equals(list, ""), baselineScopes(catalogue).join(" "), list),
    allows: (list) =>
      and(
        isAtMost(length(list), longest),
        someOf(words(list), isOurs),
        everyOf(words(list), (scope) => or(includes(entraNames, scope), isOurs(scope))),
      ),
    qualified: (list) =>
      joined(
        distinct(mapEach(words(list), (scope) => pick(includes(entraNames, scope), scope, text(prefix, short(scope))))),
        " ",
      ),
    items: (list) =>
      joined(
        mapEach(distinct(mapEach(words(list), short)), (name) => lookup(name, described, "")),
        "",
      ),
    kept: text(prefix, `.default ${offlineAccess}`),
    supported: [...names.map((name) => text(prefix, name)), offlineAccess],
  };
};

const item = ({ title, description }: DescribedScope): string =>
  `<li><strong>${escaped(title)}</strong><br>${escaped(description)}</li>`;

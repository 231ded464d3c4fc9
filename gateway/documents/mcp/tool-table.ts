import { holdersOf, type ToolCatalogue } from "@mcp-landing-zone/contract";
import { equals, type Expr, type Given, itemAt, lookup, not, split, toInteger, words } from "../../policy/index.ts";
import { mcpVariables } from "./variables.ts";

/** While the threat level is raised, a tool may be called so many times less. */
const raisedDivisor = 4;

/** One row for each tool, so that a document grows by a line with each of them, and not by a branch. */
export function toolRow(key: Given<"string">, { scopes, tools }: ToolCatalogue): Expr<"string"> {
  const rows = tools.map(({ name, scope, limits, effect }) => {
    const { callsPerMinute, callsPerDay, maxInputBytes } = limits;
    const fewer = Math.max(1, Math.floor(callsPerMinute / raisedDivisor));
    const row = [holdersOf(scopes, scope).join(" "), callsPerMinute, callsPerDay, maxInputBytes, effect, fewer];
    return [name, row.join("|")] as const;
  });
  return lookup(key, Object.fromEntries(rows), "");
}

const columns = split(mcpVariables.tool.or(""), "|");

/** What the row of the called tool says. */
export const calledTool = {
  /** The scopes of which one is enough; the first is the one to ask for. */
  holders: words(itemAt(columns, 0, "")),
  scope: itemAt(words(itemAt(columns, 0, "")), 0, ""),
  callsPerMinute: toInteger(itemAt(columns, 1, ""), 1),
  callsPerDay: toInteger(itemAt(columns, 2, ""), 1),
  maxInputBytes: toInteger(itemAt(columns, 3, ""), 1),
  /** Whether it does anything but read. */
  changes: not(equals(itemAt(columns, 4, ""), "read")),
  /** Calls a minute while the threat level is raised. */
  fewerPerMinute: toInteger(itemAt(columns, 5, ""), 1),
} as const;

/** The scopes that applications without a user may be given. */
export const applicationScopes = ({ scopes }: ToolCatalogue): readonly string[] =>
  scopes.filter(({ applications }) => applications).map(({ name }) => name);

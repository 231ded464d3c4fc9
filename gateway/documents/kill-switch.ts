import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import {
  characters,
  count,
  equals,
  type Expr,
  includes,
  isNumber,
  type NamedValue,
  namedValue,
  not,
  or,
  someOf,
  text,
  words,
} from "../policy/index.ts";
import { textOf } from "./constant.ts";
import type { ServerFacts } from "./server-facts.ts";

/** What stands in the switch while nothing is stopped; a named value is never empty. */
export const nothingStopped = "none";

/**
 * The words of the switch: `none`, `all`, `tool:<name>` and `client:<client id>`, with spaces between them. A word that names nothing
 * stops everything, because whoever wrote it meant to stop something.
 */
export interface KillSwitch {
  readonly namedValue: NamedValue;
  readonly stopsAll: Expr<"boolean">;
  stopsTool(name: Expr<"string">): Expr<"boolean">;
  stopsClient(clientId: Expr<"string">): Expr<"boolean">;
}

export function killSwitch({
  name,
  clients,
  catalogue,
}: Pick<ServerFacts, "name" | "clients" | "catalogue">): KillSwitch {
  const value = namedValue({
    name: `${name}-switch`,
    description: "What is stopped: none, all, tool:<name>, client:<client id>",
    pattern: characters("A-Za-z0-9_.: -", 1, 4096),
  });
  const stopped = words(value.text);
  const isKnown = (word: Expr<"string">) =>
    or(
      includes([nothingStopped, ...toolWords(catalogue)], word),
      ...clients.map((client) => equals(word, text("client:", textOf(client)))),
    );
  return {
    namedValue: value,
    stopsAll: or(
      isNumber(count(stopped), 0),
      someOf(stopped, (word) => not(isKnown(word))),
    ),
    stopsTool: (tool) => includes(stopped, text("tool:", tool)),
    stopsClient: (clientId) => includes(stopped, text("client:", clientId)),
  };
}

const toolWords = ({ tools }: ToolCatalogue) => tools.map(({ name }) => `tool:${name}`);

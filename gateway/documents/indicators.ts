import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import type { Expr, NamedValue } from "../policy/index.ts";
import {
  and,
  contains,
  includes,
  joined,
  lookup,
  lowered,
  namedValue,
  or,
  replaced,
  someOf,
  startsWith,
  text,
  words,
} from "../policy/index.ts";
import type { JsonPlace } from "../policy/index.ts";
import { operatorWords } from "./operator-words.ts";

/** While no list was published. */
export const nothingIndicated = "none";

/**
 * the indicators of compromise that hold at every server of a gateway. The list is signed; its publisher has verified the signature, because a
 * policy cannot. A second line like the server's own, so that a word that says nothing refuses nothing.
 */
export const gatewayIndicators: NamedValue = namedValue({
  name: "mcp-indicators",
  description: "Indicators of compromise: none, client:<client id>, sha256-<digest of a tool definition>, host:<name>",
  pattern: operatorWords,
});

/** What the rules ask of the list. */
export interface GatewayIndicators {
  refusesClient(clientId: Expr<"string">): Expr<"boolean">;
  /** By the word that operators have for what is called: `tool:<name>`. */
  refusesTool(word: Expr<"string">): Expr<"boolean">;
  /** Whether an argument is an address of a host on the list, or of one below it. */
  refusesArguments(args: JsonPlace): Expr<"boolean">;
}

export const indicatorsOf = ({ tools }: ToolCatalogue): GatewayIndicators => {
  const indicated = words(gatewayIndicators.text);
  const digests = Object.fromEntries(tools.map(({ name, digest }) => [`tool:${name}`, `sha256-${digest}`]));
  return {
    refusesClient: (clientId) => includes(indicated, text("client:", clientId)),
    refusesTool: (word) => includes(indicated, lookup(word, digests, "sha256-")),
    refusesArguments: (args) => {
      const given = lowered(joined(args.leaves(), " "));
      const host = (word: Expr<"string">) => replaced(word, "host:", "");
      return someOf(indicated, (word) =>
        and(
          startsWith(word, "host:"),
          or(...["//", ".", "@"].map((before) => contains(given, text(before, host(word))))),
        ),
      );
    },
  };
};

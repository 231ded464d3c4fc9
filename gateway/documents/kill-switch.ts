import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { recordedNames, switchWord } from "@mcp-landing-zone/contract";
import type { Expr, NamedValue } from "../policy/index.ts";
import {
  count,
  equals,
  guid,
  includes,
  isNumber,
  matches,
  namedValue,
  not,
  or,
  sequence,
  someOf,
  text,
  words,
} from "../policy/index.ts";
import { textOf } from "./constant.ts";
import { operatorWords } from "./operator-words.ts";
import type { ServerFacts } from "./server-facts.ts";

/** The value of the switch while nothing is stopped; a named value is never empty. */
export const nothingStopped = "none";

/** Of every server of a gateway at once: what stops a client here stops it everywhere. */
export const gatewaySwitch: NamedValue = namedValue({
  name: "mcp-all-switch",
  description: "What is stopped at every server: none, all, client:<client id>",
  pattern: operatorWords,
});

/**
 * The words of the switch: `none`, `all`, `tool:<name>`, `resource:<name>`, `prompt:<name>` and `client:<client id>`, with spaces between them. A word that names nothing
 * stops everything, because an operator who wrote it meant to stop something.
 */
export interface KillSwitch {
  /** Of this server alone. */
  readonly namedValue: NamedValue;
  /** All that the rules read: the server's own, and the gateway's where it counts. */
  readonly namedValues: readonly NamedValue[];
  readonly stopsAll: Expr<"boolean">;
  /** Whether the word for a tool, resource or prompt stands in it. */
  stops(word: Expr<"string">): Expr<"boolean">;
  stopsClient(clientId: Expr<"string">): Expr<"boolean">;
}

type SwitchFacts = Pick<ServerFacts, "name" | "clients" | "catalogue" | "underGatewaySwitch">;

export const killSwitch = ({ name, clients, catalogue, underGatewaySwitch = false }: SwitchFacts): KillSwitch => {
  const value = namedValue({
    name: `${name}-switch`,
    description: "What is stopped: none, all, tool:<name>, client:<client id>",
    pattern: operatorWords,
  });
  const stopped = words(value.text);
  const isKnown = (word: Expr<"string">) =>
    or(
      includes([nothingStopped, ...toolWords(catalogue)], word),
      ...clients.map((client) => equals(word, text("client:", textOf(client)))),
    );
  const own: KillSwitch = {
    namedValue: value,
    namedValues: [value],
    stopsAll: stopsUnless(value, isKnown),
    stops: (word) => includes(stopped, word),
    stopsClient: (clientId) => includes(stopped, text("client:", clientId)),
  };
  if (!underGatewaySwitch) return own;
  const everywhere = words(gatewaySwitch.text);
  return {
    ...own,
    namedValues: [value, gatewaySwitch],
    stopsAll: or(own.stopsAll, stopsUnless(gatewaySwitch, isKnownEverywhere)),
    stopsClient: (clientId) => or(own.stopsClient(clientId), includes(everywhere, text("client:", clientId))),
  };
};

/** Whether a switch is empty or has a word in it that is not known. */
const stopsUnless = (value: NamedValue, isKnown: (word: Expr<"string">) => Expr<"boolean">): Expr<"boolean"> =>
  or(
    isNumber(count(words(value.text)), 0),
    someOf(words(value.text), (word) => not(isKnown(word))),
  );

/** Any client id is valid here: each server knows its own clients only. */
const isKnownEverywhere = (word: Expr<"string">): Expr<"boolean"> =>
  or(equals(word, nothingStopped), matches(word, sequence("client:", guid)));

const toolWords = (catalogue: ToolCatalogue): readonly string[] => recordedNames(catalogue).map(switchWord);

import { readFileSync } from "node:fs";
import { inspectDefinition } from "@mcp-landing-zone/content";
import type { Definition } from "@mcp-landing-zone/content";
import { loadAuthorModule } from "./author-module.ts";
import { Mistake } from "./command.ts";
import type { Command } from "./command.ts";
import { isRecord } from "../record.ts";

export const scanUsage = "tools scan <tools.json, catalogue.json or server.ts>";

/** A definition of a catalogue, or of a listing. */
interface Described {
  readonly name: string;
  readonly input?: unknown;
  readonly output?: unknown;
}

/** What a catalogue or a listing describes. */
const lists = ["tools", "resources", "resourceTemplates", "prompts"] as const;
type Lists = { readonly [K in (typeof lists)[number]]?: readonly Described[] };

const describedIn = (all: Lists): readonly Described[] => lists.flatMap((list) => all[list] ?? []);

/** In the words of a listing. */
const asListed = ({ input, output, ...said }: Described): Definition =>
  ({
    ...said,
    ...(input !== undefined && { inputSchema: input }),
    ...(output !== undefined && { outputSchema: output }),
  }) as Definition;

const read = async (file: string): Promise<Lists> => {
  if (!file.endsWith(".json")) return (await loadAuthorModule(file)).catalogue;
  try {
    const all = JSON.parse(readFileSync(file, "utf8")) as Lists;
    const areLists = lists.every((list) => Array.isArray(all[list] ?? []));
    if (lists.some((list) => list in all) && areLists && describedIn(all).every(isRecord)) return all;
  } catch {
    // Said below.
  }
  throw new Mistake(`received ${file}; should be JSON with a list of ${lists.join(", ")}, as a server answers`);
};

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
/** Words of another server: neither a line of their own nor a command to a terminal or a pipeline. */
const quoted = (value: unknown): string => String(JSON.stringify(value)).replaceAll(/[^ -~]/gu, escaped);
const nameOf = ({ name }: Described): string => (/^[\w./-]{1,128}$/.test(name) ? name : quoted(name));

/** Looks for hidden text, instructions to the model and suspicious parameters; prints each finding, and says how many. */
export const scanDefinitions = (all: Lists): number => {
  const definitions = describedIn(all);
  let found = 0;
  for (const definition of definitions) {
    for (const finding of inspectDefinition(asListed(definition))) {
      found += 1;
      console.log(`${nameOf(definition)}: ${quoted(finding)}`);
    }
  }
  const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
  console.log(`${many(definitions.length, "definition")}, ${many(found, "finding")}`);
  return found === 0 ? 0 : 1;
};

export const scanCommand: Command = async ([file, ...rest]) => {
  if (file === undefined || rest.length > 0) throw new Mistake(`usage: ${scanUsage}`);
  return scanDefinitions(await read(file));
};

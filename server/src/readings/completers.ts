import type { JsonSchema } from "@mcp-landing-zone/contract";
import { DefinitionError } from "../tools/define-tool.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import type { ReadingKind } from "./define-reading.ts";

/** The context of a completion: the caller, and the values chosen for other arguments. */
export interface CompletionContext extends ToolContext {
  /** The values chosen for the other variables. */
  readonly chosen: Readonly<Record<string, string>>;
}

type Completer = (typed: string, context: CompletionContext) => Promise<readonly string[]>;

/** Completions by argument. */
export type Complete<I> = { readonly [K in keyof I]?: Completer };
export type Completers = Readonly<Record<string, Completer>>;

const ofChoice = (values: readonly string[]): Completer => {
  const offers = values.map((value) => ({ value, key: value.toLowerCase() }));
  return async (typed) => offers.filter(({ key }) => key.startsWith(typed.toLowerCase())).map(({ value }) => value);
};

/** The completions that were given, and those of choices, which go without saying. */
export const completersOf = (
  kind: ReadingKind,
  { name, input }: { readonly name: string; readonly input: JsonSchema },
  given: object = {},
): Completers => {
  const members = Object.entries((input["properties"] ?? {}) as Readonly<Record<string, JsonSchema>>);
  const names = members.map(([member]) => member);
  const foreign = Object.keys(given).find((member) => !names.includes(member));
  if (foreign !== undefined) {
    throw new DefinitionError(name, "complete", foreign, `one of ${names.join(", ") || "no arguments"}`, kind);
  }
  const choices = members.flatMap(([member, { enum: values }]) =>
    Array.isArray(values) ? [[member, ofChoice(values as readonly string[])] as const] : [],
  );
  return { ...Object.fromEntries(choices), ...(given as Completers) };
};

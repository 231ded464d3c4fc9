import type { PolicyDocument } from "../document/document.ts";
import type { ElementData, FragmentData } from "../element/data.ts";
import type { NamedValue } from "../expression/named-value.ts";
import type { PolicyScope, Section } from "../element/place.ts";
import { legalityOf, sections } from "../element/place.ts";
import { readElement } from "./elements.ts";
import type { NamedValues } from "./fields.ts";
import { Fields } from "./fields.ts";
import { PolicyParseError } from "./parse-error.ts";
import type { PolicyNode } from "./xml-reader.ts";
import { readPolicyXml } from "./xml-reader.ts";

/** How the document is called that a text becomes. */
export interface ParseOptions {
  /** The name of the document, for messages. */
  readonly name: string;
  /** The texts of the fragments that it includes, by their ids; a policy that includes another is refused. @default none */
  readonly fragments?: Readonly<Record<string, string>>;
  /** Where it applies. @default "api" */
  readonly scope?: Exclude<PolicyScope, "fragment">;
}

/**
 * The policy that a text spells. Elements and attributes that are not executed here are refused with their place. Expressions without an equal
 * in this library are kept as they are: they render and are judged by their members, and are refused when the document is executed.
 *
 * @example
 * const old = parsePolicy("<policies><inbound><base /></inbound></policies>", { name: "old" });
 * lintPolicy(old);
 */
export const parsePolicy = (text: string, options: ParseOptions): PolicyDocument => {
  const root = readPolicyXml(text);
  if (root.name !== "policies") throw new PolicyParseError(root, `element <${root.name}>`, "<policies>");
  const namedValues: NamedValues = new Map();
  const reading: Reading = { namedValues, fragments: options.fragments ?? {} };
  const misplaced = root.children.find(({ name }) => !sections.includes(name as Section));
  if (misplaced) throw new PolicyParseError(misplaced, `element <${misplaced.name}>`, `one of ${sections.join(", ")}`);
  const content = Object.fromEntries(
    sections.map((section) => [
      section,
      root.children
        .filter(({ name }) => name === section)
        .flatMap(({ children }) => elementsOf(children, section, reading)),
    ]),
  ) as unknown as PolicyDocument["sections"];
  return {
    name: options.name,
    scope: options.scope ?? "api",
    streams: false,
    isPublic: false,
    namedValues: [...namedValues.values()],
    notes: {},
    sections: content,
  };
};

/**
 * The fragment that a text spells, for one section.
 *
 * @example
 * parseFragment("<fragment><set-method>GET</set-method></fragment>", { id: "get", section: "inbound" });
 */
export const parseFragment = (
  text: string,
  { id, section }: { readonly id: string; readonly section: Section },
): FragmentData & { readonly namedValues: readonly NamedValue[] } => {
  const root = readPolicyXml(text);
  if (root.name !== "fragment") throw new PolicyParseError(root, `element <${root.name}>`, "<fragment>");
  const namedValues: NamedValues = new Map();
  const elements = elementsOf(root.children, section, { namedValues, fragments: undefined });
  return { id, description: id, section, elements, namedValues: [...namedValues.values()] };
};

interface Reading {
  readonly namedValues: NamedValues;
  /** None within a fragment, where the gateway accepts no other. */
  readonly fragments: Readonly<Record<string, string>> | undefined;
}

const elementsOf = (nodes: readonly PolicyNode[], section: Section, reading: Reading): readonly ElementData[] =>
  nodes.map((node) => {
    const inner = (children: readonly PolicyNode[]) => elementsOf(children, section, reading);
    const element =
      node.name === "include-fragment"
        ? included(node, section, reading)
        : readElement(node, reading.namedValues, inner);
    if (!element) throw new PolicyParseError(node, `element <${node.name}>`, "an element that is executed here");
    if (!legalityOf(element.element).sections.includes(section))
      throw new PolicyParseError(
        node,
        `element <${node.name}> in ${section}`,
        "a section where the gateway accepts it",
      );
    return element;
  });

const included = (node: PolicyNode, section: Section, { namedValues, fragments }: Reading): ElementData => {
  const fields = new Fields(node, namedValues);
  const id = fields.plain("fragment-id");
  fields.end();
  if (!fragments)
    throw fields.refuse(`fragment ${JSON.stringify(id)} in a fragment`, "no fragment: the gateway accepts none here");
  const text = Object.hasOwn(fragments, id) ? fragments[id] : undefined;
  if (text === undefined) throw fields.refuse(`fragment ${JSON.stringify(id)}`, "its text among the fragments");
  try {
    const { namedValues: mentioned, ...fragment } = parseFragment(text, { id, section });
    for (const value of mentioned) if (!namedValues.has(value.name)) namedValues.set(value.name, value);
    return { element: "include-fragment", fragment };
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    const { line, column, received, expected } = error;
    throw fields.refuse(`fragment ${JSON.stringify(id)} at ${line}:${column}: ${received}`, expected);
  }
};

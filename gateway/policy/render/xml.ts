/**
 * How the gateway takes a document: `rawxml` with expressions as they are, which is how azurerm sends policies, or `xml` with every
 * expression escaped, which is what a fragment of azurerm takes by default.
 */
export type PolicyFormat = "rawxml" | "xml";

/**
 * A text for the gateway: plain, with no character that any of its readers could take for markup; C#, whose lines are set in; or C# of another
 * author, in which a line break may be part of a literal.
 */
export type XmlValue = { readonly plain: string } | { readonly code: string } | { readonly verbatim: string };

export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: XmlValue])[];
  readonly content: XmlValue | readonly (XmlElement | XmlComment)[];
}

/** For the people who read the policy in the portal. */
export interface XmlComment {
  readonly comment: string;
}

/** An element of these attributes, in this order; absent ones are left out. */
export const xml = (
  name: string,
  attributes: Readonly<Record<string, XmlValue | undefined>>,
  content: XmlElement["content"] = [],
): XmlElement => {
  const present = Object.entries(attributes).flatMap(([key, value]) => (value ? [[key, value] as const] : []));
  return { name, attributes: present, content };
};

/** Writes an element with two spaces for each level; the same element always gives the same bytes. */
export const writeXml = (element: XmlElement, format: PolicyFormat): string => lines(element, format, "");

/** A start tag longer than this has a line for each attribute. */
const widestTag = 160;

const lines = (element: XmlElement | XmlComment, format: PolicyFormat, indent: string): string => {
  if ("comment" in element) return `${indent}<!-- ${element.comment} -->\n`;
  const { name, attributes, content } = element;
  const tag = startTag(name, attributes, format, indent);
  if (!isElements(content)) return `${tag}>${write(content, format, indent)}</${name}>\n`;
  if (content.length === 0) return `${tag} />\n`;
  const inner = content.map((child) => lines(child, format, `${indent}  `)).join("");
  return `${tag}>\n${inner}${indent}</${name}>\n`;
};

const startTag = (name: string, attributes: XmlElement["attributes"], format: PolicyFormat, indent: string): string => {
  const tag = (separator: string, inner: string) => {
    const written = attributes.map(([attribute, value]) => `${separator}${attribute}="${write(value, format, inner)}"`);
    return `${indent}<${name}${written.join("")}`;
  };
  const line = tag(" ", indent);
  const isShort = line.split("\n").every((part) => part.length <= widestTag);
  return isShort || attributes.length < 2 ? line : tag(`\n${indent}  `, `${indent}  `);
};

const isElements = (content: XmlElement["content"]): content is readonly (XmlElement | XmlComment)[] =>
  Array.isArray(content);

/** Lines of code are set in as far as what they stand in. To XML a line break in an attribute is a space, and so it is to C#. */
const write = (value: XmlValue, format: PolicyFormat, indent: string): string => {
  if ("plain" in value) return value.plain;
  const code = "verbatim" in value ? value.verbatim : value.code.replaceAll("\n", `\n${indent}`);
  return format === "rawxml" ? code : escaped(code);
};

const escaped = (code: string): string =>
  code.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

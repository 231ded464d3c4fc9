/**
 * How the gateway takes a document: `rawxml` with expressions as they are, which is how azurerm sends policies, or `xml` with every
 * expression escaped, which is what a fragment of azurerm takes by default.
 */
export type PolicyFormat = "rawxml" | "xml";

/** A text for the gateway: either plain, with no character that any of its readers could take for markup, or C#. */
export type XmlValue = { readonly plain: string } | { readonly code: string };

export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: XmlValue])[];
  readonly content: XmlValue | readonly XmlElement[];
}

/** An element of these attributes, in this order; absent ones are left out. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, XmlValue | undefined>>,
  content: XmlElement["content"] = [],
): XmlElement {
  const present = Object.entries(attributes).flatMap(([key, value]) => (value ? [[key, value] as const] : []));
  return { name, attributes: present, content };
}

/** Writes an element with two spaces for each level; the same element always gives the same bytes. */
export function writeXml(element: XmlElement, format: PolicyFormat): string {
  return lines(element, format, "");
}

function lines({ name, attributes, content }: XmlElement, format: PolicyFormat, indent: string): string {
  const written = attributes.map(([attribute, value]) => ` ${attribute}="${write(value, format)}"`).join("");
  const start = `${indent}<${name}${written}`;
  if (!isElements(content)) return `${start}>${write(content, format)}</${name}>\n`;
  if (content.length === 0) return `${start} />\n`;
  const inner = content.map((child) => lines(child, format, `${indent}  `)).join("");
  return `${start}>\n${inner}${indent}</${name}>\n`;
}

function isElements(content: XmlElement["content"]): content is readonly XmlElement[] {
  return Array.isArray(content);
}

function write(value: XmlValue, format: PolicyFormat): string {
  if ("plain" in value) return value.plain;
  return format === "rawxml" ? value.code : escaped(value.code);
}

function escaped(code: string): string {
  return code.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

import type { FragmentData } from "../element/data.ts";
import { sections } from "../element/place.ts";
import type { PolicyDocument } from "../document/document.ts";
import { elementXml } from "./element.ts";
import { type PolicyFormat, type XmlElement, writeXml } from "./xml.ts";

/** The document as the gateway takes it. */
export function renderPolicy(document: PolicyDocument, format: PolicyFormat = "rawxml"): string {
  return writeXml(policyXml(document), format);
}

/** The fragment as the gateway takes it. */
export function renderFragment({ elements }: FragmentData, format: PolicyFormat = "rawxml"): string {
  return writeXml({ name: "fragment", attributes: [], content: elements.map(elementXml) }, format);
}

function policyXml(document: PolicyDocument): XmlElement {
  return {
    name: "policies",
    attributes: [],
    content: sections.map((section) => ({
      name: section,
      attributes: [],
      content: document.sections[section].map(elementXml),
    })),
  };
}

import type { FragmentData } from "../element/data.ts";
import { sections } from "../element/place.ts";
import type { PolicyDocument } from "../document/document.ts";
import type { ElementData } from "../element/data.ts";
import { elementXml } from "./element.ts";
import { refuseUnless } from "../refusal.ts";
import { plainValue } from "./value.ts";
import type { PolicyFormat, XmlComment, XmlElement } from "./xml.ts";
import { writeXml } from "./xml.ts";

/**
 * The document as the gateway takes it.
 *
 * @example
 * console.log(renderPolicy(orders));
 */
export const renderPolicy = (document: PolicyDocument, format: PolicyFormat = "rawxml"): string =>
  writeXml(policyXml(document), format);

/**
 * The fragment as the gateway takes it.
 *
 * @example
 * const shared = fragment({ id: "trace-id", description: "Names the request", section: "inbound", elements: [setHeader("X-Id", request.id)] });
 * renderFragment(shared, "xml");
 */
export const renderFragment = ({ elements }: FragmentData, format: PolicyFormat = "rawxml"): string =>
  writeXml({ name: "fragment", attributes: [], content: elements.map(elementXml) }, format);

const policyXml = (document: PolicyDocument): XmlElement => ({
  name: "policies",
  attributes: [],
  content: sections.map((section) => ({
    name: section,
    attributes: [],
    content: withNotes(document.sections[section], document.notes),
  })),
});

/** The elements, the note of each stage before its first. */
const withNotes = (elements: readonly ElementData[], notes: PolicyDocument["notes"]): (XmlElement | XmlComment)[] =>
  elements.flatMap((element, index) => {
    const { stage } = element;
    const note = stage === undefined || elements[index - 1]?.stage === stage ? undefined : notes[stage];
    return note === undefined ? [elementXml(element)] : [comment(stage!, note), elementXml(element)];
  });

const comment = (stage: string, note: string): XmlComment => {
  plainValue(`notes.${stage}`, note.replaceAll("'", ""));
  refuseUnless(!/--|\{\{/.test(note), `notes.${stage}`, note, "no two hyphens in a row, which would end the comment");
  return { comment: `${stage}: ${note}` };
};

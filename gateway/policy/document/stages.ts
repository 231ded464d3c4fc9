import type { ElementData } from "../element/data.ts";
import type { Section } from "../element/place.ts";
import { sections } from "../element/place.ts";
import type { PolicyDocument } from "./document.ts";

/**
 * The stages of a section in order, each named once.
 *
 * @example
 * stagesOf(orders, "inbound"); // ["limit", "token"]
 */
export const stagesOf = (document: PolicyDocument, section: Section): readonly string[] => [
  ...new Set(document.sections[section].flatMap(({ stage }) => stage ?? [])),
];

/**
 * The document without the elements of a stage: what is lost when a rule is.
 *
 * @example
 * lintPolicy(withoutStage(orders, "limit")).length > 0;
 */
export const withoutStage = (document: PolicyDocument, stage: string): PolicyDocument =>
  rewritten(document, (elements) => elements.filter((element) => element.stage !== stage));

/**
 * The document with two stages in each other's place: what happens when rules run in another order.
 *
 * @example
 * lintPolicy(withStagesSwapped(orders, "limit", "token")).length > 0;
 */
export const withStagesSwapped = (document: PolicyDocument, first: string, second: string): PolicyDocument =>
  rewritten(document, (elements) => {
    const [before, after] = [first, second].map((stage) => elements.filter((element) => element.stage === stage));
    if (before!.length === 0 || after!.length === 0) return elements;
    const [firstAt, secondAt] = [elements.indexOf(before![0]!), elements.indexOf(after![0]!)];
    return elements.flatMap((element, index) => {
      if (index === firstAt) return after!;
      if (index === secondAt) return before!;
      return element.stage === first || element.stage === second ? [] : [element];
    });
  });

const rewritten = (
  document: PolicyDocument,
  change: (elements: readonly ElementData[]) => readonly ElementData[],
): PolicyDocument => {
  const changed = sections.map((section) => [section, change(document.sections[section])] as const);
  return { ...document, sections: Object.fromEntries(changed) as PolicyDocument["sections"] };
};

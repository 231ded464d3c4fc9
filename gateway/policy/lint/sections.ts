import type { PolicyDocument } from "../document/document.ts";
import type { Occurrence } from "../document/walk.ts";
import { occurrences } from "../document/walk.ts";
import type { SetHeader } from "../element/data.ts";
import { sections } from "../element/place.ts";
import type { Problem } from "./rule.ts";

/** All elements of a document, section by section. */
export const everyOccurrence = (document: PolicyDocument): readonly Occurrence[] => {
  const known = walked.get(document);
  if (known) return known;
  const found = sections.flatMap((section) => occurrences(document.sections[section], section));
  walked.set(document, found);
  return found;
};

/** A document never changes, and most rules walk all of it. */
const walked = new WeakMap<PolicyDocument, readonly Occurrence[]>();

/** A backend section that forwards by itself has no base: the wider scope would forward a second time. */
export const baseInEverySection = ({ scope, sections: content }: PolicyDocument): readonly Problem[] => {
  if (scope === "global") return [];
  return sections.flatMap((section) => {
    const found = occurrences(content[section], section);
    const bases = content[section].filter(({ element }) => element === "base").length;
    const forwards = found.some(({ element }) => element.element === "forward-request");
    if (section === "backend" && forwards) {
      return bases === 0 ? [] : [{ path: section, problem: "forwards by itself and has a base, which forwards again" }];
    }
    return bases === 1 ? [] : [{ path: section, problem: `has ${bases} base elements of its own, expected one` }];
  });
};

export const noWildcardOrigin = (document: PolicyDocument): readonly Problem[] => {
  const found = everyOccurrence(document);
  const wildcards = found.filter(({ element }) => allowsEveryOrigin(element));
  if (!document.isPublic) return wildcards.map(({ path }) => ({ path, problem: "allows every origin" }));
  const forwards = found.filter(
    ({ element }) => element.element === "forward-request" || element.element === "send-request",
  );
  return forwards.map(({ path }) => ({ path, problem: "a public document has constant answers and forwards nothing" }));
};

const allowsEveryOrigin = (element: Occurrence["element"]): boolean => {
  if (element.element === "cors") return element.origins.includes("*");
  if (element.element === "set-header") return isWildcard(element);
  return element.element === "return-response" && element.headers.some(isWildcard);
};

const isWildcard = ({ name, values }: SetHeader): boolean => {
  const isOrigin = name.toLowerCase() === "access-control-allow-origin";
  return isOrigin && values.some((value) => value.kind !== "literal" || value.value === "*");
};

export const noStreamHeldBack = (document: PolicyDocument): readonly Problem[] => {
  if (!document.streams) return [];
  return everyOccurrence(document).flatMap(({ element, path }) => {
    if (element.element === "forward-request" && element.bufferResponse)
      return [{ path, problem: "buffers the answer" }];
    const isReplacing = ["set-body", "find-and-replace", "redirect-content-urls"].includes(element.element);
    if (element.element === "cache-store") return [{ path, problem: "waits for the answer to keep it" }];
    const replaces = isReplacing && path.startsWith("outbound/");
    return replaces ? [{ path, problem: "replaces the answer's body" }] : [];
  });
};

import type { PolicyDocument } from "../document/document.ts";
import { fragmentsIn } from "../document/walk.ts";
import { sections } from "../element/place.ts";
import { renderFragment, renderPolicy } from "../render/policy.ts";
import type { Problem } from "./rule.ts";

/** In bytes, for every tier that a document here can be deployed to. */
const largestDocument = 256 * 1024;
const largestFragment = 512 * 1024;

export const withinSizeLimit = (document: PolicyDocument): readonly Problem[] => {
  const fragments = fragmentsIn(sections.flatMap((section) => document.sections[section]));
  return [
    ...tooLarge(document.name, renderPolicy(document, "xml"), largestDocument),
    ...fragments.flatMap((fragment) => tooLarge(fragment.id, renderFragment(fragment, "xml"), largestFragment)),
  ];
};

const tooLarge = (path: string, rendered: string, limit: number): readonly Problem[] => {
  const size = Buffer.byteLength(rendered);
  return size <= limit ? [] : [{ path, problem: `has ${size} bytes, at most ${limit} are allowed` }];
};

import type { PolicyDocument } from "../document/document.ts";
import { expressionsOf, fragmentsIn, namedValuesIn } from "../document/walk.ts";
import { sections } from "../element/place.ts";
import { readsIn, variableOf, variablesSetBy } from "./flow.ts";
import type { Problem } from "./rule.ts";
import { everyOccurrence } from "./sections.ts";

const allElements = ({ sections: content }: PolicyDocument) => sections.flatMap((section) => content[section]);

export const declaredNamedValues = (document: PolicyDocument): readonly Problem[] => {
  const used = namedValuesIn(allElements(document));
  const declared = new Set(document.namedValues.map(({ name }) => name));
  return [
    ...[...used].filter((name) => !declared.has(name)).map((name) => `mentions ${name}, which it does not declare`),
    ...[...declared].filter((name) => !used.has(name)).map((name) => `declares ${name}, which it does not mention`),
  ].map((problem) => ({ path: "namedValues", problem }));
};

export const distinctFragments = (document: PolicyDocument): readonly Problem[] => {
  const ids = fragmentsIn(allElements(document)).map(({ id }) => id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) < index));
  return [...repeated].map((id) => ({ path: id, problem: "two fragments have this id" }));
};

/** In the order in which the sections run; a branch that sets a variable counts, since a read has its default for when it did not run. */
export const setBeforeRead = (document: PolicyDocument): readonly Problem[] => {
  const set = new Set<string>();
  return everyOccurrence(document).flatMap(({ element, path }) => {
    const read = expressionsOf(element)
      .flatMap(readsIn)
      .flatMap((source) => variableOf(source) ?? []);
    // A retry judges its condition after the elements inside it have run, and they come later here.
    const missing = element.element === "retry" ? [] : [...new Set(read)].filter((variable) => !set.has(variable));
    for (const variable of variablesSetBy(element)) set.add(variable);
    return missing.map((variable) => ({ path, problem: `reads the variable ${variable} before anything sets it` }));
  });
};

import type { PolicyDocument } from "../document/document.ts";
import { expressionsOf } from "../document/walk.ts";
import { foreignIdentifiers } from "../expression/csharp-lint.ts";
import { toCsharp } from "../expression/csharp.ts";
import type { Problem } from "./rule.ts";
import { everyOccurrence } from "./sections.ts";

export function onlyAllowedMembers(document: PolicyDocument): readonly Problem[] {
  return everyOccurrence(document).flatMap(({ element, path }) =>
    expressionsOf(element)
      .flatMap((expr) => foreignIdentifiers(toCsharp(expr)))
      .map((identifier) => ({ path, problem: `uses ${identifier}` })),
  );
}

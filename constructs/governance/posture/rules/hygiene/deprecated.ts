import { factOf } from "../../../../azure-types/index.ts";
import type { Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";
import { valuesAt } from "../../values.ts";

const deprecatedArguments = factOf("deprecated");

export const deprecated: Rule = {
  id: "deprecated",
  severity: "low",
  title: "No argument is used that has a successor beside it",
  why: "Two names for one switch can disagree, scanners read either, and the old one goes away with the next major version.",
  references: ["R-83"],
  check: (graph) =>
    examine(ofType(graph, ...Object.keys(deprecatedArguments)), ({ type, attributes }) =>
      deprecatedArguments[type]!.filter((path) => valuesAt(attributes, path).some((value) => value !== undefined)).map(
        (path) => violation(`${path} is deprecated`),
      ),
    ),
};

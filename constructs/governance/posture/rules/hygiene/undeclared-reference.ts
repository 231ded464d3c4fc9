import type { Fault, Rule } from "../../rule.ts";
import { unknown, verdicts, violation } from "../../rule.ts";
import type { Reference } from "../../graph.ts";

export const undeclaredReference: Rule = {
  id: "undeclared-reference",
  severity: "low",
  title: "Every reference points to something that exists",
  why: "A reference made across stacks in the wrong way reads like a local one, and fails at plan or finds something else.",
  references: ["R-83"],
  check: (graph) => [
    ...graph.resources.flatMap(({ address, path, references }) => verdicts(address, path, references.flatMap(faultOf))),
    ...graph.outputs.flatMap(({ stack, name, references }) => {
      const subject = `${stack}/output.${name}`;
      return verdicts(subject, subject, references.flatMap(faultOf));
    }),
  ],
};

const faultOf = ({ to, text, from, elsewhere }: Reference): Fault[] => {
  if (to !== undefined) return [];
  if (elsewhere !== undefined)
    return [unknown(`${from} refers to stack ${elsewhere}, which is not part of this judgement`)];
  return [violation(`${from} refers to ${text}, which nothing declares`)];
};

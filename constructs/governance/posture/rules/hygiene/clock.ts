import { expressionsIn } from "../../references.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, violation } from "../../rule.ts";
import { stringsIn } from "../../values.ts";

const CALL = /(?<![\w.])(?:timestamp|plantimestamp|uuid|bcrypt)\s*\(/;
// A random value that is kept in state is lost with the state. An instant kept in state, such as the expiry of a key, is allowed.
const RANDOM_TYPE = /^(?:random_|time_rotating$)/;

export const clock: Rule = {
  id: "clock",
  severity: "low",
  title: "Nothing depends on the time or on chance",
  why: "A plan that differs by the minute cannot be reviewed, and hides the difference that matters.",
  references: ["R-84"],
  check: (graph) =>
    examine(graph.resources, ({ type, attributes }): Fault[] => [
      ...(RANDOM_TYPE.test(type) ? [violation(`${type} differs from one deployment to the next`)] : []),
      ...stringsIn(attributes).flatMap(({ path, text }) =>
        expressionsIn(text).some((expression) => CALL.test(expression))
          ? [violation(`${path} calls a function of time or chance`)]
          : [],
      ),
    ]),
};

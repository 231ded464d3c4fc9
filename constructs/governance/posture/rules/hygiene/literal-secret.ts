import type { Fault, Rule } from "../../rule.ts";
import { verdicts, violation } from "../../rule.ts";
import { harmlessName, secretIn, secretName } from "../../secret-shapes.ts";
import { isUnknown, stringsIn } from "../../values.ts";

export const literalSecret: Rule = {
  id: "literal-secret",
  severity: "critical",
  title: "No value in a stack is a secret",
  why: "A value written here is in the repository, in the build log and in state.",
  references: ["R-34", "R-70", "Azure.Deployment.SecretLeak"],
  check: (graph) => [
    ...graph.resources.flatMap(({ address, path, attributes, written }) => {
      // A plan has what the provider computed besides.
      const own = Object.entries(attributes).filter(([name]) => written?.includes(name) ?? true);
      return verdicts(address, path, faultsOf(Object.fromEntries(own)));
    }),
    ...Object.entries(graph.source).flatMap(([stack, { provider, terraform }]) =>
      verdicts(stack, stack, faultsOf({ provider, terraform })),
    ),
  ],
};

const faultsOf = (block: unknown): Fault[] =>
  stringsIn(block).flatMap(({ path, text }) => {
    const shape =
      secretIn(text, path) ?? (text !== "" && !isUnknown(text) && isSecret(path) ? "a secret by its name" : undefined);
    return shape === undefined ? [] : [violation(`${path} looks like ${shape}`)];
  });

const isSecret = (path: string): boolean => {
  const name = path.split(".").at(-1) ?? "";
  return secretName.test(name) && !harmlessName.test(name);
};

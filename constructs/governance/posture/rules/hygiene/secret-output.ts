import type { Output } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { verdicts, violation } from "../../rule.ts";
import { harmlessName, secretIn, secretName } from "../../secret-shapes.ts";

/** Looks like a credential and is none: its use also requires an identity. */
const admitted = /^azurerm_application_insights\.[\w-]+\.connection_string$/;

export const secretOutput: Rule = {
  id: "secret-output",
  severity: "critical",
  title: "No output holds a secret",
  why: "Outputs stand in state in clear text, are printed, and are visible to every reader of another stack's state.",
  references: ["R-34", "Azure.Deployment.OutputSecretValue"],
  check: (graph) =>
    graph.outputs.flatMap((output) => {
      const subject = `${output.stack}/output.${output.name}`;
      return verdicts(subject, subject, faultsOf(output));
    }),
};

const faultsOf = ({ name, value, references }: Output): Fault[] => {
  const secret = references
    .map(({ text }) => text)
    .find((text) => !admitted.test(text) && isSecret(text.split(".").at(-1) ?? ""));
  if (secret !== undefined) return [violation(`it is ${secret}`)];
  const shape = secretIn(JSON.stringify(value ?? null));
  if (shape !== undefined) return [violation(`its value looks like ${shape}`)];
  return references.length === 0 && isSecret(name) ? [violation("its name is that of a secret")] : [];
};

const isSecret = (name: string): boolean => secretName.test(name) && !harmlessName.test(name);

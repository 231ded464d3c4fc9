import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";
import { secretName, harmlessName } from "../../secret-shapes.ts";
import { isUnknown, valuesAt } from "../../values.ts";

export const containerSecrets: Rule = {
  id: "container-secrets",
  severity: "high",
  title: "Container apps hold no secret: the vault does, and the registry takes an identity",
  why: "A secret of a container app stands in state and in its environment, where every process and every crash report finds it.",
  references: ["R-34", "R-35", "Azure.ContainerApp.ManagedIdentity"],
  check: (graph) =>
    examine(ofType(graph, "azurerm_container_app", "azurerm_container_app_job"), ({ attributes }): Fault[] => [
      ...present(attributes, "secret.value").map(() =>
        violation("a secret has a value, expected key_vault_secret_id and identity"),
      ),
      ...present(attributes, "registry.password_secret_name").map(() =>
        violation("a registry takes a password, expected identity"),
      ),
      ...["template.container.env", "template.init_container.env"]
        .flatMap((path) => present(attributes, path) as { readonly name?: unknown; readonly value?: unknown }[])
        .filter(
          ({ name, value }) => named(String(name)) && typeof value === "string" && value !== "" && !isUnknown(value),
        )
        .map(({ name }) =>
          violation(`environment variable ${String(name)} has a value, expected a reference to the vault`),
        ),
    ]),
};

const present = (attributes: unknown, path: string): unknown[] =>
  valuesAt(attributes, path).filter((value) => value !== undefined && value !== null);

const named = (name: string): boolean => secretName.test(name) && !harmlessName.test(name);

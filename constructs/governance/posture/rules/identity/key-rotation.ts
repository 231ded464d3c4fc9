import type { Rule } from "../../rule.ts";
import { examine, violation } from "../../rule.ts";
import { valueAt, valuesAt } from "../../values.ts";
import { keysOf } from "../../vault-keys.ts";

export const keyRotation: Rule = {
  id: "key-rotation",
  severity: "medium",
  title: "Every key ends, and the vault makes a new one before it does",
  why: "A key that never ends is a key that was copied years ago and still opens everything.",
  references: ["R-36", "R-37", "CKV_AZURE_40", "AZU-0014", "Azure.KeyVault.AutoRotationPolicy"],
  check: (graph) =>
    examine(keysOf(graph), ({ attributes }) => {
      const actions = valuesAt(attributes, "body.properties.rotationPolicy.lifetimeActions.action.type");
      return [
        ...(valueAt(attributes, "body.properties.attributes.exp") === undefined ? [violation("it has no end")] : []),
        ...(actions.includes("rotate") ? [] : [violation("its rotation policy makes no new version")]),
      ];
    }),
};

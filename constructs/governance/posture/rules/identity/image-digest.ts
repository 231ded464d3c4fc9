import { digestPattern } from "@mcp-landing-zone/contract";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, unknown, violation } from "../../rule.ts";
import { isUnknown, valuesAt } from "../../values.ts";

const PINNED = new RegExp(`@${digestPattern}$`);

export const imageDigest: Rule = {
  id: "image-digest",
  severity: "high",
  title: "Container images are pinned by digest",
  why: "A tag can be moved to another image after a review.",
  references: ["R-69", "R-72"],
  check: (graph) =>
    examine(ofType(graph, "azurerm_container_app", "azurerm_container_app_job"), ({ attributes }) =>
      ["template.container.image", "template.init_container.image"].flatMap((path) =>
        valuesAt(attributes, path).flatMap((image): Fault[] => {
          if (image === undefined || PINNED.test(String(image))) return [];
          if (isUnknown(image)) return [unknown(`image ${image} is only known at plan`)];
          return [violation(`image ${String(image)}, expected repository@sha256:<digest>`)];
        }),
      ),
    ),
};

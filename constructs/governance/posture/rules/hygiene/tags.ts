import { factOf } from "../../../../azure-types/index.ts";
import type { Resource } from "../../graph.ts";
import type { Rule } from "../../rule.ts";
import { examine, violation } from "../../rule.ts";

const canCarryTags = factOf("tags");

const taggable = ({ mode, type, attributes }: Resource): boolean =>
  mode === "managed" &&
  (Object.hasOwn(canCarryTags, type) || (type === "azapi_resource" && attributes["location"] !== undefined));

export const tags: Rule = {
  id: "tags",
  severity: "low",
  title: "Every resource that can carry tags has some",
  why: "Without an owner on it, there is no one to ask before it is changed, and policies that look for approval find none.",
  references: ["R-118", "Azure.Resource.UseTags"],
  check: (graph) =>
    examine(graph.resources.filter(taggable), ({ attributes }) =>
      Object.keys((attributes["tags"] ?? {}) as object).length > 0 ? [] : [violation("it has no tags")],
    ),
};

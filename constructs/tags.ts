import type { IAspect } from "cdktf";
import { Aspects } from "cdktf";
import type { IConstruct } from "constructs";

/** Tags by name. */
export type Tags = Readonly<Record<string, string>>;

interface Taggable {
  readonly terraformResourceType: string;
  readonly tagsInput?: Record<string, string>;
  tags: Record<string, string>;
}

// Other things by that name: Entra's are feature flags, those of the gateway's named values are words to find them by.
const isTaggable = (node: object): node is Taggable =>
  "tagsInput" in node &&
  "terraformResourceType" in node &&
  /^(azurerm|azapi)_/.test(String(node.terraformResourceType)) &&
  node.terraformResourceType !== "azurerm_api_management_named_value";

class Tagging implements IAspect {
  readonly #tags: Tags;

  constructor(tags: Tags) {
    this.#tags = tags;
  }

  // `tags` itself reads as an unresolved token: only `tagsInput` holds what was set. Outer aspects run first, so the nearest tag wins.
  visit(node: IConstruct): void {
    if (isTaggable(node)) node.tags = { ...node.tagsInput, ...this.#tags };
  }
}

/**
 * Tags every resource below a construct; a tag set closer to the resource wins.
 *
 * @example
 * tag(stack, { owner: "platform-team" });
 */
export const tag = (scope: IConstruct, tags: Tags | undefined): void => {
  if (tags && Object.keys(tags).length > 0) Aspects.of(scope).add(new Tagging(tags));
};

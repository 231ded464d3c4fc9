/** A requirement that nothing in this repository proves, who holds it, and why it cannot be proven here. */
interface OpenRequirement {
  readonly requirement: string;
  readonly owner: "tenant" | "maintainers" | "author of the server";
  readonly reason: string;
}

export const open: readonly OpenRequirement[] = [];

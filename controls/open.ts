/** A requirement that nothing in this repository proves, who holds it, and why it cannot be proven here. */
interface OpenRequirement {
  readonly requirement: string;
  readonly owner: "tenant" | "maintainers" | "author of the server";
  readonly reason: string;
}

export const open: readonly OpenRequirement[] = [
  {
    requirement: "R-91",
    owner: "tenant",
    reason:
      "Defender plans belong to a subscription and are often on already; constructs that adopt them without switching one off on destroy are not built.",
  },
];

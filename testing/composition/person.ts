import { createHash } from "node:crypto";
import type { Person } from "./token.ts";

/** A person of one case: the same name and case are always the same object, and no other case's. */
export const objectIdOf = (person: Person, salt: string): string => {
  const hex = createHash("sha256").update(`${person} ${salt}`).digest("hex");
  return `a${hex.slice(0, 7)}-${hex.slice(7, 11)}-4${hex.slice(11, 14)}-8${hex.slice(14, 17)}-${hex.slice(17, 29)}`;
};

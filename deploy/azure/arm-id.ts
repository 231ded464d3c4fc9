import { createHash } from "node:crypto";

/** A GUID that is the same for the same parts: Azure wants names of that form, and a second run shall find the first one's. */
export const armId = (...parts: readonly string[]): string => {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
};

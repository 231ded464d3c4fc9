import type { ContentGuard } from "../src/tools/content-guard.ts";

/** A content layer that finds nothing and changes nothing, for tests of everything around it. */
export const clearContent: ContentGuard = {
  checkInput: async () => undefined,
  checkOutput: async () => undefined,
  redact: (value) => ({ value, findings: [] }),
  mark: (text) => text,
};

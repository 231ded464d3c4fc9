import { describe, expect, it } from "vitest";
import { documentDifferences, skipped } from "../../../policy/differential/agreement.ts";
import { facadeRoutes } from "../routes.ts";
import { facadeFacts } from "./test-facade.ts";

describe.skipIf(skipped)("C# and the evaluation here agree on every expression", () => {
  const documents = Object.entries(facadeRoutes(facadeFacts)).map(([name, { document }]) => [name, document] as const);

  it.each(documents)(
    "of %s",
    (_, document) => {
      expect(documentDifferences(document, {}, 40)).toEqual([]);
    },
    60_000,
  );
});

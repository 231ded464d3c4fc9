import { catalogueMarkdown } from "@mcp-landing-zone/governance";
import { format } from "prettier";
import { expect, it } from "vitest";

it("R-64 R-79 docs/detections.md says what each detection asks, and what to do first", async () => {
  const page = await format(catalogueMarkdown(), { parser: "markdown", printWidth: 120 });
  await expect(page).toMatchFileSnapshot("../../docs/detections.md");
});

import { expect, it } from "vitest";
import { inboundStages } from "../../gateway/documents/mcp/stages.ts";
import { refusals } from "../../server/src/refusal/refusal.ts";
import { toolRefusals } from "../../server/src/refusal/tool-refusal.ts";

const { inWords } = (await import(new URL("../../local/page/reasons.js", import.meta.url).href)) as {
  readonly inWords: (who: "gateway" | "server", code: string) => string;
};

/** A rule that refuses nothing. */
const silent = ["rebuild"];

it.each([
  ...inboundStages.filter((stage) => !silent.includes(stage)).map((stage) => ["gateway", stage] as const),
  ...Object.keys({ ...refusals, ...toolRefusals }).map((name) => ["server", name] as const),
])("the page has words for what the %s calls %s", (who, code) => {
  // A single word cannot be distinguished from its own code with spaces in it.
  expect(inWords(who, code)).not.toBe(code.replaceAll("-", " "));
});

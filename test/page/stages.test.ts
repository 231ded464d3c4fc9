import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { requirements } from "@mcp-landing-zone/controls";
import { serverStageNotes } from "../../local/calls/server-stages.ts";
import { termsIn } from "../../local/page/endpoints/terms.ts";
import { admissionStages } from "../../server/src/admission/admission.ts";
import { laterStages } from "../../server/src/decision/stage.ts";

const folder = new URL("../../local/page/", import.meta.url);

it("R-61 the page has a note for each stage of the server, in the server's order", () => {
  expect(Object.keys(serverStageNotes)).toEqual([...admissionStages, ...laterStages]);
});

it.each(Object.entries(serverStageNotes))("the note of %s names requirements that exist", (_stage, note) => {
  const [, ids = ""] = /^((?:R-\d+(?:, )?)+): /.exec(note) ?? [];
  expect(ids).not.toBe("");
  const known = requirements.map(({ id }) => id);
  expect(ids.split(", ").filter((id) => !known.includes(id))).toEqual([]);
});

it("every term of the page stands in the glossary", () => {
  const terms = termsIn(readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8"));
  const files = readdirSync(folder).filter((name) => /\.(?:js|html)$/.test(name));
  const used = files.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    return [...text.matchAll(/\bterm\("([^"]+)"|data-term="([^"]+)"/g)].map(([, js, html]) => js ?? html ?? "");
  });
  expect(used.length).toBeGreaterThan(15);
  expect([...new Set(used)].filter((word) => !Object.hasOwn(terms, word))).toEqual([]);
});

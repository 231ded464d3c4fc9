import { fileURLToPath } from "node:url";
import { open, requirements } from "@mcp-landing-zone/controls";
import { Ajv } from "ajv";
import { beforeAll, describe, expect, it } from "vitest";
import type { ControlEvidence } from "./collect.ts";
import { collectEvidence, isProven, kinds } from "./collect.ts";
import { toOscal } from "./oscal.ts";
import { componentDefinitionSchema } from "./oscal-schema.ts";
import { toCsv, toGaps, toMarkdown } from "./table.ts";

let controls: readonly ControlEvidence[];
beforeAll(async () => {
  controls = await collectEvidence(fileURLToPath(new URL("../..", import.meta.url)));
});

describe("R-82 every requirement is proven, or open with an owner and a reason", () => {
  it("none stands in neither list", () => {
    const homeless = controls.filter((control) => !isProven(control) && control.open === undefined);
    expect(homeless.map(({ id, statement }) => `${id} ${statement}`)).toEqual([]);
  });

  it("none stands in both", () => {
    expect(controls.filter((control) => isProven(control) && control.open).map(({ id }) => id)).toEqual([]);
  });

  it("an open one names a requirement that exists, once, and says why", () => {
    const ids = open.map(({ requirement }) => requirement);
    expect(ids.filter((id) => !requirements.some((known) => known.id === id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(open.filter(({ reason }) => reason.length < 40)).toEqual([]);
  });
});

describe("R-82 R-80 evidence for an audit", () => {
  it("the CSV has a line for each requirement and a heading, each with as many cells", () => {
    const lines = toCsv(controls).trimEnd().split("\n");
    expect(lines).toHaveLength(requirements.length + 1);
    const cells = (line: string): number => line.split('","').length;
    expect(new Set(lines.map(cells)).size).toBe(1);
  });

  it("the page has a row for each requirement", () => {
    const page = toMarkdown(controls);
    expect(requirements.filter(({ id }) => !page.includes(`| ${id} |`))).toEqual([]);
  });

  it("the page marks frameworks whose ids no program has compared", () => {
    const page = toMarkdown(controls);
    expect(page).toContain("ISO/IEC 27001:2022, Annex A (ids read by a person): ");
    expect(page).toContain("NIST SP 800-53 revision 5: ");
  });

  it("the gaps name what rests on one kind of proof alone", () => {
    const thin = controls.find((control) => kinds.filter((kind) => control.proofs[kind].length > 0).length === 1);
    expect(toGaps(controls)).toContain(`- ${thin!.id} `);
  });

  it("the OSCAL component definition is valid by its schema, which refuses what is not", () => {
    const facts = { version: "0.1.0", lastModified: "2026-01-01T00:00:00Z" };
    const valid = new Ajv({ strict: false, unicodeRegExp: true }).compile(componentDefinitionSchema);
    const definition = toOscal(controls, facts);
    valid(definition);
    expect(valid.errors ?? []).toEqual([]);
    for (const [right, wrong] of [
      ['"control-id":"ac-2"', '"control-id":"AC 2"'],
      [/"uuid":"[^"]+"/, '"uuid":"1"'],
      ['"last-modified":"2026-01-01T00:00:00Z"', '"last-modified":"today"'],
      ['"oscal-version":', '"version-of-oscal":'],
    ] as const) {
      const broken = JSON.stringify(definition).replace(right, wrong);
      expect(broken).not.toBe(JSON.stringify(definition));
      expect(valid(JSON.parse(broken))).toBe(false);
    }
  });

  it("the OSCAL component definition has its form, unique ids, and the same bytes each time", () => {
    const facts = { version: "0.1.0", lastModified: "2026-01-01T00:00:00Z" };
    const text = JSON.stringify(toOscal(controls, facts));
    expect(JSON.stringify(toOscal(controls, facts))).toBe(text);
    const uuids = [...text.matchAll(/"uuid":"([^"]+)"/g)].map(([, uuid]) => uuid!);
    expect(new Set(uuids).size).toBe(uuids.length);
    const form = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$/;
    expect(uuids.filter((uuid) => !form.test(uuid))).toEqual([]);
  });
});

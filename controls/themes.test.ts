import { expect, it } from "vitest";
import type { FrameworkId } from "./frameworks.ts";
import { frameworks } from "./frameworks.ts";
import { publishedIds } from "./published-ids.ts";
import { requirements } from "./requirements.ts";
import { themes } from "./themes.ts";

const known = requirements.map(({ id }) => id);
const placed = themes.flatMap((theme) => theme.requirements);

it("R-80 every requirement belongs to exactly one theme", () => {
  expect([...placed].sort()).toEqual([...known].sort());
});

it.each(themes)(
  "R-80 the theme $id answers every framework, or says that it has no counterpart there",
  ({ serves }) => {
    expect(Object.keys(serves).sort()).toEqual(Object.keys(frameworks).sort());
  },
);

const shapes = {
  "nist-800-53": /^[a-z]{2}-\d+(?:\.\d+)?\*?$/,
  "nist-ai-rmf": /^(?:GOVERN|MAP|MEASURE|MANAGE) \d$/,
  "iso-27001": /^(?:A\.[5-8]\.\d+|\d+\.\d)$/,
  "soc-2": /^CC[1-9]\.\d$/,
  hipaa: /^164\.3\d\d(?:\([a-zA-Z\d]+\))*$/,
  gdpr: /^Art\. \d+(?:\(\d\)\([a-z]\))?$/,
  mcsb: /^[A-Z]{2}-\d$/,
  "owasp-llm": /^LLM(?:0\d|10)$/,
  "owasp-web": /^A(?:0\d|10)$/,
} as const;

it.each(Object.entries(shapes))("R-80 R-148 ids of %s have its form", (framework, shape) => {
  const ids = themes.flatMap(({ serves }) => serves[framework as keyof typeof shapes]);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => !shape.test(id))).toEqual([]);
});

it("R-148 every row of the web and the LLM Top 10 that a server can answer is served", () => {
  const served = new Set(themes.flatMap(({ serves }) => [...serves["owasp-web"], ...serves["owasp-llm"]]));
  const web = ["A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10"];
  // LLM07 to LLM09 are the model's and its host's: prompts, embeddings and answers do not pass this server.
  const llm = ["LLM01", "LLM02", "LLM03", "LLM04", "LLM05", "LLM06", "LLM10"];
  expect([...web, ...llm].filter((row) => !served.has(row))).toEqual([]);
});

const expanded = (families: Readonly<Record<string, string>>, separator: string): readonly string[] =>
  Object.entries(families).flatMap(([family, numbers]) =>
    numbers.split(" ").map((one) => `${family}${separator}${one}`),
  );
const published: Readonly<Partial<Record<FrameworkId, readonly string[]>>> = {
  "nist-800-53": [
    ...expanded(publishedIds["nist-800-53"].high, "-"),
    // As the themes mark what is outside of the baseline.
    ...expanded(publishedIds["nist-800-53"].others, "-").map((id) => `${id}*`),
  ],
  mcsb: expanded(publishedIds.mcsb.ids, "-"),
  "soc-2": expanded(publishedIds["soc-2"].ids, ""),
};

it.each(Object.keys(frameworks) as FrameworkId[])(
  "R-80 R-148 ids of %s are published, or marked as read by a person",
  (id) => {
    const list = published[id];
    expect(frameworks[id].checked).toBe(list !== undefined);
    const used = themes.flatMap(({ serves }) => serves[id]);
    expect(used.filter((one) => list !== undefined && !list.includes(one))).toEqual([]);
  },
);

// Stand-in for Azure AI Content Safety: text:analyze.
import { createHash } from "node:crypto";
import { json } from "../http/message.ts";
import type { StandInReply } from "../http/message.ts";
import { safetyRefusals } from "./content-safety-error.ts";
import { categories, severityOf } from "./detector.ts";
import type { Category } from "./detector.ts";

/** Terms of each blocklist of the account. */
export type Blocklists = Readonly<Record<string, readonly string[]>>;

const mostCharacters = 10_000;
const outputTypes: readonly unknown[] = ["FourSeverityLevels", "EightSeverityLevels"];

const isCategory = (value: unknown): value is Category => categories.some((category) => category === value);
const isText = (value: unknown): value is string => typeof value === "string";

const hitsOf = (text: string, name: string, terms: readonly string[]) =>
  terms
    .filter((term) => text.toLowerCase().includes(term.toLowerCase()))
    .map((blocklistItemText) => ({
      blocklistName: name,
      blocklistItemId: createHash("sha256").update(`${name} ${blocklistItemText}`).digest("hex").slice(0, 32),
      blocklistItemText,
    }));

export const analyzeText = (body: Readonly<Record<string, unknown>>, blocklists: Blocklists): StandInReply => {
  const { text, categories: asked = [], blocklistNames = [], haltOnBlocklistHit = false, outputType } = body;
  if (!isText(text) || text === "") return safetyRefusals.invalid("text is required.");
  if ([...text].length > mostCharacters) return safetyRefusals.invalid(`The length of text exceeds ${mostCharacters}.`);
  if (!Array.isArray(asked) || !asked.every(isCategory)) return safetyRefusals.invalid("categories are not known.");
  if (!Array.isArray(blocklistNames) || !blocklistNames.every(isText)) {
    return safetyRefusals.invalid("blocklistNames has to be an array of strings.");
  }
  if (outputType !== undefined && !outputTypes.includes(outputType)) {
    return safetyRefusals.invalid("outputType is not known.");
  }
  const unknown = blocklistNames.find((name) => !Object.hasOwn(blocklists, name));
  if (unknown !== undefined) return safetyRefusals.missing(`The blocklist ${unknown}`);
  const blocklistsMatch = blocklistNames.flatMap((name) => hitsOf(text, name, blocklists[name] ?? []));
  const halted = haltOnBlocklistHit === true && blocklistsMatch.length > 0;
  const judged = asked.length > 0 ? asked : categories;
  return json(200, {
    blocklistsMatch,
    categoriesAnalysis: halted ? [] : judged.map((category) => ({ category, severity: severityOf(text, category) })),
  });
};

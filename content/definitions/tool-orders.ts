import { neighbourhood } from "../heuristics/evidence.ts";
import { createPhraseRules } from "../heuristics/phrase-rules.ts";
import type { Match, PhraseRule } from "../heuristics/phrase-rules.ts";
import { harmlessOrders, orderVocabulary } from "./order-vocabulary.ts";
import { kindRules, kindVocabulary } from "./kind-vocabulary.ts";
import { meetingsIn } from "./sentence-kinds.ts";
import { withNames } from "./tool-names.ts";

const rules: readonly PhraseRule<typeof orderVocabulary>[] = [
  { id: "other-condition", weight: 0.45, steps: ["condition", "other"], within: 10 },
  { id: "other-calls", weight: 0.7, steps: ["other", "calls"], within: 8 },
  { id: "other-obliged", weight: 0.3, steps: ["obliged", "calling", "other"], within: 16 },
  { id: "other-condition-called", weight: 0.8, steps: ["condition", "other", "calling", "other"], within: 40 },
  { id: "other-moment-called", weight: 0.65, steps: ["moment", "means", "other", "calling", "other"], within: 48 },
  { id: "other-moment-changed", weight: 0.8, steps: ["moment", "means", "other", "obliged", "changing"], within: 48 },
  { id: "other-first", weight: 0.45, steps: ["before", "calling", "other"], within: 40 },
  { id: "other-given", weight: 0.25, steps: ["calling", "other", "quoted"], within: 32, sentence: true },
  { id: "purpose-called", weight: 0.45, steps: ["purpose", "obliged", "calling", "other"], within: 64, sentence: true },
  { id: "purpose-changed", weight: 0.5, steps: ["purpose", "obliged", "changing"], within: 64, sentence: true },
  { id: "asked-called", weight: 0.35, steps: ["userAsks", "obliged", "calling", "other"], within: 64, sentence: true },
  { id: "asked-changed", weight: 0.6, steps: ["userAsks", "obliged", "changing"], within: 64, sentence: true },
  { id: "argument-changed", weight: 0.5, steps: ["obliged", "changing", "argument"], within: 24 },
  { id: "other-changed", weight: 0.85, steps: ["condition", "other", "changing"], within: 48 },
  { id: "argument-value", weight: 0.3, steps: ["changing", "argument", "toValue"], within: 24 },
  { id: "user-defied", weight: 0.85, steps: ["defied"] },
  { id: "threat", weight: 0.9, steps: ["neglect", "harm"], within: 48 },
  { id: "supreme", weight: 0.85, steps: ["supreme"] },
  { id: "pretext", weight: 0.1, steps: ["pretext"] },
  { id: "pretext-twice", weight: 0.35, steps: ["pretext", "pretext"], within: 160 },
  { id: "diverted", weight: 0.05, steps: ["diverted"] },
  { id: "diverted-obliged", weight: 0.45, steps: ["obliged", "diverted"], within: 16 },
  { id: "goods-slot", weight: 0.8, steps: ["carrying", "goods", "slot"], within: 40, sentence: true },
  { id: "goods-carried", weight: 0.15, steps: ["carrying", "goods"], within: 24, sentence: true },
  { id: "goods-out", weight: 0.65, steps: ["carrying", "goods", "outward"], within: 48, sentence: true },
  { id: "goods-obliged", weight: 0.65, steps: ["obliged", "carrying", "goods"], within: 32, sentence: true },
  { id: "goods-every-time", weight: 0.6, steps: ["everyTime", "carrying", "goods"], within: 40, sentence: true },
  { id: "goods-first", weight: 0.6, steps: ["before", "carrying", "goods"], within: 40 },
  { id: "unchecked", weight: 0.4, steps: ["unchecked"] },
  { id: "unchecked-twice", weight: 0.4, steps: ["unchecked", "unchecked"], within: 120 },
  { id: "obeying", weight: 0.8, steps: ["obeying"] },
  { id: "supplanting", weight: 0.15, steps: ["supplanting"] },
  { id: "other-supplanting", weight: 0.2, steps: ["other", "supplanting"], within: 24 },
  { id: "tool-shunned", weight: 0.55, steps: ["shun", "toolOf"], within: 12, sentence: true },
  { id: "tool-wanting", weight: 0.55, steps: ["toolOf", "wanting"], within: 40, sentence: true },
  { id: "name-wanting", weight: 0.35, steps: ["other", "wanting"], within: 24, sentence: true },
  { id: "rival-supplants", weight: 0.6, steps: ["rival", "supplants"], within: 24, sentence: true },
  { id: "other-made", weight: 0.55, steps: ["other", "made", "quoted"], within: 40, sentence: true },
  { id: "every-time", weight: 0.1, steps: ["everyTime"] },
  { id: "answer-phrase", weight: 0.5, steps: ["phrase", "answers"], within: 48 },
  { id: "phrase-carried", weight: 0.5, steps: ["carrying", "phrase"], within: 16, opens: true },
  { id: "answers-concealing", weight: 0.7, steps: ["answers", "concealing"], within: 48 },
  { id: "concealing", weight: 0.15, steps: ["concealing"] },
  { id: "also-other", weight: 0.6, steps: ["andThen", "calling", "other"], within: 16, sentence: true },
  { id: "reader-duty", weight: 0.25, steps: ["reader", "duty"], within: 12 },
  { id: "belonging-handed", weight: 0.4, steps: ["handing", "owner", "belonging"], within: 24, sentence: true },
  { id: "loot-handed", weight: 0.35, steps: ["handing", "loot"], within: 32, sentence: true },
  { id: "disarmed", weight: 0.7, steps: ["disarm", "safeguard"], within: 24, opens: true, sentence: true },
  { id: "uninformed", weight: 0.5, steps: ["uninformed"] },
  { id: "inventing", weight: 0.3, steps: ["inventing"] },
  { id: "user-lured", weight: 0.8, steps: ["userActs", "lure"], within: 64, sentence: true },
  { id: "all-things", weight: 0.7, steps: ["allThings", "mustAlso"], within: 32, sentence: true },
  { id: "all-things-out", weight: 0.4, steps: ["allThings", "mustAlso", "outward"], within: 48, sentence: true },
];

const phrases = createPhraseRules({ ...orderVocabulary, ...kindVocabulary }, [...rules, ...kindRules], harmlessOrders);

/** What definitions rightly say: it counts only near what they have no reason to say. */
const usual: ReadonlySet<string> = new Set([
  "other-obliged",
  "other-first",
  "pretext",
  "pretext-twice",
  "argument-value",
  "goods-carried",
  "every-time",
  "supplanting",
  "other-supplanting",
  "reader-duty",
  "sentence-reader-slot-other",
  "sentence-link-must",
  "sentence-link-other",
  "sentence-link-moment",
  "sentence-act-sweep",
  "sentence-must-say-give",
  "sentence-secret-slot",
  "sentence-grave-sweep",
]);

const matchesOf = (text: string, owns: ReadonlySet<string>): Match[] => {
  const named = withNames(text, owns);
  const matches = phrases.match(named);
  return [...matches.filter(({ weight }) => weight > 0), ...meetingsIn(named, matches)].sort(
    (a, b) => a.start - b.start,
  );
};

/** Orders that are none of a definition's business, in a text of it. */
export const ordersIn = (text: string, owns: ReadonlySet<string>): Match[] => {
  const matches = matchesOf(text, owns);
  const telling = matches.filter(({ rule }) => !usual.has(rule));
  return telling.length === 0
    ? []
    : matches.filter((match) => telling.some(({ start }) => Math.abs(match.start - start) <= neighbourhood));
};

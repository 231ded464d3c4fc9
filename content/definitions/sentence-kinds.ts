import type { Match } from "../heuristics/phrase-rules.ts";
import type { Kind } from "./kind-vocabulary.ts";

/** Kinds that mean the same to a meeting. */
const families = {
  order: ["must", "pre", "note", "each", "moment", "sweep", "pretext", "reader", "change"],
  belonging: ["private", "secret", "user"],
  direction: ["outside", "recipient", "link"],
  deed: ["give", "take", "alter"],
  answering: ["answer", "say"],
} as const satisfies Readonly<Record<string, readonly Kind[]>>;

type Meeting = Kind | keyof typeof families;

/** How much it says when kinds meet that seldom meet in one sentence of an honest definition. */
const meetings: readonly (readonly [weight: number, ...together: readonly Meeting[]])[] = [
  [0.7, "must", "user"],
  [0.8, "slot", "user"],
  [0.8, "reader", "unseen"],
  [0.8, "other", "secret", "moment"],
  [0.7, "slot", "must", "outside"],
  [0.25, "secret", "moment"],
  [0.7, "reader", "power"],
  [0.4, "reader", "secret"],
  [0.6, "moment", "user"],
  [0.45, "reader", "user"],
  [0.7, "unseen", "slot"],
  [0.55, "unseen", "must"],
  [0.3, "power", "secret"],
  [0.6, "unseen", "answer"],
  [0.6, "other", "moment", "user"],
  [0.55, "must", "other", "answer"],
  [0.55, "unseen", "outside"],
  [0.55, "moment", "outside"],
  [0.35, "must", "outside"],
  [0.6, "reader", "outside"],
  [0.3, "secret", "outside"],
  [0.35, "power", "must"],
  [0.55, "power", "moment"],
  [0.25, "unseen", "other"],
  [0.5, "slot", "must", "secret"],
  [0.25, "must", "other", "outside"],
  [0.5, "other", "moment", "outside"],
  [0.45, "slot", "must", "moment"],
  [0.6, "slot", "other", "moment"],
  [0.5, "power", "must", "other"],
  [0.45, "unseen", "moment"],
  [0.5, "unseen", "user"],
  [0.3, "secret", "user"],
  [0.4, "link", "reader"],
  [0.05, "must", "other", "secret"],
  [0.3, "reader", "slot", "other"],
  [0.3, "link", "moment"],
  [0.1, "link", "must"],
  [0.3, "link", "other"],
  [0.55, "act", "direction", "order"],
  [0.2, "act", "direction", "deed"],
  [0.35, "act", "alter", "order"],
  [0.5, "act", "belonging", "order"],
  [0.6, "act", "belonging", "deed"],
  [0.65, "act", "note", "deed"],
  [0.4, "act", "obey", "deed"],
  [0.5, "other", "outside", "order"],
  [0.35, "outside", "deed", "order"],
  [0.55, "outside", "belonging", "deed"],
  [0.7, "moment", "reader", "direction"],
  [0.45, "moment", "other", "direction"],
  [0.7, "moment", "alter", "direction"],
  [0.05, "moment", "alter", "reader"],
  [0.3, "moment", "other", "alter"],
  [0.6, "reader", "other", "pretext"],
  [0.35, "reader", "secret", "deed"],
  [0.85, "note", "belonging", "deed"],
  [0.55, "note", "sweep", "direction"],
  [0.4, "answering", "alter", "order"],
  [0.5, "order", "user", "private"],
  [0.5, "secret", "take", "order"],
  [0.55, "secret", "slot", "give"],
  [0.65, "must", "other", "say"],
  [0.45, "other", "belonging", "pre"],
  [0.55, "must", "secret", "direction"],
  [0.45, "grave", "each"],
  [0.65, "grave", "note"],
  [0.05, "grave", "sweep"],
  [0.2, "grave", "obey"],
  [0.55, "grave", "must", "pre"],
  [0.05, "grave", "direction", "order"],
  [0.75, "obey", "link"],
  [0.25, "secret", "slot"],
  [0.45, "private", "slot", "sweep"],
  [0.35, "must", "say", "give"],
  [0.05, "act", "sweep"],
  [0.45, "say", "sweep"],
  [0.4, "answering", "belonging"],
  [0.55, "must", "pre", "give", "recipient"],
  [0.65, "belonging", "pre", "give"],
  [0.3, "other", "must", "pre", "recipient"],
  [0.2, "act", "must", "pre"],
  [0.35, "act", "pre", "recipient"],
  [0.5, "note", "other", "give"],
  [0.2, "note", "other", "recipient"],
  [0.4, "moment", "other", "must", "give"],
  [0.3, "task", "direction", "give"],
  [0.4, "task", "belonging"],
  [0.6, "task", "outside"],
  [0.45, "task", "harm", "belonging"],
  [0.35, "task", "direction", "belonging"],
  [0.55, "task", "must", "say"],
  [0.05, "task", "grave"],
  [0.1, "task", "harm"],
  [0.2, "must", "other", "belonging"],
  [0.35, "harm", "belonging", "order"],
  [0.25, "harm", "must", "pre"],
  [0.2, "harm", "other", "pre"],
  [0.4, "harm", "direction", "pre"],
  [0.25, "harm", "direction", "must"],
  [0.3, "harm", "each"],
  [0.5, "harm", "note", "belonging"],
  [0.45, "harm", "note"],
  [0.05, "harm", "outside", "order"],
  [0.25, "harm", "moment"],
  [0.25, "act", "note"],
  [0.5, "each", "obey", "deed"],
  [0.4, "give", "private", "take"],
  [0.5, "power", "obey", "pretext"],
  [0.6, "each", "belonging"],
  [0.15, "give", "must", "obey"],
  [0.35, "must", "pretext", "say"],
  [0.5, "private", "slot", "order"],
  [0.45, "grave", "direction"],
];

const rules = meetings.map(([weight, ...together]) => ({ rule: `sentence-${together.join("-")}`, weight, together }));

const kindOf = /^kind-(\w+)$/;
const sentenceEnds = /[.!?;](?=\s)|\n+/g;

/** Characters between what meets in one sentence; long sentences list things that have nothing to do with each other. */
const mostApart = 200;

/** What a meeting weighs behind a heavier one of its sentence. */
const againShare = 0.5;
/** What it weighs in the first sentence, where the tool says what it does itself, and gives no order by these. */
const ownShare = 0.5;
const frames: readonly Kind[] = ["must", "moment", "note", "reader", "other", "unseen", "pre"];

/** How many words of one kind are looked at in a sentence. */
const mostOfKind = 4;

/** One word for each kind. A word that is of several kinds, as "be uploaded" is, says one thing. */
const meet = (words: readonly (readonly Match[])[], met: readonly Match[] = []): readonly Match[] | undefined => {
  const [first, ...further] = words;
  if (first === undefined) return met;
  for (const word of first) {
    if (met.some(({ start, end }) => word.start < end && start < word.end)) continue;
    const all = meet(further, [...met, word]);
    if (all !== undefined) return all;
  }
  return undefined;
};

/** For each sentence what it is about that seldom goes together. */
export const meetingsIn = (text: string, matches: readonly Match[]): Match[] => {
  const ends = [...Array.from(text.matchAll(sentenceEnds), ({ index }) => index), text.length];
  const found: Match[] = [];
  let next = 0;
  let kinds = new Map<Meeting, readonly Match[]>();
  const close = () => {
    for (const [family, members] of Object.entries(families)) {
      const words = members.flatMap((kind) => kinds.get(kind) ?? []);
      if (words.length > 0) kinds.set(family as Meeting, words);
    }
    const here: Match[] = [];
    for (const { rule, weight, together } of rules) {
      const words = together.map((kind) => kinds.get(kind) ?? []);
      const met = words.every(({ length }) => length > 0) ? meet(words) : undefined;
      if (met === undefined) continue;
      const start = Math.min(...met.map((match) => match.start));
      const end = Math.max(...met.map((match) => match.end));
      if (end - start <= mostApart) here.push({ rule, weight, start, end });
    }
    // Kinds that meet meet in several ways, which say the same.
    here.sort((one, other) => other.weight - one.weight);
    const isOwn = next === 0 && !frames.some((kind) => kinds.has(kind));
    here.forEach((match, at) => {
      const share = (at === 0 ? 1 : againShare) * (isOwn ? ownShare : 1);
      found.push({ ...match, weight: match.weight * share });
    });
    kinds = new Map();
  };
  for (const match of matches) {
    const kind = kindOf.exec(match.rule)?.[1] as Kind | undefined;
    if (kind === undefined) continue;
    while (match.start > (ends[next] as number)) {
      close();
      next += 1;
    }
    if (kind !== "task" || next > 0) kinds.set(kind, [match, ...(kinds.get(kind) ?? [])].slice(0, mostOfKind));
  }
  close();
  return found;
};

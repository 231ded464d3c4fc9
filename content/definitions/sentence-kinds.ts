import type { Match } from "../heuristics/phrase-rules.ts";

/** Kinds that seldom meet in one sentence of an honest definition, and how much it says when they do. */
const meetings: Readonly<Record<string, number>> = {
  "must user": 0.7,
  "slot user": 0.8,
  "reader unseen": 0.8,
  "other secret moment": 0.8,
  "slot must outside": 0.7,
  "secret moment": 0.25,
  "reader power": 0.7,
  "reader secret": 0.4,
  "moment user": 0.6,
  "reader user": 0.45,
  "unseen slot": 0.7,
  "unseen must": 0.55,
  "power secret": 0.3,
  "unseen answer": 0.6,
  "other moment user": 0.6,
  "must other answer": 0.55,
  "unseen outside": 0.55,
  "moment outside": 0.55,
  "must outside": 0.35,
  "reader outside": 0.6,
  "secret outside": 0.3,
  "power must": 0.35,
  "power moment": 0.55,
  "unseen other": 0.25,
  "slot must secret": 0.5,
  "must other outside": 0.25,
  "other moment outside": 0.5,
  "slot must moment": 0.45,
  "slot other moment": 0.6,
  "power must other": 0.5,
  "unseen moment": 0.45,
  "unseen user": 0.5,
  "secret user": 0.3,
  "link reader": 0.4,
  "must other secret": 0.05,
  "reader slot other": 0.3,
  "link moment": 0.3,
  "link must": 0.1,
  "link other": 0.3,
  "act direction order": 0.55,
  "act direction deed": 0.2,
  "act alter order": 0.35,
  "act belonging order": 0.5,
  "act belonging deed": 0.6,
  "act note deed": 0.65,
  "act obey deed": 0.4,
  "other outside order": 0.5,
  "outside deed order": 0.35,
  "outside belonging deed": 0.55,
  "moment reader direction": 0.7,
  "moment other direction": 0.45,
  "moment alter direction": 0.7,
  "moment alter reader": 0.05,
  "moment other alter": 0.3,
  "reader other pretext": 0.6,
  "reader secret deed": 0.35,
  "note belonging deed": 0.85,
  "note sweep direction": 0.55,
  "answering alter order": 0.4,
  "order user private": 0.5,
  "secret take order": 0.5,
  "secret slot give": 0.55,
  "must other say": 0.65,
  "other belonging pre": 0.45,
  "must secret direction": 0.55,
  "grave each": 0.45,
  "grave note": 0.65,
  "grave sweep": 0.05,
  "grave obey": 0.2,
  "grave must pre": 0.55,
  "grave direction order": 0.05,
  "obey link": 0.75,
  "secret slot": 0.25,
  "private slot sweep": 0.45,
  "must say give": 0.35,
  "act sweep": 0.05,
  "say sweep": 0.45,
  "answering belonging": 0.4,
  "must pre give recipient": 0.55,
  "belonging pre give": 0.65,
  "other must pre recipient": 0.3,
  "act must pre": 0.2,
  "act pre recipient": 0.35,
  "note other give": 0.5,
  "note other recipient": 0.2,
  "moment other must give": 0.4,
  "task direction give": 0.3,
  "task belonging": 0.4,
  "task outside": 0.6,
  "task harm belonging": 0.45,
  "task direction belonging": 0.35,
  "task must say": 0.55,
  "task grave": 0.05,
  "task harm": 0.1,
  "must other belonging": 0.2,
  "harm belonging order": 0.35,
  "harm must pre": 0.25,
  "harm other pre": 0.2,
  "harm direction pre": 0.4,
  "harm direction must": 0.25,
  "harm each": 0.3,
  "harm note belonging": 0.5,
  "harm note": 0.45,
  "harm outside order": 0.05,
  "harm moment": 0.25,
  "act note": 0.25,
  "each obey deed": 0.5,
  "give private take": 0.4,
  "power obey pretext": 0.5,
  "each belonging": 0.6,
  "give must obey": 0.15,
  "must pretext say": 0.35,
  "private slot order": 0.5,
  "grave direction": 0.45,
};

/** Kinds that mean the same to a meeting. */
const families: Readonly<Record<string, readonly string[]>> = {
  order: ["must", "pre", "note", "each", "moment", "sweep", "pretext", "reader", "change"],
  belonging: ["private", "secret", "user"],
  direction: ["outside", "recipient", "link"],
  deed: ["give", "take", "alter"],
  answering: ["answer", "say"],
};

const rules = Object.entries(meetings).map(([together, weight]) => ({
  rule: `sentence-${together.replaceAll(" ", "-")}`,
  weight,
  together: together.split(" "),
}));

const kindOf = /^kind-(\w+)$/;
const sentenceEnds = /[.!?;](?=\s)|\n+/g;

/** Characters between what meets in one sentence; long sentences list things that have nothing to do with each other. */
const mostApart = 200;

/** What a meeting weighs behind a heavier one of its sentence. */
const againShare = 0.7;
/** What it weighs in the first sentence, where the tool says what it does itself, and gives no order by these. */
const ownShare = 0.5;
const frames = ["must", "moment", "note", "reader", "other", "unseen", "pre"];

/** For each sentence what it is about that seldom goes together. */
export const meetingsIn = (text: string, matches: readonly Match[]): Match[] => {
  const ends = [...Array.from(text.matchAll(sentenceEnds), ({ index }) => index), text.length];
  const found: Match[] = [];
  let next = 0;
  let kinds = new Map<string, Match>();
  const close = () => {
    for (const [family, members] of Object.entries(families)) {
      const member = members.find((kind) => kinds.has(kind));
      if (member !== undefined) kinds.set(family, kinds.get(member) as Match);
    }
    const here: Match[] = [];
    for (const { rule, weight, together } of rules) {
      const met = together.flatMap((kind) => kinds.get(kind) ?? []);
      if (met.length < together.length) continue;
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
    const kind = kindOf.exec(match.rule)?.[1];
    if (kind === undefined) continue;
    while (match.start > (ends[next] as number)) {
      close();
      next += 1;
    }
    if (kind !== "task" || next > 0) kinds.set(kind, match);
  }
  close();
  return found;
};

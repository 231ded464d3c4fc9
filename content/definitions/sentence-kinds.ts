import type { Match } from "../heuristics/phrase-rules.ts";

/** Kinds that seldom meet in one sentence of an honest definition, and how much it says when they do. */
const meetings: Readonly<Record<string, number>> = {
  "must user": 0.8,
  "slot user": 0.8,
  "reader unseen": 0.8,
  "other secret moment": 0.8,
  "slot must outside": 0.7,
  "secret moment": 0.5,
  "reader power": 0.7,
  "reader secret": 0.7,
  "moment user": 0.7,
  "reader user": 0.7,
  "unseen slot": 0.7,
  "unseen must": 0.7,
  "power secret": 0.4,
  "unseen answer": 0.7,
  "other moment user": 0.6,
  "must other answer": 0.6,
  "link user": 0.6,
  "link unseen": 0.6,
  "unseen outside": 0.6,
  "moment outside": 0.5,
  "must outside": 0.5,
  "reader outside": 0.6,
  "secret outside": 0.5,
  "power must": 0.5,
  "power moment": 0.6,
  "unseen other": 0.3,
  "slot must secret": 0.6,
  "must other outside": 0.5,
  "other moment outside": 0.5,
  "slot must moment": 0.5,
  "slot other moment": 0.6,
  "power must other": 0.5,
  "unseen moment": 0.5,
  "unseen user": 0.5,
  "unseen secret": 0.3,
  "power outside": 0.5,
  "secret user": 0.5,
  "power slot": 0.4,
  "link reader": 0.4,
  "link answer": 0.4,
  "must other secret": 0.3,
  "reader slot other": 0.45,
  "link moment": 0.3,
  "user outside": 0.3,
  "answer outside": 0.3,
  "link must": 0.2,
  "link other": 0.4,
  "link secret": 0.2,
  "reader must moment": 0.15,
  "act direction order": 0.6,
  "act direction deed": 0.3,
  "act alter order": 0.7,
  "act belonging order": 0.5,
  "act belonging deed": 0.5,
  "act note deed": 0.7,
  "act obey deed": 0.5,
  "other outside order": 0.7,
  "outside deed order": 0.5,
  "outside belonging deed": 0.7,
  "moment reader direction": 0.7,
  "moment other direction": 0.5,
  "moment alter direction": 0.7,
  "moment alter reader": 0.4,
  "moment other alter": 0.3,
  "reader other pretext": 0.6,
  "reader secret deed": 0.6,
  "note belonging deed": 0.8,
  "note sweep direction": 0.5,
  "answering alter order": 0.6,
  "order user private": 0.5,
  "secret take order": 0.5,
  "secret slot give": 0.5,
  "must other say": 0.6,
  "other belonging pre": 0.5,
  "must secret direction": 0.6,
  "grave each": 0.6,
  "grave note": 0.8,
  "grave sweep": 0.4,
  "grave obey": 0.4,
  "grave must pre": 0.6,
  "grave direction order": 0.3,
  "obey link": 0.7,
  "secret slot": 0.3,
  "private slot sweep": 0.4,
  "must say give": 0.5,
  "act sweep": 0.3,
  "obey reader must": 0.3,
  "say sweep": 0.6,
  "answering belonging": 0.5,
  "must pre give recipient": 0.6,
  "belonging pre give": 0.6,
  "other must pre recipient": 0.3,
  "act must pre": 0.3,
  "act pre recipient": 0.3,
  "note other give": 0.5,
  "note other recipient": 0.3,
  "moment other must give": 0.4,
  "task direction give": 0.4,
  "task belonging": 0.4,
  "task outside": 0.7,
  "task secret": 0.3,
  "task harm belonging": 0.5,
  "task direction belonging": 0.4,
  "task must say": 0.5,
  "task grave": 0.3,
  "task harm": 0.2,
  "must other belonging": 0.3,
  "harm belonging order": 0.6,
  "harm must pre": 0.6,
  "harm other pre": 0.5,
  "harm direction pre": 0.6,
  "harm direction must": 0.3,
  "harm each": 0.4,
  "harm note belonging": 0.5,
  "harm note": 0.3,
  "harm outside order": 0.3,
  "harm moment": 0.3,
  "act note": 0.4,
  "each obey deed": 0.5,
  "give private take": 0.3,
  "power obey pretext": 0.5,
  "each belonging": 0.7,
  "give must obey": 0.3,
  "must pretext say": 0.4,
  "private slot order": 0.4,
  "grave direction": 0.5,
  "must say deed": 0.2,
};

/** Kinds that mean the same to a meeting. */
const families: Readonly<Record<string, readonly string[]>> = {
  order: ["must", "pre", "note", "each", "moment", "sweep", "pretext", "reader"],
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

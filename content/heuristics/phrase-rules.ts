import { createDictionary } from "../dictionary.ts";
import { isCapital, isLetterAt, opensClause } from "./clauses.ts";

/** Groups of words and phrases that mean the same to a rule. A trailing `*` lets any letters follow. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/**
 * Groups that must follow one another, each within so many characters of the one before. The weights of all rules that
 * match are added up; a rule counts once however often it matches.
 */
export interface PhraseRule<V extends Vocabulary> {
  readonly id: string;
  readonly weight: number;
  readonly steps: readonly (keyof V & string)[];
  readonly within?: number;
  /** Whether the first group must stand where a sentence or a clause begins, as orders do. */
  readonly opens?: true;
  /** Whether the groups may stand in several paragraphs, as code does that is quoted behind its order. */
  readonly across?: true;
  /** Whether all groups must stand in one sentence. */
  readonly sentence?: true;
}

export interface Match {
  readonly rule: string;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
}

export interface PhraseRules {
  /** Every place where a rule matches, in order. Linear in the length of the text. */
  match(text: string): Match[];
}

/** A rule as it is looked for, behind its first group. All have the same members, which the runtime then finds at the same places. */
interface Following {
  readonly id: string;
  readonly weight: number;
  /** In the list of rules. */
  readonly place: number;
  /** Its further groups. */
  readonly rest: readonly number[];
  readonly within: number;
  readonly opens: boolean;
  readonly across: boolean;
  readonly sentence: boolean;
}

interface Hit {
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

const underscore = 0x5f;
const defaultWithin = 48;
/** A rule that has just matched says nothing new so soon behind. */
const repetition = 48;
/** Letters of a phrase that are looked for. Few texts get so far, and those are compared: so the automaton stays small. */
const soughtLetters = 16;
/** How many hits a step looks ahead; denser text than that matches anyway. */
const lookAhead = 24;

/** Whether these small letters follow here, in either case. */
const goesOnWith = (text: string, at: number, letters: string): boolean => {
  for (let i = 0; i < letters.length; i += 1) {
    const code = text.charCodeAt(at + i);
    if ((isCapital(code) ? code + 32 : code) !== letters.charCodeAt(i)) return false;
  }
  return true;
};

/** An underscore joins words in names, but around a phrase it is emphasis. */
const goesOnBefore = (text: string, at: number): boolean =>
  isLetterAt(text, at - 1) || (text.charCodeAt(at - 1) === underscore && isLetterAt(text, at - 2));

/** The hits that begin outside of all spans. Both are in the order of the text. */
const without = (hits: readonly Hit[], spans: readonly { readonly start: number; readonly end: number }[]): Hit[] => {
  let next = 0;
  return hits.filter(({ start }) => {
    while (next < spans.length && (spans[next] as { readonly end: number }).end <= start) next += 1;
    const span = spans[next];
    return span === undefined || start < span.start;
  });
};

/** The parts of one injected instruction stand in one paragraph. Asked from left to right, so that each end of one is looked for once. */
const paragraphsOf = (text: string): ((start: number, end: number) => boolean) => {
  let gap = text.indexOf("\n\n");
  return (start, end) => {
    if (gap !== -1 && gap < start) gap = text.indexOf("\n\n", start);
    return gap !== -1 && gap < end;
  };
};

const sentenceEnd = /[.!?]\s/;
const crossesSentence = (text: string, start: number, end: number): boolean => sentenceEnd.test(text.slice(start, end));

const noRules: readonly Following[] = [];

export const createPhraseRules = <V extends Vocabulary>(
  vocabulary: V,
  rules: readonly PhraseRule<V>[],
  /** Phrases in which the words of groups say nothing. */
  harmless: readonly string[] = [],
): PhraseRules => {
  const groups = Object.keys(vocabulary);
  // A phrase of several groups is looked for once.
  const groupsOf = new Map<string, number[]>();
  for (const [group, phrases] of Object.values(vocabulary).entries()) {
    for (const phrase of phrases) groupsOf.set(phrase, [...(groupsOf.get(phrase) ?? []), group]);
  }
  for (const phrase of harmless) groupsOf.set(phrase, []);
  const words = [...groupsOf].map(([phrase, inGroups]) => {
    const text = phrase.replace(/\*$/, "");
    return {
      text,
      sought: text.slice(0, soughtLetters),
      remainder: text.slice(soughtLetters).toLowerCase(),
      groups: inGroups,
      beginsInLetter: isLetterAt(text, 0),
      endsInLetter: !phrase.endsWith("*") && isLetterAt(text, text.length - 1),
    };
  });
  const dictionary = createDictionary(
    words.map(({ sought }) => sought),
    true,
  );
  const startingWith: readonly (readonly Following[])[] = groups.map((name) =>
    rules
      .filter(({ steps }) => steps[0] === name)
      .map((rule) => ({
        id: rule.id,
        weight: rule.weight,
        place: rules.indexOf(rule),
        rest: rule.steps.slice(1).map((step) => groups.indexOf(step)),
        within: rule.within ?? defaultWithin,
        opens: rule.opens === true,
        across: rule.across === true,
        sentence: rule.sentence === true,
      })),
  );

  /** Groups that say nothing unless they open a clause. */
  const onlyOpens = groups.map(
    (name, group) =>
      (startingWith[group] ?? []).every(({ opens }) => opens) && !rules.some(({ steps }) => steps.indexOf(name, 1) > 0),
  );

  // One text is matched after another, so that all take the same memory.
  /** Groups of which a word stands in the text. */
  const present = new Uint8Array(groups.length);
  const isPresent = (group: number): boolean => present[group] === 1;
  /** By the group that they begin with, the rules of which every group stands in the text. */
  const possible: (readonly Following[])[] = groups.map(() => noRules);
  /** The groups that have any. A text has few of them, and emptying the lists of all would cost more than a short text. */
  let filled: number[] = [];
  /** Groups that such rules have at any step. */
  const needed = new Uint8Array(groups.length);
  const lastMatch = new Float64Array(rules.length);

  /** The places of the words in the list, and where in the text they begin, in turns. */
  const wordsIn = (text: string): readonly number[] => {
    const found: number[] = [];
    let lastWord = -1;
    let lastEnd = -1;
    present.fill(0);
    dictionary.scan(text, (index, soughtEnd) => {
      const word = words[index] as (typeof words)[number];
      if (word.remainder !== "" && !goesOnWith(text, soughtEnd, word.remainder)) return;
      const start = soughtEnd - word.sought.length;
      const end = start + word.text.length;
      // The same sign once more, as in a rule of a page, says nothing new.
      const isRepeated = index === lastWord && start === lastEnd;
      lastWord = index;
      lastEnd = end;
      if (isRepeated) return;
      if (word.beginsInLetter && start > 0 && goesOnBefore(text, start)) return;
      if (word.endsInLetter && end < text.length && isLetterAt(text, end)) return;
      // Between a name and a host, and nowhere else, it makes an address.
      if (word.text === "@" && !(isLetterAt(text, start - 1) && isLetterAt(text, end))) return;
      found.push(index, start);
      for (const group of word.groups) present[group] = 1;
    });
    return found;
  };

  /** Most groups open no rule, or none whose other groups are there. */
  const findPossible = (): boolean => {
    needed.fill(0);
    for (const group of filled) possible[group] = noRules;
    filled = [];
    for (let group = 0; group < present.length; group += 1) {
      if (present[group] === 0) continue;
      const here = (startingWith[group] as readonly Following[]).filter(({ rest }) => rest.every(isPresent));
      if (here.length === 0) continue;
      possible[group] = here;
      filled.push(group);
      needed[group] = 1;
      for (const { rest } of here) for (const step of rest) needed[step] = 1;
    }
    return filled.length > 0;
  };

  const hitsOf = (text: string, found: readonly number[]): readonly Hit[] => {
    const hits: Hit[] = [];
    const spared: { readonly start: number; readonly end: number }[] = [];
    for (let at = 0; at < found.length; at += 2) {
      const word = words[found[at] as number] as (typeof words)[number];
      const start = found[at + 1] as number;
      const end = start + word.text.length;
      if (word.groups.length === 0) spared.push({ start, end });
      let opened: boolean | undefined;
      for (const group of word.groups) {
        if (needed[group] === 0) continue;
        if (onlyOpens[group] && !(opened ??= opensClause(text, start))) continue;
        hits.push({ group, start, end });
        // Only what overlaps comes in another order than it begins in.
        for (let last = hits.length - 1; last > 0 && start < (hits[last - 1] as Hit).start; last -= 1) {
          [hits[last - 1], hits[last]] = [hits[last] as Hit, hits[last - 1] as Hit];
        }
      }
    }
    return spared.length === 0 ? hits : without(hits, spared);
  };

  /** The end of the first way to take all further steps from here on. */
  const follow = (hits: readonly Hit[], from: number, rest: readonly number[], within: number): number | undefined => {
    let at = from;
    let last = hits[from] as Hit;
    for (const group of rest) {
      let found: number | undefined;
      for (let i = at + 1; i < hits.length && i <= at + lookAhead && found === undefined; i += 1) {
        const hit = hits[i] as Hit;
        if (hit.start - last.end > within) break;
        if (hit.group === group && hit.start >= last.end) found = i;
      }
      if (found === undefined) return undefined;
      at = found;
      last = hits[found] as Hit;
    }
    return last.end;
  };

  return {
    match(text) {
      const matches: Match[] = [];
      const found = wordsIn(text);
      if (!findPossible()) return matches;
      const all = hitsOf(text, found);
      // Words that open no clause, or are spared, are not there.
      present.fill(0);
      for (const { group } of all) present[group] = 1;
      if (!findPossible()) return matches;
      // Others would only use up what a step looks ahead.
      const hits = all.filter(({ group }) => needed[group] === 1);
      lastMatch.fill(-repetition);
      const crossesParagraph = paragraphsOf(text);
      let judged = -1;
      let opened = false;
      for (let i = 0; i < hits.length; i += 1) {
        const { group, start } = hits[i] as Hit;
        const rulesHere = possible[group] as readonly Following[];
        for (const { id, weight, place, rest, within, opens, across, sentence } of rulesHere) {
          if (start < (lastMatch[place] as number) + repetition) continue;
          if (opens) {
            if (judged !== start) opened = opensClause(text, start);
            judged = start;
            if (!opened) continue;
          }
          const end = follow(hits, i, rest, within);
          if (end === undefined || (!across && crossesParagraph(start, end))) continue;
          if (sentence && crossesSentence(text, start, end)) continue;
          lastMatch[place] = start;
          matches.push({ rule: id, weight, start, end });
        }
      }
      return matches;
    },
  };
};

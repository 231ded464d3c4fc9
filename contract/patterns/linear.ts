import { positionsOf } from "./positions.ts";
import type { Positions, Reached } from "./positions.ts";
import type { PatternNode } from "./read-pattern.ts";
import { PatternUnread, readPattern } from "./read-pattern.ts";

/** Steps after which an expression counts as one that cannot be judged. */
const mostSteps = 500_000;

/** Characters by which classes are compared: all of Latin, some of each later block, and those that the expression names with their neighbours. */
const samplesFor = (source: string): string => {
  const points = new Set<number>();
  for (let point = 0; point < 0x250; point++) points.add(point);
  for (let point = 0x250; point < 0x20_000; point += 61) points.add(point);
  for (const character of source) for (const by of [-1, 0, 1]) points.add(character.codePointAt(0)! + by);
  for (const [, hex] of source.matchAll(/\\[ux]\{?([0-9a-fA-F]{2,6})/g))
    for (const by of [-1, 0, 1]) points.add(Number.parseInt(hex!, 16) + by);
  const valid = [...points].filter((point) => point >= 0 && point <= 0x10_ffff && (point < 0xd8_00 || point > 0xdf_ff));
  return String.fromCodePoint(...valid);
};

/** Whether JavaScript accepts it with the flag `u`, as JSON Schema requires. */
export const isPattern = (source: string): boolean => {
  try {
    return new RegExp(source, "u").source !== "";
  } catch {
    return false;
  }
};

/** Whether two states can take the same character. */
const overlapOf = (characters: readonly string[], samples: string): ((one: number, other: number) => boolean) => {
  const taken = new Map<string, ReadonlySet<string>>();
  for (const source of characters)
    if (!taken.has(source)) taken.set(source, new Set(samples.match(new RegExp(source, "gu")) ?? []));
  const known = new Map<string, boolean>();
  return (one, other) => {
    const [a, b] = [characters[one]!, characters[other]!];
    if (a === b) return true;
    const key = a < b ? `${a}\0${b}` : `${b}\0${a}`;
    const found = known.get(key) ?? [...taken.get(a)!].some((character) => taken.get(b)!.has(character));
    known.set(key, found);
    return found;
  };
};

/** Where every branch begins with an anchor, the engine looks for no other place to begin. */
const isAnchored = (node: PatternNode): boolean => {
  if (node.kind === "choice") return node.parts.every(isAnchored);
  const [first] = node.kind === "sequence" ? node.parts : [];
  return node.kind === "start" || (first !== undefined && isAnchored(first));
};

const partsOf = (node: PatternNode): readonly PatternNode[] => {
  if (node.kind === "sequence" || node.kind === "choice") return node.parts;
  return node.kind === "repeat" || node.kind === "look" ? [node.part] : [];
};

const countOf = (node: PatternNode, is: (node: PatternNode) => boolean): number =>
  partsOf(node).reduce((count, part) => count + countOf(part, is), is(node) ? 1 : 0);

const loops = (node: PatternNode): boolean => countOf(node, (one) => one.kind === "repeat" && one.most > 1) > 0;

/** The lookarounds of an expression, each with whether the engine may try it at many places of one text. */
const looksIn = (
  node: PatternNode,
  anchored: boolean,
): readonly { readonly part: PatternNode; readonly often: boolean }[] => {
  let often = !anchored;
  const found: { readonly part: PatternNode; readonly often: boolean }[] = [];
  const walk = (one: PatternNode): void => {
    if (one.kind === "look") {
      found.push({ part: one.part, often }, ...looksIn(one.part, !often));
      return;
    }
    if (one.kind === "repeat" && one.most > 1) often = true;
    const before = often;
    let after = before;
    for (const part of partsOf(one)) {
      if (one.kind === "choice") often = before;
      walk(part);
      after ||= often;
    }
    often = after;
  };
  walk(node);
  return found;
};

/** The transitions, without those of states from which every path stays a match: the engine returns the match and never goes back. */
const withoutMatched = ({ last, follow }: Positions): readonly Reached[] => {
  const open = new Set(follow.keys());
  for (const state of last.keys()) open.delete(state);
  for (let grown = true; grown;) {
    grown = false;
    follow.forEach((next, state) => {
      if (open.has(state) || ![...next.keys()].some((after) => open.has(after))) return;
      open.add(state);
      grown = true;
    });
  }
  return follow.map((next, state) => (open.has(state) ? next : new Map()));
};

/** For each state all states that can come after it, and whether two states lie on one cycle. */
const cyclesOf = (follow: readonly Reached[]) => {
  const reach = follow.map((_next, from) => {
    const seen = new Set<number>();
    const open = [...follow[from]!.keys()];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      open.push(...follow[state]!.keys());
    }
    return seen;
  });
  return { reach, together: (a: number, b: number): boolean => reach[a]!.has(b) && reach[b]!.has(a) };
};

type Tuple = readonly number[];

/** A search through tuples of states that take the same characters. All its calls share one limit of steps. */
const searcher = (follow: readonly Reached[], overlap: (one: number, other: number) => boolean) => {
  let steps = 0;
  /** Goes from tuple to tuple, as long as `stays` accepts them, until one is sought; whether one is. */
  return (from: readonly Tuple[], stays: (tuple: Tuple) => boolean, isSought: (tuple: Tuple) => boolean): boolean => {
    const seen = new Set<string>();
    const open = [...from];
    for (let tuple = open.pop(); tuple !== undefined; tuple = open.pop()) {
      let made: Tuple[] = [[]];
      for (const state of tuple)
        made = made.flatMap((before) =>
          [...follow[state]!.keys()]
            .filter((next) => before.every((other) => overlap(other, next)))
            .map((next) => [...before, next]),
        );
      steps += made.length;
      if (steps > mostSteps) throw new PatternUnread("too many ways");
      for (const next of made) {
        const key = next.join();
        if (seen.has(key) || !stays(next)) continue;
        if (isSought(next)) return true;
        seen.add(key);
        open.push(next);
      }
    }
    return false;
  };
};

/**
 * Whether an automaton has two ways for one text that a repetition makes many: two ways from a state back to itself (exponential), or
 * two repetitions between which the engine may change at any character (polynomial). After Weber and Seidl, "On the degree of ambiguity of
 * finite automata" (1991).
 */
const isAmbiguous = (follow: readonly Reached[], overlap: (one: number, other: number) => boolean): boolean => {
  const { reach, together } = cyclesOf(follow);
  const inCycle = [...follow.keys()].filter((state) => reach[state]!.has(state));
  if (inCycle.some((state) => [...follow[state]!].some(([next, ways]) => ways > 1 && together(state, next))))
    return true;
  const search = searcher(follow, overlap);
  const oneOfEach = inCycle.filter((state, index) => inCycle.findIndex((other) => together(other, state)) === index);
  for (const state of oneOfEach) {
    const stays = (tuple: Tuple): boolean => tuple.every((one) => together(one, state));
    const apart: Tuple[] = [];
    search([[state, state]], stays, ([one, other]) => {
      if (one !== other) apart.push([one!, other!]);
      return false;
    });
    if (search(apart, stays, ([one, other]) => one === state && other === state)) return true;
  }
  return inCycle.some((from) =>
    inCycle.some(
      (to) =>
        !together(from, to) &&
        reach[from]!.has(to) &&
        search(
          [[from, from, to]],
          ([before, between, after]) =>
            together(before!, from) && together(after!, to) && (between === to || reach[between!]!.has(to)),
          ([before, between, after]) => before === from && between === to && after === to,
        ),
    ),
  );
};

const takesNoCharacter = ({ kind }: PatternNode): boolean => kind === "look" || kind === "border" || kind === "end";

const judge = (node: PatternNode, samples: string, atStart: boolean): boolean => {
  const looks = looksIn(node, atStart);
  if (looks.some(({ part, often }) => (often && loops(part)) || !judge(part, samples, true))) return false;
  const positions = positionsOf(node);
  // Whether a last state is a match for certain: no `$`, border or lookaround can still refuse it.
  const starts = countOf(node, ({ kind }) => kind === "start");
  const edges = atStart ? (node.kind === "choice" ? node.parts.length : 1) : 0;
  const isCertain = starts <= edges && countOf(node, takesNoCharacter) === 0;
  const own = isCertain ? withoutMatched(positions) : positions.follow;
  const isSearched = !atStart && !(isCertain && positions.takesNothing);
  // The search for a place to begin is a repetition of any character, before all else.
  const place = positions.characters.length;
  const follow = isSearched ? [...own, new Map([...positions.first, [place, 1] as const])] : own;
  return !isAmbiguous(follow, overlapOf([...positions.characters, "[^]"], samples));
};

const judged = new Map<string, boolean>();
const mostJudged = 1_000;

/**
 * whether a regular expression, as a JSON Schema has it, takes time in proportion to every text. An expression that
 * cannot be judged counts as slow.
 *
 * @example
 * isLinear("^[a-z]+$"); // true
 * isLinear("^(a+)+$"); // false
 */
export const isLinear = (source: string): boolean => {
  const known = judged.get(source);
  if (known !== undefined) return known;
  const verdict = judgedAnew(source);
  if (judged.size < mostJudged) judged.set(source, verdict);
  return verdict;
};

const judgedAnew = (source: string): boolean => {
  if (!isPattern(source)) return false;
  try {
    const node = readPattern(source);
    return judge(node, samplesFor(source), isAnchored(node));
  } catch (error) {
    if (error instanceof PatternUnread) return false;
    throw error;
  }
};

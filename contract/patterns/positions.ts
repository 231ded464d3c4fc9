import type { PatternNode } from "./read-pattern.ts";
import { PatternUnread } from "./read-pattern.ts";

/** How many ways lead somewhere: none, one, or several. */
type Ways = 0 | 1 | 2;
/** States, with the ways that lead to each. */
export type Reached = ReadonlyMap<number, Ways>;

/** An expression as an automaton: a state for each place where it takes a character (Glushkov). */
export interface Positions {
  /** The source of the character of each state. */
  readonly characters: readonly string[];
  readonly first: Reached;
  readonly last: Reached;
  /** Which states come after one, and whether more than one way leads there. */
  readonly follow: readonly Reached[];
  readonly takesNothing: boolean;
}

interface Part {
  readonly empty: Ways;
  readonly first: Reached;
  readonly last: Reached;
}

/** More would make the judgement itself slow. */
const mostPositions = 500;
/** A bounded repetition up to this is written out; a longer one is taken for an unbounded one, which has all its ways and more. */
const longestWritten = 16;

/** A group with a fixed number of turns is written out up to this number: two ways in each turn then cost a small constant factor at most. */
const fewTurns = 4;

const nothing: Reached = new Map();
const nothingTaken: Part = { empty: 1, first: nothing, last: nothing };

const atMostTwo = (count: number): Ways => Math.min(2, count) as Ways;

const sum = (...all: readonly Reached[]): Reached => {
  const total = new Map<number, Ways>();
  for (const one of all) for (const [state, ways] of one) total.set(state, atMostTwo((total.get(state) ?? 0) + ways));
  return total;
};

const times = (one: Reached, ways: Ways): Reached =>
  ways === 0 ? nothing : new Map([...one].map(([state, own]) => [state, atMostTwo(own * ways)]));

/** The automaton of an expression. Parts that take no character (`^`, `\b`, a lookaround) count as always true. */
export const positionsOf = (node: PatternNode): Positions => {
  const characters: string[] = [];
  const follow: Map<number, Ways>[] = [];

  const join = (before: Reached, after: Reached): void => {
    for (const [from, ways] of before)
      for (const [to, more] of after) follow[from]!.set(to, atMostTwo((follow[from]!.get(to) ?? 0) + ways * more));
  };

  const inTurn = (before: Part, after: Part): Part => {
    join(before.last, after.first);
    return {
      empty: atMostTwo(before.empty * after.empty),
      first: sum(before.first, times(after.first, before.empty)),
      last: sum(after.last, times(before.last, after.empty)),
    };
  };

  /** The engine gives up a turn that takes nothing. */
  const anyNumber = (part: PatternNode): Part => {
    const { first, last } = partOf(part);
    join(last, first);
    return { empty: 1, first, last };
  };

  const upTo = (part: PatternNode, most: number): Part => {
    const turns = Array.from({ length: most }, () => partOf(part));
    turns.slice(1).forEach(({ first }, index) => join(turns[index]!.last, first));
    return { empty: 1, first: turns[0]?.first ?? nothing, last: sum(...turns.map(({ last }) => last)) };
  };

  const written = (part: PatternNode, count: number): Part =>
    Array.from({ length: count }, () => partOf(part)).reduce(inTurn, nothingTaken);

  const repeated = ({ part, least, most }: PatternNode & { readonly kind: "repeat" }): Part => {
    if (most <= 1) return most === 0 ? nothingTaken : least === 1 ? partOf(part) : upTo(part, 1);
    const isWritten = part.kind === "character" ? most - least <= longestWritten : least === most && least <= fewTurns;
    if (isWritten) return inTurn(written(part, least), upTo(part, most - least));
    const required = written(part, part.kind === "character" ? Math.min(least, longestWritten) : Math.min(least, 1));
    // The engine accepts a turn that takes nothing where turns are required, so that each of them may be that one.
    if (required.empty > 0 && least > fewTurns) throw new PatternUnread("many turns that may take nothing");
    return inTurn(required, anyNumber(part));
  };

  const partOf = (node: PatternNode): Part => {
    switch (node.kind) {
      case "character": {
        const state = characters.push(node.source) - 1;
        if (state >= mostPositions) throw new PatternUnread(`more than ${mostPositions} characters`);
        follow.push(new Map());
        const itself = new Map<number, Ways>([[state, 1]]);
        return { empty: 0, first: itself, last: itself };
      }
      case "sequence":
        return node.parts.map(partOf).reduce(inTurn, nothingTaken);
      case "choice": {
        const parts = node.parts.map(partOf);
        return {
          empty: atMostTwo(parts.reduce((count, { empty }) => count + empty, 0)),
          first: sum(...parts.map(({ first }) => first)),
          last: sum(...parts.map(({ last }) => last)),
        };
      }
      case "repeat":
        return repeated(node);
      default:
        return nothingTaken;
    }
  };

  const { empty, first, last } = partOf(node);
  return { characters, first, last, follow, takesNothing: empty > 0 };
};

import type { Graph } from "../../graph.ts";
import type { Finding } from "../../rule.ts";
import { verdicts, violation } from "../../rule.ts";

/** Looks through everything that a stack says, one finding per stack. */
export const searchStacks = (graph: Graph, pattern: RegExp, what: string): Finding[] =>
  Object.entries(graph.source).flatMap(([stack, source]) => {
    const text = JSON.stringify(source);
    const hits = [...text.matchAll(pattern)].map(({ index }) => text.slice(Math.max(0, index - 30), index + 50));
    return verdicts(
      stack,
      stack,
      hits.map((hit) => violation(`${what}: …${hit}…`)),
    );
  });

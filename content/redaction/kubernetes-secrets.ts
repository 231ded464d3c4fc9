import { secret } from "./anchored-rule.ts";
import type { Span } from "./span.ts";
import { piece } from "../work.ts";
import type { Work } from "../work.ts";

const kind = /^[ \t]*kind:[ \t]*["']?Secret["']?[ \t]*$/m;
const block = /^([ \t]*)(?:data|stringData):[ \t]*$/;
const entry = /^([ \t]*)[\w.-]{1,253}:[ \t]*(?=\S)/;

/** Adds the values of one manifest: everything that is deeper than the key that announces it. */
function* addValues(spans: Span[], text: string, from: number, to: number): Work<void> {
  let depth: number | undefined;
  for (let at = from, rest = from + piece; at < to;) {
    if (at > rest) {
      rest = at + piece;
      yield;
    }
    const end = Math.min(to, (text.indexOf("\n", at) + 1 || to + 1) - 1);
    const line = text.slice(at, end);
    const indent = line.length - line.trimStart().length;
    if (depth !== undefined && line.trim() !== "" && indent <= depth) depth = undefined;
    if (depth === undefined) depth = block.exec(line)?.[1]?.length;
    else {
      const value = at + (entry.exec(line)?.[0].length ?? indent);
      const stop = at + line.trimEnd().length;
      if (stop - value >= 3) spans.push(secret("kubernetes-secret", value, stop));
    }
    at = end + 1;
  }
}

const betweenManifests = /^---[ \t]*$/gm;

/** Adds what manifests of Kubernetes hold as secret, in every form. */
export function* addKubernetesSecrets(spans: Span[], text: string): Work<void> {
  let rest = piece;
  for (let from = 0; from < text.length;) {
    betweenManifests.lastIndex = from + 1;
    const to = betweenManifests.exec(text)?.index ?? text.length;
    if (kind.test(text.slice(from, to))) yield* addValues(spans, text, from, to);
    if (to > rest) {
      rest = to + piece;
      yield;
    }
    from = to;
  }
}

import { secret } from "./anchored-rule.ts";
import type { Span } from "./span.ts";

const kind = /^[ \t]*kind:[ \t]*["']?Secret["']?[ \t]*$/m;
const block = /^([ \t]*)(?:data|stringData):[ \t]*$/;
const entry = /^([ \t]*)[\w.-]{1,253}:[ \t]*(?=\S)/;

/** The values of one manifest: everything that is deeper than the key that announces it. */
function* valuesOf(text: string, from: number, to: number): Generator<Span> {
  let depth: number | undefined;
  for (let at = from; at < to;) {
    const end = Math.min(to, (text.indexOf("\n", at) + 1 || to + 1) - 1);
    const line = text.slice(at, end);
    const indent = line.length - line.trimStart().length;
    if (depth !== undefined && line.trim() !== "" && indent <= depth) depth = undefined;
    if (depth === undefined) depth = block.exec(line)?.[1]?.length;
    else {
      const value = at + (entry.exec(line)?.[0].length ?? indent);
      const stop = at + line.trimEnd().length;
      if (stop - value >= 3) yield secret("kubernetes-secret", value, stop);
    }
    at = end + 1;
  }
}

const beforeManifest = /^(?=---[ \t]*$)/m;

/** What manifests of Kubernetes hold as secret, in every form. */
export function* kubernetesSecrets(text: string): Generator<Span> {
  if (!text.includes("Secret") || !kind.test(text)) return;
  let from = 0;
  for (const manifest of text.split(beforeManifest)) {
    if (kind.test(manifest)) yield* valuesOf(text, from, from + manifest.length);
    from += manifest.length;
  }
}

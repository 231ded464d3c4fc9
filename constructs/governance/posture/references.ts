/** A reference as it stands in a stack, before its target was looked up. */
export interface RawReference {
  /** The argument, `a.b.c` without list positions. */
  readonly from: string;
  /** `<type>.<name>`, with `data.` before a data source. */
  readonly address: string;
  /** As written, with the attribute. */
  readonly text: string;
}

// By provider, so that nothing that merely looks like a path in a literal counts.
const REFERENCE =
  /(?<![\w./-])(?:data\.)?(?:azurerm|azuread|azapi|time|random|tls|null|terraform)_[a-z0-9_]+\.[A-Za-z_][\w-]*(?:\.[\w-]+|\[[^\]]*\])*/g;
const HEAD = /^(?:data\.)?[^.]+\.[\w-]+/;

/** All references in a value. Only what Terraform evaluates counts, unless the value is `bare`, as in `depends_on`. */
export const referencesIn = (value: unknown, options: { readonly bare?: boolean } = {}, from = ""): RawReference[] => {
  if (typeof value === "string") {
    return expressionsIn(value, options.bare)
      .flatMap((expression) => expression.match(REFERENCE) ?? [])
      .map((text) => ({ from, text, address: HEAD.exec(text)?.[0] ?? text }));
  }
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, options, from));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    referencesIn(item, options, from === "" ? key : `${from}.${key}`),
  );
};

/** What stands between `${` and its closing brace; `$${` is a literal. */
export const expressionsIn = (text: string, bare = false): string[] => {
  if (bare) return [text];
  const expressions: string[] = [];
  let done = 0;
  for (const { index } of text.matchAll(/(?<!\$)\$\{/g)) {
    // An interpolation inside of one that was read already is part of it.
    if (index < done) continue;
    done = closing(text, index + 2);
    expressions.push(text.slice(index + 2, done));
  }
  return expressions;
};

const closing = (text: string, start: number): number => {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
};

const REMOTE = /^data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)/;

/** The stack and the output that a reference through remote state means. */
export const remoteStack = (raw: RawReference): { readonly stack: string; readonly output: string } | undefined => {
  const match = REMOTE.exec(raw.text);
  return match ? { stack: match[1]!, output: match[2]! } : undefined;
};

import type { JsonSchema } from "@mcp-landing-zone/contract";

export interface SchemaProblem {
  /** JSON pointer of the offending place. */
  readonly path: string;
  readonly received: unknown;
  readonly right: string;
}

interface SchemaBounds {
  readonly depth: number;
  readonly nodes: number;
}

const defaultBounds: SchemaBounds = { depth: 16, nodes: 1_000 };

const rules: readonly { readonly key: string; readonly ok: (value: unknown) => boolean; readonly right: string }[] = [
  {
    key: "$ref",
    ok: (value) => typeof value === "string" && value.startsWith("#"),
    right: "a reference within the schema (#…); nothing is fetched",
  },
  {
    key: "$schema",
    ok: (value) => value === "https://json-schema.org/draft/2020-12/schema",
    right: "JSON Schema 2020-12, or absent",
  },
  { key: "$dynamicRef", ok: () => false, right: "absent" },
  { key: "x-mcp-header", ok: () => false, right: "absent: no argument is copied into headers, where logs keep it" },
];

/** What is wrong with a schema as such: references outside itself, another dialect, too much of it. */
export const checkSchema = (schema: JsonSchema, bounds: SchemaBounds = defaultBounds): readonly SchemaProblem[] => {
  const problems: SchemaProblem[] = [];
  let nodes = 0;
  const walk = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== "object" || value === null || problems.length > 0) return;
    nodes += 1;
    if (depth > bounds.depth) problems.push({ path, received: depth, right: `nested at most ${bounds.depth} deep` });
    if (nodes > bounds.nodes) problems.push({ path, received: nodes, right: `at most ${bounds.nodes} parts` });
    for (const { key, ok, right } of rules) {
      const found = (value as Record<string, unknown>)[key];
      if (found !== undefined && !ok(found)) problems.push({ path: `${path}/${key}`, received: found, right });
    }
    for (const [key, member] of Object.entries(value)) walk(member, `${path}/${key}`, depth + 1);
  };
  walk(schema, "", 0);
  return problems;
};

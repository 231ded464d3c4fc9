import type { Definition } from "../../content/definitions/inspect-definition.ts";

/** A line of a data file: something to judge, and what is right. */
export type Row =
  | { readonly kind: "text"; readonly class: string; readonly malicious: boolean; readonly text: string }
  | { readonly kind: "definition"; readonly class: string; readonly malicious: boolean; readonly tool: Definition }
  | { readonly kind: "url"; readonly class: string; readonly malicious: boolean; readonly url: string }
  /** `expect` lists every value that must be found; none means that nothing may be. */
  | {
      readonly kind: "pii" | "secret";
      readonly class: string;
      readonly text: string;
      readonly expect: readonly string[];
    };

const kinds = new Set(["text", "definition", "url", "pii", "secret"]);

export const readRows = (content: string, path: string): Row[] =>
  content.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const row = JSON.parse(line) as Row;
    if (!kinds.has(row.kind)) {
      throw new Error(`${path}:${index + 1}: kind "${String(row.kind)}" is not one of ${[...kinds].join(", ")}`);
    }
    return [row];
  });

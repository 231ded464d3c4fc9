import { relative } from "node:path";
import ts from "typescript";
import { programOf, root } from "./public-api.ts";

/** A program of a guide, or of a comment in the code, as a reader would paste it. */
export interface Program {
  readonly name: string;
  /** Where it is written to be judged. */
  readonly file: string;
  readonly code: string;
}

export const fences = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);

const importStatement = /^import [\s\S]*?;\n/gm;
const end = /^app\.synth\(\);\n/m;

/** What a reader has who pastes the first program of a guide, and above its last line all other examples. */
export const grown = ([first = "", ...others]: readonly string[]): string => {
  const imports = others.flatMap((code) => code.match(importStatement) ?? []);
  const bodies = others.map((code) => code.replaceAll(importStatement, ""));
  return [...imports, first.replace(end, "")].join("") + [...bodies, "app.synth();\n"].join("\n");
};

/** What the compiler has against programs that were written to their files, each with the name of its file. */
export const problems = (programs: readonly Program[]): readonly string[] => {
  const files = programs.map(({ file }) => file);
  const program = programOf(files);
  return files.flatMap((file) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start, messageText }) => {
        const line = source.getLineAndCharacterOfPosition(start ?? 0).line + 1;
        return `${relative(root, file)}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
      },
    );
  });
};

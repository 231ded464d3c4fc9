import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const made = /^(?:\..*|node_modules|dist|coverage|cdktf\.out)$/;
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (made.test(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.(?:ts|js|mjs|md)$/.test(entry.name) ? [path] : [];
  });

/** Words that stand where a sentence needs an actor: name the caller, the attacker, the operator, the document instead. */
const vague = /\b(?:whoever|somebody|nobody|anybody|whatever|whichever|told)\b/i;

/** What attackers write is data here, and it uses every word. */
const quotes =
  /^content\/heuristics\/|^content\/definitions\/(?:order-vocabulary|kind-vocabulary)\.ts$|^content\/encodings\/run-together\.ts$|^bench\/detection\/|^test\/docs\/plain-words\.test\.ts$/;

it("comments, titles, messages and pages name their actor", () => {
  const found = filesIn("")
    .filter((path) => !quotes.test(path))
    .flatMap((path) =>
      readFileSync(join(root, path), "utf8")
        .split("\n")
        .flatMap((line, index) => (vague.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});

/** A sentence whose subject is a relative clause: name the record, the value, the request. A heading or a question may begin with it. */
const clause = /^(?!#).*[\w`)][.;] [Ww]hat [^?]*$/;

it("a sentence begins with its subject, and not with a relative clause", () => {
  const found = filesIn("")
    .filter((path) => !/^(?:content|bench\/detection|api)\/|^CHANGELOG\.md$/.test(path))
    .flatMap((path) =>
      readFileSync(join(root, path), "utf8")
        .split("\n")
        .flatMap((line, index) => (clause.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});

// `npm run licences`: every package of the lockfile has a licence that this project may be built with.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, Locked>>;
}

const permissive = [
  "MIT",
  "MIT-0",
  "Zlib",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
  "Python-2.0",
  "CC-BY-4.0",
];
/** Its copyleft ends at the file, and no file of such a package is changed here. */
const perFile = ["MPL-2.0"];
const allowed = new Set([...permissive, ...perFile]);

/** Packages whose lockfile entry does not name a licence of SPDX, with what their own text comes to. */
export const readByHand: Readonly<Record<string, string>> = { jsonify: "CC0-1.0" };

/** An SPDX expression is allowed when one alternative of each part is. */
const isAllowed = (expression: string): boolean =>
  expression
    .replace(/[()]/g, "")
    .split(" AND ")
    .every((part) => part.split(" OR ").some((licence) => allowed.has(licence.trim())));

export const licenceProblems = ({ packages }: Lockfile, byHand: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(packages).flatMap(([path, { license, link, version }]) => {
    if (path === "" || link || !path.includes("node_modules/")) return [];
    const name = path.split("node_modules/").at(-1)!;
    const licence = license ?? byHand[name];
    if (licence !== undefined && (isAllowed(licence) || isAllowed(byHand[name] ?? ""))) return [];
    return [`${name}@${version}: ${licence ?? "no licence"}, expected one of ${[...allowed].join(", ")}`];
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lockfile = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as Lockfile;
  const problems = licenceProblems(lockfile, readByHand);
  console.log(problems.length === 0 ? "Every licence is one that is allowed." : problems.join("\n"));
  process.exitCode = problems.length === 0 ? 0 : 1;
}

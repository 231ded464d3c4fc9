// Which requirements the tests say that they prove, read from their titles.

/** One test, or one row of a table of tests. */
interface TitledTest {
  readonly requirements: readonly string[];
  /** What it says, after what it says it of. */
  readonly title: string;
  readonly line: number;
}

interface Group {
  readonly indent: number;
  readonly title: string;
}

const literal = String.raw`(["'\u0060])((?:\\.|(?!\2).)*)\2`;
const groupStart = new RegExp(String.raw`^( *)describe(?:\.\w+)*(?:<[^>(]*>)?(?:\(.*\))?\(\s*${literal}`);
const tableStart = /^( *)describe\.each\b/;
const tableEnd = new RegExp(String.raw`^( *)\]\)\(\s*${literal}`);
const titled = /(["'`])((?:R-\d+[ ,]+)+)((?:\\.|(?!\1).)*)\1/g;
/** A row of a table whose first column is the id and whose second is what the row is about. */
const row = /^ *\["(R-\d+)", "((?!R-\d)[^"]*)"/;

/** Places that are filled when the test runs. */
const placeholders = /\$\{[^}]*\}|%[sdijo]|\$[a-z][\w.]*/gi;
const shown = (text: string): string => text.replaceAll(/\\(.)/g, "$1").replaceAll(placeholders, "…");
const withoutIds = (title: string): string => title.replace(/^(?:R-\d+[ ,]+)+/, "");

/** The format of the sources, which a check holds, tells what stands inside what. */
export const titledTests = (source: string): readonly TitledTest[] => {
  const found: TitledTest[] = [];
  let groups: readonly Group[] = [];
  let table: number | undefined;
  for (const [index, line] of source.split("\n").entries()) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    const start = groupStart.exec(line) ?? (table === indent ? tableEnd.exec(line) : undefined);
    if (start) table = undefined;
    else table = tableStart.exec(line)?.[1]?.length ?? table;
    const outer = groups.filter((group) => group.indent < indent);
    const said = [...line.matchAll(titled)].map(([, , ids, title]) => [ids, title]);
    const [, id, about] = row.exec(line) ?? [];
    if (id !== undefined) said.push([id, about]);
    for (const [ids = "", title = ""] of said) {
      found.push({
        requirements: ids.split(/[ ,]+/).filter(Boolean),
        title: [...outer.map((group) => group.title), shown(title)].join(" "),
        line: index + 1,
      });
    }
    if (start) groups = [...outer, { indent, title: shown(withoutIds(start[3] ?? "")) }];
  }
  return found;
};

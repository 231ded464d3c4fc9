import { expression } from "./template.ts";

type Value = unknown;
type Block = Readonly<Record<string, Value>>;

/** Which arguments of a body are blocks, and what is in those; all others are attributes. */
export interface Shape {
  readonly [name: string]: Shape | undefined;
}

/** Arguments of Terraform's own that are references and not text. */
const references = new Set(["depends_on", "ignore_changes", "replace_triggered_by", "provider"]);
const lifecycle: Shape = { precondition: {}, postcondition: {} };

/** One line or more of a body; several lines are never lined up with their neighbours. */
interface Item {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The lines of a body between its braces, as `terraform fmt` writes them. */
export const bodyLines = (block: Block, shape: Shape): readonly string[] => {
  const attributes: Item[] = [];
  const blocks: string[][] = [];
  for (const [name, value] of Object.entries(block)) {
    if (name === "//" || value === null || value === undefined) continue;
    const inner = name === "lifecycle" ? lifecycle : shape[name];
    if (inner === undefined) attributes.push({ name, lines: valueLines(value, references.has(name)) });
    else for (const item of [value].flat()) blocks.push([...blockLines(name, item as Block, inner)]);
  }
  const before = aligned(attributes);
  return blocks.reduce((lines, next) => (lines.length === 0 ? next : [...lines, "", ...next]), [...before]);
};

/** A block with its header. */
export const blockLines = (header: string, block: Block, shape: Shape): readonly string[] => {
  const lines = bodyLines(block, shape);
  return lines.length === 0 ? [`${header} {`, "}"] : [`${header} {`, ...indented(lines), "}"];
};

/** `terraform fmt` lines up the equal signs of attributes that follow each other, each on a line of its own. */
const aligned = (items: readonly Item[]): readonly string[] => {
  const groups: Item[][] = [];
  let open = false;
  for (const item of items) {
    const [first = ""] = item.lines;
    const opens = item.lines.length > 1 && !first.startsWith("<<");
    if (opens || !open) groups.push([item]);
    else groups.at(-1)!.push(item);
    open = item.lines.length === 1;
  }
  return groups.flatMap((group) => {
    const width = Math.max(...group.map(({ name }) => name.length));
    return group.flatMap(({ name, lines: [first = "", ...rest] }) => [`${name.padEnd(width)} = ${first}`, ...rest]);
  });
};

const valueLines = (value: Value, bare: boolean): readonly string[] => {
  if (typeof value === "string") return marked((bare ? reference(value) : expression(value)).split("\n"));
  if (Array.isArray(value)) {
    const items = value.map((item) => valueLines(item, bare));
    const short = `[${items.map(([first]) => first).join(", ")}]`;
    if (items.every(({ length }) => length === 1) && short.length <= 100) return [short];
    return ["[", ...items.flatMap((lines) => indented([...lines.slice(0, -1), `${lines.at(-1)},`])), "]"];
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as Block).map(([key, item]) => ({
      name: /^[A-Za-z_][\w-]*$/.test(key) ? key : expression(key),
      lines: valueLines(item, false),
    }));
    return entries.length === 0 ? ["{}"] : ["{", ...indented(aligned(entries)), "}"];
  }
  return [String(value)];
};

/** In these places JSON has a reference as text, and `all` for everything. */
const reference = (text: string): string => (text.startsWith("${") ? expression(text) : text);

/** Stands before a line of a text, which must not be indented. */
const literal = "\u0000";
const marked = (lines: readonly string[]): readonly string[] =>
  lines.map((line, at) => (at === 0 || (at === lines.length - 1 && line === ")") ? line : `${literal}${line}`));
const indented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line === "" || line.startsWith(literal) ? line : `  ${line}`));

/** The text of a file. */
export const textOf = (lines: readonly string[]): string => `${lines.join("\n").replaceAll(literal, "")}\n`;

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * The TypeScript source that a module of the generated bindings carries in its source map, cut into the parts that tell
 * the provider's schema.
 */
export interface BindingSource {
  readonly classes: ReadonlyMap<string, BindingClass>;
  /** What the HCL hooks know about each settable argument, per struct; those of the element are under the empty name. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, HclEntry>>;
  /** The names of the properties that a struct cannot do without, per struct. */
  readonly required: ReadonlyMap<string, ReadonlySet<string>>;
}

interface BindingClass {
  readonly base: string;
  readonly accessors: readonly Accessor[];
}

/** One attribute as a class gives access to it, with the provider's flags that the generator wrote beside it. */
export interface Accessor {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  /** The expression that reads it. */
  readonly getter: string;
  /** The class of its own that a nested element has. */
  readonly nested?: string;
  readonly wrapsSet: boolean;
}

export interface HclEntry {
  readonly isBlock: boolean;
  readonly kind: string;
  readonly storage: string;
  /** The struct of a nested element. */
  readonly struct: string | undefined;
}

export function bindingSource(pkg: string, module: string): BindingSource | undefined {
  const source = embeddedSource(pkg, module);
  return source === undefined
    ? undefined
    : { classes: classes(source), tables: tables(source), required: required(source) };
}

function embeddedSource(pkg: string, module: string): string | undefined {
  let path: string;
  try {
    path = require.resolve(`${pkg}/lib/${module}/index.js`);
  } catch {
    return undefined;
  }
  const compiled = readFileSync(path, "utf8");
  const map = compiled.slice(compiled.lastIndexOf("base64,") + "base64,".length);
  return JSON.parse(Buffer.from(map, "base64").toString("utf8")).sourcesContent[0];
}

function classes(source: string): Map<string, BindingClass> {
  const found = source.matchAll(/^export class (\w+) extends cdktf\.(\w+) \{\n(.*?)^\}/gms);
  return new Map([...found].map(([, name = "", base = "", body = ""]) => [name, { base, accessors: accessors(body) }]));
}

const ACCESSOR = new RegExp(
  [
    String.raw`^  // (?<name>\w+) - computed: (?<computed>\w+), optional: (?<optional>\w+), required: (?<required>\w+)\n`,
    String.raw`(?:  private _\w+(?:\?: .+| = new (?<nested>[\w.]+)\(this, "\w+"(?:, (?<wrapsSet>\w+))?\)); ?\n)?`,
    String.raw`  public get \w+\(\) \{\n(?:    //.*\n)*    return (?<getter>.+);`,
  ].join(""),
  "gm",
);

function accessors(body: string): Accessor[] {
  return [...body.matchAll(ACCESSOR)].map(({ groups = {} }) => ({
    name: groups.name ?? "",
    computed: groups.computed === "true",
    optional: groups.optional === "true",
    required: groups.required === "true",
    getter: groups.getter ?? "",
    ...(groups.nested !== undefined && { nested: groups.nested }),
    wrapsSet: groups.wrapsSet === "true",
  }));
}

const HOOK =
  /^(?:export function (\w+)ToHclTerraform\(| {2}protected synthesizeHclAttributes\().*?^ *const attrs = \{(.*?)^ *\};?$/gms;
const ENTRY = /^ +(\w+): \{\n +value: (.*),\n +isBlock: (true|false),\n +type: "(\w+)",\n +storageClassType: "(\w+)"/gm;

function tables(source: string): Map<string, ReadonlyMap<string, HclEntry>> {
  return new Map([...source.matchAll(HOOK)].map(([, name = "", table = ""]) => [capitalise(name), entries(table)]));
}

function entries(table: string): Map<string, HclEntry> {
  return new Map(
    [...table.matchAll(ENTRY)].map(([, name = "", value = "", isBlock, kind = "", storage = ""]) => {
      const struct = /(?<![.\w])(\w+)ToHclTerraform/.exec(value)?.[1];
      return [name, { isBlock: isBlock === "true", kind, storage, struct: struct && capitalise(struct) }];
    }),
  );
}

function required(source: string): Map<string, ReadonlySet<string>> {
  const found = source.matchAll(/^export interface (\w+) (?:extends [\w.]+ )?\{\n(.*?)^\}/gms);
  return new Map(
    [...found].map(([, name = "", body = ""]) => [
      name,
      new Set([...body.matchAll(/^ {2}readonly (\w+):/gm)].map(([, property = ""]) => property)),
    ]),
  );
}

const capitalise = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

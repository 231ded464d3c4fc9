import type { RawReference } from "./references.ts";
import { referencesIn, remoteStack } from "./references.ts";

type Block = Readonly<Record<string, unknown>>;

/** One stack as `cdktf synth` writes it. */
export interface StackSource {
  /** The settings of Terraform. */
  readonly terraform?: Block;
  /** The configurations of providers. */
  readonly provider?: Block;
  /** The resources, by type and name. */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  /** The data sources, by type and name. */
  readonly data?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  /** The outputs, by name. */
  readonly output?: Readonly<Record<string, Block>>;
}

/** All stacks of one app, by name. */
export type AppSource = Readonly<Record<string, StackSource>>;

/** That a resource, at some argument, needs something else. */
export interface Reference {
  /** The argument, `a.b.c` without list positions; `depends_on` for a plain dependency. */
  readonly from: string;
  /** What it points to: a resource's address in the graph. Undefined when it points to nothing that the graph knows. */
  readonly to: string | undefined;
  /** As written. */
  readonly text: string;
  /** The stack that would know, when it is not part of the graph. */
  readonly elsewhere?: string;
}

/** A resource or data source of a stack, with what it refers to. */
export interface Resource {
  /** `<stack>/<type>.<name>`, with `data.` before the type of a data source. */
  readonly address: string;
  /** The stack that it is in. */
  readonly stack: string;
  /** Whether the stack creates it or reads it. */
  readonly mode: "managed" | "data";
  /** The type in Terraform. */
  readonly type: string;
  /** The name in Terraform. */
  readonly name: string;
  /** The construct's path; the address where the path is unknown. */
  readonly path: string;
  /** Its arguments, without what Terraform itself takes. */
  readonly attributes: Block;
  /** Which of them the configuration writes; a plan has what the provider computed besides. @default all */
  readonly written?: readonly string[];
  /** Arguments whose changes are ignored. */
  readonly ignoredChanges: readonly string[];
  /** What its arguments point at. */
  readonly references: readonly Reference[];
}

/** An output of a stack. */
export interface Output {
  /** The stack that it is in. */
  readonly stack: string;
  /** The name of the output. */
  readonly name: string;
  /** Its value; an expression where Terraform fills it in. */
  readonly value: unknown;
  /** What it points at. */
  readonly references: readonly Reference[];
}

/** One app, as rules see it. */
export interface Graph {
  /** The stacks it was made of. */
  readonly source: AppSource;
  /** All resources of all stacks. */
  readonly resources: readonly Resource[];
  /** All outputs of all stacks. */
  readonly outputs: readonly Output[];
}

const META = new Set(["//", "lifecycle", "depends_on", "provider", "connection", "provisioner", "count", "for_each"]);

/**
 * Reads an app's stacks into one graph, with references between stacks followed through their remote state.
 *
 * @example
 * const report = judge(graphOf({ platform: { resource: {} } }));
 * console.log(report.passed);
 */
export const graphOf = (source: AppSource): Graph => {
  const declared = new Set(Object.entries(source).flatMap(([stack, json]) => addressesIn(stack, json)));
  const resolve = (stack: string, raw: RawReference, seen: readonly string[] = []): readonly Reference[] => {
    const remote = remoteStack(raw);
    if (!remote) {
      const address = `${stack}/${raw.address}`;
      return [{ from: raw.from, text: raw.text, to: declared.has(address) ? address : undefined }];
    }
    const { stack: origin, output } = remote;
    const lost = { from: raw.from, text: raw.text, to: undefined };
    const there = source[origin];
    if (!there) return [{ ...lost, elsewhere: origin }];
    const exported = there.output?.[output];
    if (!exported || seen.includes(raw.text)) return [lost];
    return referencesIn(exported["value"]).flatMap((inner) =>
      resolve(origin, { ...inner, from: raw.from }, [...seen, raw.text]),
    );
  };
  const references = (stack: string, block: unknown, dependsOn: unknown = []): readonly Reference[] =>
    [...referencesIn(block), ...referencesIn({ depends_on: dependsOn }, { bare: true })].flatMap((raw) =>
      resolve(stack, raw),
    );
  return {
    source,
    resources: handedOn(Object.entries(source).flatMap(([stack, json]) => resourcesIn(stack, json, references))),
    outputs: Object.entries(source).flatMap(([stack, json]) =>
      Object.entries(json.output ?? {}).map(([name, { value }]) => ({
        stack,
        name,
        value,
        references: references(stack, value),
      })),
    ),
  };
};

/**
 * Follows a reference to an argument of another resource to what that argument refers to: who takes a subnet's id from its association, to
 * wait for it, means the subnet.
 */
const handedOn = (resources: readonly Resource[]): Resource[] => {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const follow = (reference: Reference, seen: readonly string[] = []): readonly Reference[] => {
    const { to, text, from } = reference;
    const argument = ATTRIBUTE.exec(text)?.[1];
    const step = `${to} ${argument}`;
    if (to === undefined || argument === undefined || seen.includes(step)) return [reference];
    const meant = byAddress.get(to)?.references.filter((inner) => inner.from === argument) ?? [];
    return [reference, ...meant.flatMap((inner) => follow({ ...inner, from }, [...seen, step]))];
  };
  return resources.map((resource) => ({
    ...resource,
    references: resource.references.flatMap((each) => follow(each)),
  }));
};

const ATTRIBUTE = /^(?:data\.)?[^.]+\.[\w-]+(?:\[[^\]]*\])?\.([a-z_]+)/;

const KINDS = [
  ["managed", "resource", ""],
  ["data", "data", "data."],
] as const;

function* blocksIn(json: StackSource) {
  for (const [mode, kind, prefix] of KINDS) {
    for (const [type, named] of Object.entries(json[kind] ?? {})) {
      for (const [name, block] of Object.entries(named))
        yield { mode, type, name, block, local: `${prefix}${type}.${name}` };
    }
  }
}

const addressesIn = (stack: string, json: StackSource): string[] =>
  [...blocksIn(json)].map(({ local }) => `${stack}/${local}`);

const resourcesIn = (
  stack: string,
  json: StackSource,
  references: (stack: string, block: unknown, dependsOn: unknown) => readonly Reference[],
): Resource[] =>
  [...blocksIn(json)].map(({ mode, type, name, block, local }) => {
    const attributes = Object.fromEntries(Object.entries(block).filter(([key]) => !META.has(key)));
    const address = `${stack}/${local}`;
    const lifecycle = (block["lifecycle"] ?? {}) as { readonly ignore_changes?: string | readonly string[] };
    return {
      address,
      stack,
      mode,
      type,
      name,
      path: constructPath(block) ?? address,
      attributes,
      ignoredChanges: [lifecycle.ignore_changes ?? []].flat(),
      references: references(stack, attributes, block["depends_on"]),
    };
  });

const constructPath = (block: Block): string | undefined => {
  const note = block["//"] as { readonly metadata?: { readonly path?: string } } | undefined;
  return note?.metadata?.path;
};

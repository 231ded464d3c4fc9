import type { Graph, Reference, Resource, StackSource } from "./graph.ts";
import { KNOWN_AFTER_APPLY } from "./plan.ts";

type Block = Readonly<Record<string, unknown>>;

interface Expressed {
  readonly expression?: { readonly references?: readonly string[] };
}

interface ModuleConfiguration {
  readonly resources?: readonly {
    readonly address: string;
    readonly expressions?: Block;
    readonly depends_on?: readonly string[];
  }[];
  readonly outputs?: Readonly<Record<string, Expressed>>;
  readonly module_calls?: Readonly<
    Record<string, { readonly expressions?: Block; readonly module?: ModuleConfiguration }>
  >;
}

interface ModuleValues {
  readonly resources?: readonly {
    readonly address: string;
    readonly mode: "managed" | "data";
    readonly type: string;
    readonly name: string;
    readonly index?: string | number;
    readonly values?: Block;
  }[];
  readonly child_modules?: readonly (ModuleValues & { readonly address: string })[];
}

/** What `terraform show -json <plan>` prints, as far as it is read here. */
export interface PlanDocument {
  /** The version of Terraform's format. */
  readonly format_version: string;
  /** The values after apply, as far as they are known. */
  readonly planned_values: {
    readonly root_module: ModuleValues;
    readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>>;
  };
  /** What is there before. */
  readonly prior_state?: { readonly values?: { readonly root_module?: ModuleValues } };
  /** What would change, by resource. */
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly after_unknown?: unknown };
  }[];
  /** The configuration, with its references. */
  readonly configuration?: { readonly root_module?: ModuleConfiguration };
}

/** A module as it was written, and the call that brought it in. */
interface Scope {
  /** `module.network.`, or nothing at the root. */
  readonly prefix: string;
  readonly configuration: ModuleConfiguration;
  readonly arguments: Block;
  readonly parent?: Scope;
}

/**
 * A plan of any Terraform configuration as rules see it, modules and repeated resources included. Values that Terraform learns at apply are unknown;
 * what refers to what is read from the expressions of the configuration.
 *
 * @example
 * const plan = JSON.parse(readFileSync("plan.json", "utf8")) as PlanDocument;
 * console.log(toMarkdown(judge(graphOfPlan(plan, "production"))));
 */
export const graphOfPlan = (plan: PlanDocument, name = "plan"): Graph => {
  const root: Scope = { prefix: "", configuration: plan.configuration?.root_module ?? {}, arguments: {} };
  const unknown = new Map((plan.resource_changes ?? []).map(({ address, change }) => [address, change.after_unknown]));
  // Data sources that were read are in the state before, and not among what is planned.
  const planned = [
    ...valuesIn(plan.planned_values.root_module),
    ...valuesIn(plan.prior_state?.values?.root_module ?? {}, "data"),
  ];
  const known = new Map(planned.map((values) => [values.address, values]));
  const instances = new Map<string, readonly string[]>();
  for (const address of known.keys()) {
    const base = withoutIndexes(address);
    instances.set(base, [...(instances.get(base) ?? []), address]);
  }
  const configured = new Map(
    [...scopesIn(root)].flatMap((scope) =>
      (scope.configuration.resources ?? []).map(({ address, expressions = {}, depends_on: after = [] }) => {
        const names = [...namesIn(expressions), ...after.map((text) => ({ from: "depends_on", text }))];
        const references = names.flatMap((one) => followed(scope, one));
        return [`${scope.prefix}${address}`, { references, written: Object.keys(expressions) }] as const;
      }),
    ),
  );
  const resources = [...known.values()].map((values): Resource => {
    const own = indexOf(values.address);
    const { references = [], written } = configured.get(withoutIndexes(values.address)) ?? {};
    return {
      address: `${name}/${values.address}`,
      stack: name,
      mode: values.mode,
      type: values.type,
      name: values.name,
      path: `${name}/${values.address}`,
      attributes: stated(values.values ?? {}, unknown.get(values.address)) as Block,
      ...(written ? { written } : {}),
      ignoredChanges: [],
      references: references.flatMap((reference): Reference[] => {
        if (reference.to === undefined) return [reference];
        const all = instances.get(reference.to) ?? [];
        const same = all.filter((address) => own !== "" && indexOf(address) === own);
        const meant = same.length > 0 ? same : all;
        return meant.length === 0
          ? [{ ...reference, to: undefined, elsewhere: reference.text }]
          : meant.map((to) => ({ ...reference, to: `${name}/${to}` }));
      }),
    };
  });
  const outputs = Object.entries(plan.planned_values.outputs ?? {}).map(([output, { value }]) => {
    const written = root.configuration.outputs?.[output]?.expression?.references ?? [];
    const pointing = written.flatMap((text) => followed(root, { from: "value", text }));
    const to = (address: string | undefined) => (address === undefined ? undefined : `${name}/${address}`);
    return { stack: name, name: output, value, references: pointing.map((one) => ({ ...one, to: to(one.to) })) };
  });
  return { source: { [name]: sourceOf(resources) }, resources, outputs };
};

const withoutIndexes = (address: string): string => address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
const indexOf = (address: string): string => /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/.exec(address)?.[0] ?? "";

function* valuesIn(module: ModuleValues, mode?: "data"): Generator<NonNullable<ModuleValues["resources"]>[number]> {
  for (const resource of module.resources ?? []) if (mode === undefined || resource.mode === mode) yield resource;
  for (const child of module.child_modules ?? []) yield* valuesIn(child, mode);
}

function* scopesIn(scope: Scope): Generator<Scope> {
  yield scope;
  for (const [name, { expressions = {}, module = {} }] of Object.entries(scope.configuration.module_calls ?? {})) {
    yield* scopesIn({
      prefix: `${scope.prefix}module.${name}.`,
      configuration: module,
      arguments: expressions,
      parent: scope,
    });
  }
}

interface Named {
  /** The argument, `a.b.c` without list positions. */
  readonly from: string;
  readonly text: string;
}

/** All names in expressions, the longest of each only: Terraform lists `a.b.id` and `a.b`. */
const namesIn = (expressions: unknown, from = ""): Named[] => {
  if (Array.isArray(expressions)) return expressions.flatMap((item) => namesIn(item, from));
  if (typeof expressions !== "object" || expressions === null) return [];
  const { references } = expressions as { readonly references?: unknown };
  if (Array.isArray(references)) {
    const texts = references as readonly string[];
    return texts
      .filter(
        (text) =>
          !texts.some(
            (longer) => longer !== text && /^[.[]/.test(longer.slice(text.length)) && longer.startsWith(text),
          ),
      )
      .map((text) => ({ from, text }));
  }
  return Object.entries(expressions).flatMap(([key, item]) => namesIn(item, from === "" ? key : `${from}.${key}`));
};

const RESOURCE = /^(?:data\.)?[a-z0-9]+_[a-z0-9_]+\.[A-Za-z_][\w-]*/;

/** What a name in a module means: a resource, what the caller handed in, or what another module gives back. */
const followed = (scope: Scope, { from, text }: Named, depth = 0): Reference[] => {
  if (depth > 20) return [];
  const resource = RESOURCE.exec(text)?.[0];
  if (resource !== undefined) return [{ from, text: `${text}`, to: `${scope.prefix}${resource}` }];
  const [kind, name = "", output = ""] = text.split(".");
  if (kind === "var" && scope.parent) {
    return namesIn(scope.arguments[name.replace(/\[.*/, "")]).flatMap((one) =>
      followed(scope.parent!, { from, text: one.text }, depth + 1),
    );
  }
  if (kind === "module") {
    const called = name.replace(/\[.*/, "");
    const call = scope.configuration.module_calls?.[called];
    const inner: Scope = {
      prefix: `${scope.prefix}module.${called}.`,
      configuration: call?.module ?? {},
      arguments: call?.expressions ?? {},
      parent: scope,
    };
    const given = inner.configuration.outputs?.[output.replace(/\[.*/, "")]?.expression?.references ?? [];
    return given.flatMap((one) => followed(inner, { from, text: one }, depth + 1));
  }
  // A plan does not show the expression of a local value.
  return kind === "local" ? [{ from, text, to: undefined, elsewhere: text }] : [];
};

/** A planned value with a mark where Terraform has none yet, without what is not set. */
const stated = (value: unknown, unknown: unknown): unknown => {
  if (unknown === true) return KNOWN_AFTER_APPLY;
  if (Array.isArray(value)) return value.map((item, at) => stated(item, (unknown as unknown[] | undefined)?.[at]));
  if (typeof value !== "object" || value === null) return value;
  const marks = (typeof unknown === "object" && unknown !== null ? unknown : {}) as Block;
  const names = new Set([...Object.keys(value), ...Object.keys(marks)]);
  const entries = [...names].map((key) => [key, stated((value as Block)[key], marks[key])] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== null && item !== undefined));
};

const sourceOf = (resources: readonly Resource[]): StackSource => {
  const blocks = (mode: Resource["mode"]): Record<string, Record<string, Block>> => {
    const types: Record<string, Record<string, Block>> = {};
    for (const { address, stack, mode: own, type, attributes } of resources) {
      if (own === mode) (types[type] ??= {})[address.slice(stack.length + 1)] = attributes;
    }
    return types;
  };
  return { resource: blocks("managed"), data: blocks("data") };
};

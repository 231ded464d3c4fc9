import { bindingSource, type Accessor, type BindingSource, type HclEntry } from "./binding-source.ts";
import type { AttributeSchema, BlockSchema, Nesting, NestedBlockSchema } from "./schema.ts";
import type { TypeExpression } from "./values.ts";

export type BoundProvider = "azurerm" | "azuread" | "time";

/** The schema of a resource or data source, from its generated binding; undefined when there is no such type. */
export function bindingSchema(
  provider: BoundProvider,
  mode: "resource" | "data",
  type: string,
): BlockSchema | undefined {
  const kebab = type.replaceAll("_", "-");
  const module = mode === "data" ? `data-${kebab}` : kebab.slice(provider.length + 1);
  const source = bindingSource(`@cdktf/provider-${provider}`, module);
  const main = source && [...source.classes].find(([, { base }]) => /^Terraform(Resource|DataSource)$/.test(base));
  return main && new ClassReader(source).block(main[0], "");
}

/** The schema of a provider's own configuration. Its nested blocks have no classes, only tables. */
export function bindingProviderSchema(provider: BoundProvider): BlockSchema {
  const source = bindingSource(`@cdktf/provider-${provider}`, "provider");
  if (source === undefined) throw new Error(`the binding of ${provider} has no provider module`);
  return tableBlock(source, "", `${provider.charAt(0).toUpperCase()}${provider.slice(1)}ProviderConfig`);
}

class ClassReader {
  readonly #source: BindingSource;

  constructor(source: BindingSource) {
    this.#source = source;
  }

  block(className: string, struct: string): BlockSchema {
    const table = this.#source.tables.get(struct);
    const attributes: Record<string, AttributeSchema> = {};
    const blocks: Record<string, NestedBlockSchema> = {};
    for (const accessor of this.#accessors(className)) {
      const entry = table?.get(accessor.name);
      // Blocks are never computed: what is both is an attribute that may be written like a block.
      if (accessor.nested !== undefined && entry?.isBlock && !accessor.computed)
        blocks[accessor.name] = this.#nestedBlock(accessor.nested, entry, accessor.required);
      else attributes[accessor.name] = attribute(this.#type(accessor), accessor.name, accessor);
    }
    return { attributes, blocks };
  }

  #accessors(className: string): readonly Accessor[] {
    const found = this.#source.classes.get(className);
    if (found === undefined) throw new Error(`the binding has no class ${className}`);
    return found.accessors;
  }

  #nestedBlock(nested: string, { kind }: HclEntry, required: boolean): NestedBlockSchema {
    const struct = structOf(nested);
    const nesting = NESTING[kind] ?? "list";
    return {
      nesting,
      minItems: required && nesting !== "single" ? 1 : 0,
      maxItems: nesting === "single" || nested.endsWith("List") ? 0 : 1,
      block: this.block(`${struct}OutputReference`, struct),
    };
  }

  #type({ nested, getter, wrapsSet, optional }: Accessor): TypeExpression {
    if (nested === undefined) return getterType(getter);
    const known = MAP_TYPES[nested];
    if (known !== undefined) return known;
    const fields = this.#accessors(`${structOf(nested)}OutputReference`);
    const types = Object.fromEntries(fields.map((accessor) => [accessor.name, this.#type(accessor)]));
    const object: TypeExpression = optional ? ["object", types, Object.keys(types)] : ["object", types];
    return nested.endsWith("List") ? [wrapsSet ? "set" : "list", object] : object;
  }
}

function tableBlock(source: BindingSource, struct: string, properties = struct): BlockSchema {
  const attributes: Record<string, AttributeSchema> = {};
  const blocks: Record<string, NestedBlockSchema> = {};
  for (const [name, entry] of source.tables.get(struct) ?? []) {
    if (name === "alias") continue; // Terraform's own, not the provider's
    const required = source.required.get(properties)?.has(camelCase(name)) ?? false;
    if (entry.struct !== undefined) {
      const nesting = NESTING[entry.kind] ?? "list";
      const minItems = required && nesting !== "single" ? 1 : 0;
      blocks[name] = { nesting, minItems, maxItems: 0, block: tableBlock(source, entry.struct) };
    } else attributes[name] = attribute(storageType(entry), name, { required, optional: !required, computed: false });
  }
  return { attributes, blocks };
}

const NESTING: Readonly<Record<string, Nesting>> = { struct: "single", list: "list", set: "set" };

const MAP_TYPES: Readonly<Record<string, TypeExpression>> = {
  "cdktf.StringMap": ["map", "string"],
  "cdktf.NumberMap": ["map", "number"],
  "cdktf.BooleanMap": ["map", "bool"],
  "cdktf.StringMapList": ["list", ["map", "string"]],
};

const GETTER_TYPES: readonly (readonly [RegExp, TypeExpression])[] = [
  [/^this\.getStringAttribute\(/, "string"],
  [/^this\.getNumberAttribute\(/, "number"],
  [/^this\.getBooleanAttribute\(/, "bool"],
  [/^this\.getStringMapAttribute\(/, ["map", "string"]],
  [/^this\.getListAttribute\(/, ["list", "string"]],
  [/^this\.getNumberListAttribute\(/, ["list", "number"]],
  [/^cdktf\.Fn\.tolist\(this\.getListAttribute\(/, ["set", "string"]],
  [/tolist\(this\.getNumberListAttribute\(/, ["set", "number"]],
  [/^this\.interpolationForAttribute\(/, ["list", ["list", "number"]]],
];

function getterType(getter: string): TypeExpression {
  const [, type] = GETTER_TYPES.find(([pattern]) => pattern.test(getter)) ?? [];
  if (type === undefined) throw new Error(`the binding reads an attribute in an unknown way: ${getter}`);
  return type;
}

function storageType({ kind, storage }: HclEntry): TypeExpression {
  const element = storage.startsWith("number") ? "number" : storage.startsWith("boolean") ? "bool" : "string";
  return kind === "list" || kind === "set" || kind === "map" ? [kind, element] : element;
}

type Flags = Pick<Accessor, "required" | "optional" | "computed">;

function attribute(type: TypeExpression, name: string, { required, optional, computed }: Flags): AttributeSchema {
  return { type, required, optional, computed, writeOnly: name.endsWith("_wo"), sensitive: SENSITIVE.test(name) };
}

/** The bindings do not say what the provider marks as sensitive, but names do: those of every resource used here. */
const SENSITIVE =
  /(password|_secret|connection_string|(primary|secondary|access|account|shared|instrumentation)_key)$|^custom_domain_verification_id$/;

const structOf = (className: string) => className.replace(/(OutputReference|List)$/, "");

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

import { Inventor } from "./inventions.ts";
import type { AttributeSchema, BlockSchema } from "./schema.ts";
import type { ObjectValue, Value } from "./values.ts";
import { isUnknown, UNKNOWN } from "./values.ts";

/** The plan for a resource: what is computed and was not set becomes known after apply; write-only values vanish. */
export const plan = (schema: BlockSchema, proposed: ObjectValue): ObjectValue =>
  mapBlock(schema, proposed, "", (attribute, value) => {
    if (attribute.writeOnly) return null;
    if (value !== null) return withFieldDefaults(attribute, value);
    return attribute.default ?? (attribute.computed && attribute.default === undefined ? UNKNOWN : null);
  });

const withFieldDefaults = ({ fieldDefaults }: AttributeSchema, value: Value): Value => {
  if (fieldDefaults === undefined || !Array.isArray(value)) return value;
  return value.map((item) => {
    const fields = Object.entries(item as ObjectValue).map(([name, field]) => [
      name,
      field ?? fieldDefaults[name] ?? null,
    ]);
    return Object.fromEntries(fields) as ObjectValue;
  });
};

/** The state after apply: unknown values are invented. */
export const apply = (type: string, schema: BlockSchema, planned: ObjectValue): ObjectValue =>
  invent(schema, planned, new Inventor(type, planned));

/** The state of a data source: everything that the query does not set is invented. */
export const readData = (type: string, schema: BlockSchema, config: ObjectValue): ObjectValue =>
  invent(schema, plan(schema, config), new Inventor(type, config));

const invent = (schema: BlockSchema, values: ObjectValue, inventor: Inventor): ObjectValue =>
  mapBlock(schema, values, "", (attribute, value, path, name) =>
    isUnknown(value) ? inventor.attribute(path, name, attribute) : value,
  );

type Transform = (attribute: AttributeSchema, value: Value, path: string, name: string) => Value;

const mapBlock = (schema: BlockSchema, values: ObjectValue, path: string, transform: Transform): ObjectValue => {
  const mapped: ObjectValue = { ...values };
  for (const [name, attribute] of Object.entries(schema.attributes))
    mapped[name] = transform(attribute, values[name] ?? null, join(path, name), name);
  for (const [name, { block }] of Object.entries(schema.blocks))
    mapped[name] = mapNested(block, values[name] ?? null, join(path, name), transform);
  return mapped;
};

const mapNested = (schema: BlockSchema, value: Value, path: string, transform: Transform): Value => {
  if (value === null || isUnknown(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => mapNested(schema, item, `${path}.${index}`, transform));
  return mapBlock(schema, value as ObjectValue, path, transform);
};

const join = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);

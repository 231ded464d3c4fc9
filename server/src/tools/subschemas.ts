import { isRecord } from "../record.ts";

/** A place in a schema where a value is described. */
export interface Subschema {
  readonly schema: unknown;
  /** JSON pointer of the place. */
  readonly at: string;
  /** Where such values stand in an answer: member names, `*` for every element. Undefined where that depends on the value. */
  readonly path: string | undefined;
}

const named = ["properties", "patternProperties", "dependentSchemas", "$defs"];
const single = [
  ...["items", "contains", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"],
  ...["if", "then", "else", "not"],
];
const several = ["anyOf", "oneOf", "allOf", "prefixItems"];

/** The places right below one. */
export const subschemasOf = ({ schema, at, path }: Subschema): readonly Subschema[] => {
  if (!isRecord(schema)) return [];
  const below = (step: string): string | undefined =>
    path === undefined ? undefined : path === "" ? step : `${path}.${step}`;
  const members = (key: string) => Object.entries(isRecord(schema[key]) ? schema[key] : {});
  const elements = (key: string) => (Array.isArray(schema[key]) ? (schema[key] as readonly unknown[]) : []);
  const pathBelow = (key: string, name: string): string | undefined =>
    key === "properties" && name !== "*" && name !== "" && !name.includes(".") ? below(name) : undefined;
  return [
    ...named.flatMap((key) =>
      members(key).map(([name, member]) => ({
        schema: member,
        at: `${at}/${key}/${name}`,
        path: pathBelow(key, name),
      })),
    ),
    ...single.flatMap((key) =>
      key in schema
        ? [{ schema: schema[key], at: `${at}/${key}`, path: key === "items" ? below("*") : undefined }]
        : [],
    ),
    ...several.flatMap((key) =>
      elements(key).map((schema, index) => ({ schema, at: `${at}/${key}/${index}`, path: undefined })),
    ),
  ];
};

import { decode, encode, ExtData } from "@msgpack/msgpack";

/** A Terraform type in Terraform's own JSON notation. */
export type TypeExpression =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", TypeExpression]
  | readonly ["object", Readonly<Record<string, TypeExpression>>, (readonly string[])?];

/** A Terraform value as it travels: plain JSON, unknowns as MessagePack extensions, dynamic values as `[type, value]`. */
export type Value = null | string | number | boolean | Uint8Array | ExtData | Value[] | { [name: string]: Value };
export type ObjectValue = Record<string, Value>;

/** "Known after apply". Terraform's own unknowns may carry refinements; they are passed back as they came. */
export const UNKNOWN = new ExtData(0, Uint8Array.of(0));

export const isUnknown = (value: Value | undefined): value is ExtData => value instanceof ExtData;

export interface DynamicValue {
  readonly msgpack?: Uint8Array | undefined;
  readonly json?: Uint8Array | undefined;
}

export const read = (message: DynamicValue | null): ObjectValue | null => {
  const bytes = message?.msgpack;
  return bytes === undefined || bytes.length === 0 ? null : (decode(bytes) as ObjectValue | null);
};

export const write = (value: Value): DynamicValue => ({ msgpack: encode(value) });

/** A value of an attribute whose type is only known with the value. */
export const dynamic = (type: TypeExpression, value: Value): Value => [Buffer.from(JSON.stringify(type)), value];

/** The value in a dynamic attribute, without its type. */
export const undynamic = (value: Value | undefined): Value | undefined =>
  Array.isArray(value) && value[0] instanceof Uint8Array ? value[1] : value;

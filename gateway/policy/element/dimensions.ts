import type { Dimension } from "./model-data.ts";
import type { Given } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import { refuseUnless } from "../refusal.ts";

/** The dimensions whose values the gateway knows, as its reference lists them. */
const known = [
  "API ID",
  "Operation ID",
  "Product ID",
  "User ID",
  "Subscription ID",
  "Location",
  "Gateway ID",
  "Backend ID",
] as const;

/** Dimensions of a metric by name, each with its value, or `true` for a name whose value the gateway knows. */
export type Dimensions = Readonly<Record<string, Given<"string"> | true>>;

export const dimensionsOf = (dimensions: Dimensions): readonly [Dimension, ...Dimension[]] => {
  const made = Object.entries(dimensions).map(([name, value]): Dimension => {
    refuseUnless(value !== true || isKnown(name), `dimension ${name}`, value, `a value, or one of ${known.join(", ")}`);
    return value === true ? { name } : { name, value: expr("string", value) };
  });
  const [first, ...rest] = made;
  refuseUnless(first !== undefined && made.length <= 10, "dimensions", Object.keys(dimensions), "1 to 10 dimensions");
  return [first, ...rest];
};

/** Whether the gateway knows the value of a dimension by its name. */
export const isKnown = (name: string): boolean => (known as readonly string[]).includes(name);

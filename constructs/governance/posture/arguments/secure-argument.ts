/** What an argument must be. `stated`: any value that is written down. */
export type Want =
  | { readonly is: unknown }
  | { readonly oneOf: readonly unknown[] }
  | { readonly begins: string }
  | { readonly stated: true };

/** One argument of one resource type whose value decides about security. */
export interface SecureArgument {
  readonly type: string;
  /** A path of argument names. */
  readonly argument: string;
  readonly want: Want;
  /** What the provider takes when nothing is written. Left out where that is not known, or where it must be written anyway. */
  readonly byDefault?: unknown;
  /** The argument counts only where this block is written. */
  readonly within?: string;
  /** Requirements and rules of public scanners. */
  readonly references: readonly string[];
  /** The weakenings, by name, that excuse another value. */
  readonly excusedBy?: readonly string[];
}

/** `[argument, want, default of the provider, references]`; `undefined` as default where it must be written. */
export type Row = readonly [argument: string, want: Want, byDefault: unknown, ...references: string[]];

/** The rows of one resource type. */
export const rowsOf = (
  type: string,
  rows: readonly Row[],
  also: Pick<SecureArgument, "within" | "excusedBy"> = {},
): SecureArgument[] =>
  rows.map(([argument, want, byDefault, ...references]) => ({
    ...also,
    type,
    argument: also.within === undefined ? argument : `${also.within}.${argument}`,
    want,
    ...(byDefault === undefined ? {} : { byDefault }),
    references,
  }));

export const is = (value: unknown): Want => ({ is: value });

export const oneOf = (...values: readonly unknown[]): Want => ({ oneOf: values });

export const stated: Want = { stated: true };

export const satisfies = (value: unknown, want: Want): boolean => {
  if (value === undefined || value === null) return false;
  if ("stated" in want) return value !== "";
  if ("begins" in want) return typeof value === "string" && value.startsWith(want.begins);
  const text = JSON.stringify(value);
  return ("oneOf" in want ? want.oneOf : [want.is]).some((wanted) => JSON.stringify(wanted) === text);
};

export const describe = (want: Want): string => {
  if ("stated" in want) return "an explicit value";
  if ("begins" in want) return `something that begins with ${JSON.stringify(want.begins)}`;
  return ("oneOf" in want ? want.oneOf : [want.is]).map((wanted) => JSON.stringify(wanted)).join(" or ");
};

import type { Problem } from "./checks.ts";

/** Twice the same would be two rights where Entra takes one; two of one name would be one right where two were meant. */
export const repeated = <Key extends string>(
  field: string,
  key: Key,
  items: readonly (Readonly<Record<Key, string>> & { readonly name: string })[],
): readonly Problem[] =>
  ([key, "name"] as const).flatMap((property) => {
    const values = items.map((item) => item[property] as string);
    return values.flatMap((received, index) =>
      values.indexOf(received) === index
        ? []
        : [{ field: `${field}[${index}].${property}`, received, right: "one that is not in the list already" }],
    );
  });

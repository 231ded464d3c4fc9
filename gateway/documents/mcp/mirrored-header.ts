import type { Expr } from "../../policy/index.ts";
import {
  and,
  endsWith,
  equals,
  fromBase64,
  length,
  minus,
  not,
  or,
  slice,
  startsWith,
  text,
} from "../../policy/index.ts";

const begin = "=?base64?";
const end = "?=";

/** Whether a header's value is the text, as it is or in the encoded form for texts that no header can hold. The markers have one case. */
export const mirrors = (value: Expr<"string">, said: Expr<"string">): Expr<"boolean"> => {
  const encoded = slice(value, begin.length, minus(length(value), begin.length + end.length));
  // Text that is not Base64, or not UTF-8, equals no text of a message.
  const decoded = fromBase64(encoded, text(said, "?"));
  return or(
    and(not(startsWith(value, begin)), equals(value, said)),
    and(startsWith(value, begin), endsWith(value, end), equals(decoded, said)),
  );
};

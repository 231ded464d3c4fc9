import {
  type Expr,
  after,
  before,
  contains,
  count,
  equals,
  isMoreThan,
  joined,
  keepEach,
  lookup,
  lowered,
  mapEach,
  only,
  pick,
  replaced,
  request,
  slice,
  split,
  text,
  trimmed,
} from "../../policy/index.ts";

/** No form that is meant for these routes is longer: a code, a refresh token and some addresses. */
export const longestForm = 16 * 1024;

export const isForm: Expr<"boolean"> = equals(
  lowered(trimmed(before(request.header("Content-Type"), ";"))),
  "application/x-www-form-urlencoded",
);

/** The value of a field of the request's form; nothing when it is missing or there several times. */
export function field(name: string): Expr<"string"> {
  return only(
    mapEach(pairs(name), (pair) => decoded(after(pair, "="))),
    "",
  );
}

export function isRepeatedField(name: string): Expr<"boolean"> {
  return isMoreThan(count(pairs(name)), 1);
}

/** Names are compared as they are sent: one that is needlessly escaped is another name, and so left behind. */
function pairs(name: string): Expr<"strings"> {
  return keepEach(split(request.bodyText, "&"), (pair) => equals(before(pair, "="), name));
}

/** Printable ASCII by its escape. What else a form can hold becomes a character that no value here may have. */
const printable = Object.fromEntries(
  Array.from({ length: 0x7f - 0x20 }, (_, index) => {
    const code = 0x20 + index;
    return [code.toString(16), String.fromCharCode(code)] as const;
  }),
);
const unacceptable = "\u0000";

function decoded(value: Expr<"string">): Expr<"string"> {
  const spaced = replaced(value, "+", " ");
  const escapes = mapEach(split(after(spaced, "%"), "%"), (part) =>
    text(lookup(lowered(slice(part, 0, 2)), printable, unacceptable), slice(part, 2, longestForm)),
  );
  return text(before(spaced, "%"), pick(contains(spaced, "%"), joined(escapes, ""), ""));
}

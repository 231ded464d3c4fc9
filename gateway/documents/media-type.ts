import type { Expr } from "../policy/index.ts";
import {
  and,
  characters,
  count,
  isAtMost,
  isNumber,
  lowered,
  matches,
  optional,
  request,
  sequence,
  trimmed,
} from "../policy/index.ts";

const blank = characters(" ", 0, 8);

/**
 * Whether the body is of this type, in UTF-8: the one encoding in which every rule here and every parser behind the gateway reads it. A body
 * in another one would be read as something else by a parser that obeys the parameter, and a compressed one by a parser that unpacks it.
 */
export const isOfType = (type: string): Expr<"boolean"> => {
  const charset = sequence("charset=", optional('"'), "utf-8", optional('"'));
  const form = sequence(type, optional(sequence(blank, ";", blank, optional(charset))));
  return and(
    isNumber(count(request.headerValues("Content-Encoding")), 0),
    isAtMost(count(request.headerValues("Content-Type")), 1),
    matches(lowered(trimmed(request.header("Content-Type"))), form),
  );
};

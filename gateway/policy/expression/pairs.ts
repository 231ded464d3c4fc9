import { formDecoded } from "./encoding.ts";
import type { Expr, Given } from "./expr.ts";
import { isMoreThan } from "./integer.ts";
import { count, joined, keepEach, mapEach, split } from "./list.ts";
import { request } from "./request.ts";
import { after, before, equals, trimmed } from "./text.ts";

/** The replacement for a malformed value: no list contains it, and no pattern matches it. */
const broken = "\ufffd";

/**
 * The decoded names of the fields of a form, in their order: a name that is there twice is there twice.
 *
 * @example
 * formNames(request.bodyText);
 */
export const formNames = (form: Given<"string">): Expr<"strings"> =>
  mapEach(split(form, "&"), (field) => formDecoded(before(field, "="), ""));

/**
 * Whether a field is in a form more than once.
 *
 * @example
 * when(isRepeated(request.bodyText, "redirect_uri"), returnResponse({ status: 400 }));
 */
export const isRepeated = (form: Given<"string">, name: string): Expr<"boolean"> =>
  isMoreThan(count(keepEach(formNames(form), (field) => equals(field, name))), 1);

/**
 * The values of a field of a form, decoded; an encoded name is the same name.
 *
 * @example
 * only(formValues(request.bodyText, "grant_type"), "");
 */
export const formValues = (form: Given<"string">, name: string): Expr<"strings"> => {
  const fields = keepEach(split(form, "&"), (field) => equals(formDecoded(before(field, "="), ""), name));
  return mapEach(fields, (field) => formDecoded(after(field, "="), broken));
};

/**
 * The values of a parameter of the query, read as a form.
 *
 * @example
 * only(queryValues("page"), "1");
 */
export const queryValues = (name: string): Expr<"strings"> => formValues(request.query, name);

/**
 * The values of a cookie, from every `Cookie` header.
 *
 * @example
 * only(cookieValues("session"), "");
 */
export const cookieValues = (name: string): Expr<"strings"> => {
  const cookies = split(joined(request.headerValues("Cookie"), ";"), ";");
  const named = keepEach(cookies, (cookie) => equals(before(trimmed(cookie), "="), name));
  return mapEach(named, (cookie) => after(trimmed(cookie), "="));
};

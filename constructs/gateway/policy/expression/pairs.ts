import { formDecoded } from "./encoding.ts";
import type { Expr, Given } from "./expr.ts";
import { joined, keepEach, mapEach, split } from "./list.ts";
import { request } from "./request.ts";
import { after, before, equals, trimmed } from "./text.ts";

/** The values of a field of a form, decoded; an encoded name is the same name. Broken values are empty. */
export function formValues(form: Given<"string">, name: string): Expr<"strings"> {
  const fields = keepEach(split(form, "&"), (field) => equals(formDecoded(before(field, "="), ""), name));
  return mapEach(fields, (field) => formDecoded(after(field, "="), ""));
}

/** The values of a cookie, from every `Cookie` header. */
export function cookieValues(name: string): Expr<"strings"> {
  const cookies = split(joined(request.headerValues("Cookie"), ";"), ";");
  const named = keepEach(cookies, (cookie) => equals(before(trimmed(cookie), "="), name));
  return mapEach(named, (cookie) => after(trimmed(cookie), "="));
}

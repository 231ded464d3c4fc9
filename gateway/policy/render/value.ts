import type { Constant } from "../element/data.ts";
import { toCsharp } from "../expression/csharp.ts";
import type { Expr } from "../expression/expr.ts";
import { literal } from "../expression/expr.ts";
import { refuseUnless } from "../refusal.ts";
import type { XmlValue } from "./xml.ts";

/** Printable ASCII without markup, without what begins an expression or a named value, and without blanks that a reader could trim. */
const plain = /^(?! )[ !#$%'-;=?A-Z[-z|~]+(?<! )$/;

/** A text that may be an expression. */
export const textValue = (expr: Expr<"string">): XmlValue => {
  if (expr.kind === "named-value") return { plain: `{{${expr.name}}}` };
  if (expr.kind === "literal" && plain.test(expr.value)) return { plain: expr.value };
  return codeValue(expr);
};

/** An expression where it cannot be plain text. */
export const codeValue = (expr: Expr): XmlValue =>
  expr.kind === "opaque" ? { verbatim: expr.code } : { code: toCsharp(expr) };

export const conditionValue = (expr: Expr<"boolean">): XmlValue =>
  expr.kind === "literal" ? { plain: String(expr.value) } : codeValue(expr);

export const numberValue = (expr: Expr<"integer">): XmlValue =>
  expr.kind === "literal" ? { plain: String(expr.value) } : codeValue(expr);

export const constantValue = (constant: Constant): XmlValue =>
  textValue(typeof constant === "string" ? literal("string", constant) : constant.text);

/** A text where the gateway takes no expression. */
export const plainValue = (field: string, text: string): XmlValue => {
  refuseUnless(plain.test(text), field, text, "printable ASCII without markup, braces or outer blanks");
  return { plain: text };
};

export const attributeValue = (value: string | number | boolean): XmlValue => plainValue("attribute", String(value));

/** An attribute that is left out where there is no value. */
export const optional = <T>(value: T | undefined, render: (value: T) => XmlValue): XmlValue | undefined =>
  value === undefined ? undefined : render(value);

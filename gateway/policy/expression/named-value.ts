import type { NamedValueReference } from "./expr.ts";
import type { Pattern } from "./pattern.ts";
import { alphabet, toRegex } from "./pattern.ts";
import { refuseUnless } from "../refusal.ts";

/**
 * A value that operators can change without a deployment. The gateway puts it into the document as text, into the middle of C# or of an
 * attribute, so its pattern may only allow what is harmless in all of them.
 */
export interface NamedValue {
  /** The name at the gateway. */
  readonly name: string;
  /** What it is for. */
  readonly description: string;
  /** What its value may be; another one is a refusal. */
  readonly pattern: Pattern;
  /** The value as an expression. */
  readonly text: NamedValueReference;
}

const harmful = new Set(['"', "'", "\\", "{", "}", "<", ">", "&", "@", "\r", "\n"]);

const longestNamedValue = 4096;

/**
 * A named value of the gateway, with the pattern that its content must fit.
 *
 * @example
 * const tenant = namedValue({ name: "tenant", description: "The tenant", pattern: guid });
 * setHeader("X-Tenant", tenant.text);
 */
export const namedValue = (definition: Pick<NamedValue, "name" | "description" | "pattern">): NamedValue => {
  const { name, pattern } = definition;
  refuseUnless(/^[A-Za-z0-9._-]{1,256}$/.test(name), "named value name", name, "1 to 256 of A-Z a-z 0-9 . _ -");
  const unsafe = [...alphabet(pattern)].filter((character) => harmful.has(character));
  refuseUnless(
    unsafe.length === 0,
    `pattern of named value ${name}`,
    unsafe.join(" "),
    "no character that ends a C# literal or an attribute",
  );
  return { ...definition, text: { kind: "named-value", type: "string", name } };
};

/**
 * Whether the gateway could hold this value, and the documents that use it can bear it.
 *
 * @example
 * const tenant = namedValue({ name: "tenant", description: "The tenant", pattern: guid });
 * isAcceptable(tenant, "'; drop table"); // false
 */
export const isAcceptable = ({ pattern }: NamedValue, value: string): boolean =>
  value !== "" && value.length <= longestNamedValue && new RegExp(`^(?:${toRegex(pattern)})$`).test(value);

import { element } from "./element.js";
import { visible } from "./visible.js";

/** @typedef {Readonly<Record<string, unknown>>} Schema */
/** What a field of the form is, and what it holds: nothing when it is left out. @typedef {{ node: HTMLElement, read: () => unknown }} Field */

/** Words of a schema that a field of that type knows. A field with any other takes JSON. */
const common = ["type", "title", "description", "default", "enum"];
/** @type {Readonly<Record<string, readonly string[]>>} */
const known = {
  string: [...common, "minLength", "maxLength", "pattern", "format"],
  number: [...common, "minimum", "maximum", "multipleOf"],
  integer: [...common, "minimum", "maximum", "multipleOf"],
  boolean: common,
  object: [...common, "properties", "required", "additionalProperties"],
};
const longText = 300;
let made = 0;

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Schema} schema */
const isKnown = (schema) => {
  const { type, enum: values } = schema;
  const words = typeof type === "string" && Object.hasOwn(known, type) ? known[type] : undefined;
  if (!words || !Object.keys(schema).every((word) => words.includes(word))) return false;
  if (type === "object") return isObject(schema["properties"]);
  return values === undefined || (Array.isArray(values) && values.every((one) => typeof one === "string"));
};

/** @param {unknown} value @returns {number | undefined} */
const numberOr = (value) => (typeof value === "number" ? value : undefined);

/**
 * What a field has to be, in words.
 *
 * @param {Schema} schema
 * @param {boolean} isRequired
 */
const hint = ({ type, description, minLength, maxLength, minimum, maximum, pattern, format }, isRequired) =>
  [
    typeof description === "string" && description,
    isRequired ? "required" : "may be left out",
    typeof type === "string" && type,
    minLength !== undefined && `at least ${String(minLength)} characters`,
    maxLength !== undefined && `at most ${String(maxLength)} characters`,
    minimum !== undefined && `from ${String(minimum)}`,
    maximum !== undefined && `to ${String(maximum)}`,
    typeof format === "string" && format,
    typeof pattern === "string" && `as ${pattern}`,
  ]
    .filter(Boolean)
    .join(" · ");

/**
 * @param {string} name
 * @param {Schema} schema
 * @param {boolean} isRequired
 * @param {HTMLElement & { id: string }} input
 */
const labelled = (name, schema, isRequired, input) => {
  made += 1;
  input.id = `argument-${made}`;
  input.setAttribute("aria-describedby", `${input.id}-hint`);
  return element(
    "div",
    { class: "field" },
    element("label", { for: input.id }, element("code", {}, visible(name))),
    input,
    element("p", { class: "small", id: `${input.id}-hint` }, visible(hint(schema, isRequired))),
  );
};

/**
 * What the form does not know, as JSON.
 *
 * @param {string} name
 * @param {Schema} schema
 * @param {boolean} isRequired
 * @returns {Field}
 */
const jsonField = (name, schema, isRequired) => {
  const input = element("textarea", { rows: 4, required: isRequired, spellcheck: "false", placeholder: "JSON" });
  const node = labelled(name, schema, isRequired, input);
  node.append(
    element(
      "details",
      { class: "small" },
      element("summary", {}, "Its schema"),
      element("pre", {}, visible(JSON.stringify(schema, null, 2))),
    ),
  );
  return {
    node,
    read: () => {
      if (input.value.trim() === "") return undefined;
      try {
        return JSON.parse(input.value);
      } catch {
        throw new Error(`${name}: received no JSON; should be JSON as its schema says`);
      }
    },
  };
};

/**
 * @param {string} name
 * @param {Schema} schema
 * @param {boolean} isRequired
 * @returns {Field}
 */
const field = (name, schema, isRequired) => {
  if (!isKnown(schema)) return jsonField(name, schema, isRequired);
  const { type, enum: values, maxLength, minLength, minimum, maximum } = schema;
  if (type === "object") return objectField(name, schema);
  if (type === "boolean") {
    const input = element("input", { type: "checkbox" });
    return {
      node: labelled(name, schema, isRequired, input),
      read: () => (input.checked ? true : isRequired ? false : undefined),
    };
  }
  if (Array.isArray(values)) {
    const options = [...(isRequired ? [] : [""]), ...values];
    const input = element("select", {}, ...options.map((one) => element("option", { value: one }, visible(one))));
    return { node: labelled(name, schema, isRequired, input), read: () => input.value || undefined };
  }
  if (type === "string") {
    const limits = { required: isRequired, minlength: numberOr(minLength), maxlength: numberOr(maxLength) };
    const isLong = numberOr(maxLength) === undefined || Number(maxLength) > longText;
    const isAddress = schema["format"] === "uri";
    const input =
      isLong && !isAddress
        ? element("textarea", { rows: 3, ...limits })
        : element("input", { type: "text", spellcheck: "false", ...limits });
    return { node: labelled(name, schema, isRequired, input), read: () => input.value || undefined };
  }
  const input = element("input", {
    type: "number",
    required: isRequired,
    min: numberOr(minimum),
    max: numberOr(maximum),
    step: type === "integer" ? 1 : "any",
  });
  return {
    node: labelled(name, schema, isRequired, input),
    read: () => (input.value === "" ? undefined : Number(input.value)),
  };
};

/**
 * @param {Schema} schema
 * @param {Readonly<Record<string, string>>} [example]
 * @returns {{ fields: readonly HTMLElement[], read: () => Record<string, unknown> }}
 */
const members = (schema, example = {}) => {
  const required = /** @type {readonly string[]} */ (schema["required"] ?? []);
  const properties = /** @type {Readonly<Record<string, Schema>>} */ (schema["properties"]);
  const fields = Object.entries(properties).map(
    ([name, property]) => /** @type {const} */ ([name, field(name, property, required.includes(name))]),
  );
  for (const [name, { node }] of fields) {
    const input = node.querySelector("input, textarea");
    const value = example[name];
    if (value === undefined) continue;
    if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.value = value;
  }
  return {
    fields: fields.map(([, { node }]) => node),
    read: () =>
      Object.fromEntries(fields.map(([name, { read }]) => [name, read()]).filter(([, value]) => value !== undefined)),
  };
};

/**
 * @param {string} name
 * @param {Schema} schema
 * @returns {Field}
 */
const objectField = (name, schema) => {
  const { fields, read } = members(schema);
  return {
    node: element("fieldset", { class: "field" }, element("legend", {}, element("code", {}, visible(name))), ...fields),
    read,
  };
};

/**
 * The fields of a tool's arguments.
 *
 * @param {Schema} schema
 * @param {Readonly<Record<string, string>>} [example] texts with which to begin
 * @returns {{ fields: readonly HTMLElement[], read: () => unknown }}
 */
export const schemaForm = (schema, example = {}) => {
  if (isKnown(schema) && schema["type"] === "object") return members(schema, example);
  const { node, read } = jsonField("arguments", schema, false);
  return { fields: [node], read: () => read() ?? {} };
};

/** @typedef {Node | string | number | undefined | false} Child */
/** @typedef {Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>} Attributes */

/**
 * @param {Element} element
 * @param {Attributes} attributes
 * @param {readonly Child[]} children
 */
const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  // Text from elsewhere becomes text, and never markup.
  element.append(...children.flatMap((child) => (child === undefined || child === false ? [] : [nodeOf(child)])));
};

/** @param {Node | string | number} child */
const nodeOf = (child) => (typeof child === "number" ? String(child) : child);

/**
 * An element with attributes and children; a function is called on the event of that name.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  fill(made, attributes, children);
  return made;
};

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export const drawn = (tag, attributes = {}, ...children) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(made, attributes, children);
  return made;
};

/**
 * What the page itself has by that id.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id}: not on the page`);
  return found;
};

/**
 * Where a section keeps what changes.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export const contentOf = (id) => {
  const found = byId(id).querySelector("[data-content]");
  if (!(found instanceof HTMLElement)) throw new Error(`#${id}: without content`);
  return found;
};

/**
 * @param {number} count
 * @param {string} one
 */
export const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

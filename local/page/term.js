import { ask } from "./api.js";
import { element } from "./element.js";

/** By word. @type {Readonly<Record<string, string>>} */
let meanings = {};
let made = 0;

/**
 * Puts the note under its word, inside the window.
 *
 * @param {HTMLElement} button
 * @param {HTMLElement} note
 */
const place = (button, note) => {
  const { left, bottom } = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth - note.offsetWidth - 8;
  note.style.left = `${Math.max(8, Math.min(left, room))}px`;
  note.style.top = `${bottom + 4}px`;
};

/**
 * A word with its explanation, which a press on it shows and Escape hides. A word that the glossary lacks stays plain text.
 *
 * @param {string} word as in the glossary
 * @param {string} [shown]
 */
export const term = (word, shown = word) => {
  const meaning = Object.hasOwn(meanings, word) ? meanings[word] : undefined;
  if (meaning === undefined) return element("span", { "data-unexplained": word }, shown);
  made += 1;
  const id = `term-${made}`;
  const button = element(
    "button",
    { type: "button", class: "term", popovertarget: id, "aria-description": "explains the term" },
    shown,
  );
  const note = element(
    "span",
    { id, class: "meaning", popover: "auto", role: "note", toggle: () => place(button, note) },
    element("strong", {}, word),
    " ",
    meaning,
  );
  return element("span", { class: "explained" }, button, note);
};

/** Learns the glossary, and explains the words of it that the page itself marks. */
export const explainTerms = async () => {
  /** @type {{ terms: Readonly<Record<string, string>> }} */
  const { terms } = await ask("/api/terms");
  meanings = terms;
  for (const marked of document.querySelectorAll("[data-term]")) {
    const { textContent, dataset } = /** @type {HTMLElement} */ (marked);
    marked.replaceWith(term(dataset["term"] || textContent || "", textContent ?? ""));
  }
};

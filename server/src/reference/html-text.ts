import { Tokenizer } from "htmlparser2";
import { createOpenElements } from "./open-elements.ts";
import { createPageText } from "./page-text.ts";
import { blocks, endedBy, foreign, lineBreaks, unshown, voidElements } from "./html-elements.ts";
import { hides } from "./hiding-styles.ts";
import { pageStyles } from "./page-styles.ts";

/** Of the attributes that are looked at. */
const longestName = "popover".length;

/** Attributes whose values are. */
const kept: ReadonlySet<string> = new Set(["style", "id", "class"]);

/** Characters that are read before others get a turn of the event loop. */
const sliceLength = 16_384;

/** Turns of the event loop, one for each that waits: with many pages at once a turn holds the others no longer than with one. */
export const createPageTurns = (later: (act: () => void) => void = setImmediate): (() => Promise<void>) => {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) later(next);
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) later(next);
    });
};

const turnOfAll = createPageTurns();

/**
 * Text of a page as its reader sees it, at most `most` characters, in one pass. Hidden elements and comments are left out, also where
 * they are badly nested. Takes turns with the rest of the server, and ends as soon as it has enough.
 */
export const htmlText = async (
  html: string,
  most: number,
  turn: () => Promise<unknown> = turnOfAll,
): Promise<string> => {
  const elements = createOpenElements();
  const page = createPageText(most);
  const styles = pageStyles(html);
  let tag = { name: "", id: "", classes: "", hidden: false, open: false };
  let attribute = "";
  let value = "";

  const show = (text: string): void => {
    if (!elements.isShown()) return;
    page.add(text, elements.isOpen("pre"));
    if (page.isFull()) tokenizer.pause();
  };
  const isForeign = (): boolean => elements.isOpen("svg") || elements.isOpen("math");

  const start = (selfClosing: boolean): void => {
    const { name } = tag;
    if (isForeign() && blocks.has(name) && !elements.isOpen("foreignobject"))
      for (const root of foreign) elements.endBefore(root);
    if (blocks.has(name)) elements.endBefore("p");
    for (const ended of Object.hasOwn(endedBy, name) ? (endedBy[name] as readonly string[]) : [])
      elements.endBefore(ended);
    if (blocks.has(name) || lineBreaks.has(name)) page.breakLine();
    else if (name === "td" || name === "th") page.space();
    if (voidElements.has(name) || (selfClosing && (foreign.has(name) || isForeign()))) return;
    const isClosed = name === "dialog" && !tag.open;
    elements.push(name, tag.hidden || unshown.has(name) || isClosed || styles.hide(tag));
  };

  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      isInForeignContext: isForeign,
      ontext: (from, to) => {
        show(html.slice(from, to));
      },
      ontextentity: (point) => {
        show(String.fromCodePoint(point));
      },
      onopentagname: (from, to) => {
        tag = { name: html.slice(from, to).toLowerCase(), id: "", classes: "", hidden: false, open: false };
      },
      onattribname: (from, to) => {
        attribute = to - from > longestName ? "" : html.slice(from, to).toLowerCase();
        value = "";
      },
      onattribdata: (from, to) => {
        if (kept.has(attribute)) value += html.slice(from, to);
      },
      onattribentity: (point) => {
        if (kept.has(attribute)) value += String.fromCodePoint(point);
      },
      onattribend: () => {
        if (attribute === "hidden" || attribute === "popover" || (attribute === "style" && hides(value)))
          tag.hidden = true;
        if (attribute === "open") tag.open = true;
        if (attribute === "id") tag.id ||= value;
        if (attribute === "class") tag.classes ||= value;
      },
      onopentagend: () => start(false),
      onselfclosingtag: () => start(true),
      onclosetag: (from, to) => {
        const name = html.slice(from, to).toLowerCase();
        if (name !== "body" && name !== "html") elements.close(name);
        if (blocks.has(name)) page.breakLine();
      },
      oncomment: () => undefined,
      oncdata: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  );
  for (let at = 0; at < html.length && !page.isFull(); at += sliceLength) {
    if (at > 0) await turn();
    tokenizer.write(html.slice(at, at + sliceLength));
  }
  if (!page.isFull()) tokenizer.end();
  return page.text();
};

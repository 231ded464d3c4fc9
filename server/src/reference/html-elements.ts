/** Facts about HTML elements, from the parsing and rendering sections of the HTML standard. Names in lower case. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** No end tag, no content. */
export const voidElements = names("area base br col embed frame hr img input keygen link meta param source track wbr");

/** Their content is not shown as text of the page: program, picture, fallback, or title of the window. */
export const unshown = names(
  "script style noscript template title svg math iframe object audio video canvas noembed noframes datalist " +
    "progress meter rp applet",
);

/** Elements whose content is not HTML. */
export const foreign = names("svg math");

/** Each begins a line, and ends a paragraph that is open. */
export const blocks = names(
  "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul",
);

/** Begin a line; a paragraph around them stays open. */
export const lineBreaks = names("br caption option tbody tfoot thead tr");

/** An end tag does not reach out of one of these. */
export const scopes = names("caption html table td th template button object marquee svg math");

/** Styles of text, not parts of the tree: one goes on behind the element in which it began, and ends without ending others. */
export const formatting = names("a b big code em font i nobr s small strike strong tt u");

/** Elements that end, at the start of another, without an end tag. Those that end a paragraph stand in {@link blocks}. */
export const endedBy: Readonly<Record<string, readonly string[]>> = {
  li: ["li"],
  dd: ["dd", "dt"],
  dt: ["dd", "dt"],
  td: ["td", "th"],
  th: ["td", "th"],
  tr: ["td", "th", "tr"],
  tbody: ["td", "th", "tr", "thead", "tbody", "tfoot"],
  tfoot: ["td", "th", "tr", "thead", "tbody", "tfoot"],
  option: ["option"],
  optgroup: ["option", "optgroup"],
};

export const tableParts = names("caption table tbody td tfoot th thead tr");

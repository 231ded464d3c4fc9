const dropped = new Set(["script", "style", "noscript", "template", "svg", "head"]);
const breaking = new Set(["p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article"]);

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

const decodeEntities = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** What a reader of the page would see, in one pass over the markup. Hidden parts and comments are left out. */
export const htmlText = (html: string): string => {
  const pieces: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) break;
    pieces.push(html.slice(at, open));
    const comment = html.startsWith("<!--", open);
    const close = html.indexOf(comment ? "-->" : ">", open);
    if (close === -1) return finish(pieces);
    at = close + (comment ? 3 : 1);
    const name = comment ? "" : (/^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 32))?.[1] ?? "").toLowerCase();
    if (breaking.has(name)) pieces.push("\n");
    if (dropped.has(name) && html[open + 1] !== "/") {
      const end = indexOfEnd(html, name, at);
      if (end === -1) return finish(pieces);
      at = end;
    }
  }
  pieces.push(html.slice(at));
  return finish(pieces);
};

const indexOfEnd = (html: string, name: string, from: number): number => {
  const pattern = new RegExp(`</${name}`, "gi");
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? -1;
};

const finish = (pieces: readonly string[]): string =>
  decodeEntities(pieces.join(""))
    .split("\n")
    .map((line) => line.replace(/[ \t\r\f\v]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");

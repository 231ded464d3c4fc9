import { hides, weighed, withoutComments } from "./hiding-styles.ts";

/** An element as a simple selector sees it. */
export interface StyledElement {
  readonly name: string;
  readonly id: string;
  /** Its `class` attribute. */
  readonly classes: string;
}

/** What the `<style>` blocks of a page say about its elements. */
export interface PageStyles {
  hide(element: StyledElement): boolean;
}

/** Of all blocks together. */
const mostCss = 65_536;
/** Rules that one part of a selector may lead to, classes of an element that are looked at, and blocks of a page that are looked for. */
const mostAlike = 16;
const mostClasses = 16;
const mostBlocks = 256;
const longestTag = 1_024;

interface Rule {
  readonly name: string;
  readonly id: string;
  readonly classes: readonly string[];
  /** Greater where it wins over another. */
  readonly weight: number;
  readonly hides: boolean;
}

const simple = /^([a-z][a-z0-9-]*)?((?:[.#][\w-]+)*)$/i;
const part = /[.#][\w-]+/g;
const shown =
  /(?:^|;)\s*(?:display\s*:\s*(?:block|inline|flex|grid|contents|list-item|flow-root|table|initial|unset|revert)|visibility\s*:\s*visible|opacity\s*:\s*(?:1|0?\.[1-9]))/;
/** Groups whose rules hold for every reader with a screen. */
const always = /^@(?:layer\b|supports\b|media\s+(?:all|screen)\s*$)/;

const media = /\bmedia\s*=\s*["']?([^"'>]*)/i;
const forScreens = /^\s*(?:(?:all|screen)\s*)?$/i;

/** The blocks of a page, wherever they stand: one behind an element holds for it as well. */
const sheetsIn = (html: string): string => {
  const sheets: string[] = [];
  let length = 0;
  let tries = 0;
  const opening = /<style(?=[\s/>])/gi;
  for (let found = opening.exec(html); found && tries < mostBlocks; found = opening.exec(html)) {
    tries += 1;
    const tag = html.slice(found.index, found.index + longestTag).split(">", 1)[0] as string;
    if (tag.length === longestTag) continue;
    const start = found.index + tag.length + 1;
    const closing = /<\/style/gi;
    closing.lastIndex = start;
    const end = closing.exec(html)?.index;
    if (end === undefined) break;
    opening.lastIndex = end;
    if (!forScreens.test(media.exec(tag)?.[1] ?? "")) continue;
    const sheet = html.slice(start, Math.min(end, start + mostCss - length));
    length += sheet.length;
    sheets.push(sheet);
    if (length >= mostCss) break;
  }
  return sheets.join("\n");
};

/** Index behind the brace that closes the one before `from`. */
const behindBlock = (css: string, from: number): number => {
  const brace = /[{}]/g;
  brace.lastIndex = from;
  let depth = 1;
  for (let found = brace.exec(css); found; found = brace.exec(css)) {
    depth += found[0] === "{" ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  return css.length;
};

/** Every rule as its selectors and its declarations, up to one that is nested in it. */
function* rulesIn(css: string): Generator<readonly [selectors: string, declarations: string]> {
  const mark = /[{};]/g;
  let from = 0;
  for (let found = mark.exec(css); found; found = mark.exec(css)) {
    const before = css.slice(from, found.index).trim().toLowerCase();
    from = found.index + 1;
    // A statement without a block, or the end of a group that was gone into.
    if (found[0] !== "{" || always.test(before)) continue;
    const behind = behindBlock(css, from);
    if (!before.startsWith("@")) yield [before, css.slice(from, behind - 1).split("{", 1)[0] ?? ""];
    from = behind;
    mark.lastIndex = behind;
  }
}

const selected = (selector: string): Pick<Rule, "name" | "id" | "classes"> | undefined => {
  const [, name = "", rest = ""] = simple.exec(selector) ?? [];
  const parts = rest.match(part) ?? [];
  if (parts.length === 0 && name === "") return undefined;
  return {
    name,
    id: parts.find((one) => one.startsWith("#"))?.slice(1) ?? "",
    classes: parts.filter((one) => one.startsWith(".")).map((one) => one.slice(1)),
  };
};

const keyOf = ({ id, classes: [first], name }: Pick<Rule, "name" | "id" | "classes">): string =>
  id !== "" ? `#${id}` : first !== undefined ? `.${first}` : name;

const whole: ReadonlySet<string> = new Set(["html", "body"]);
const nothing: PageStyles = { hide: () => false };

/**
 * Reads simple selectors alone: a name, classes, an id. Rules under a condition (a pseudo-class, a parent, the width of the window) and
 * files of styles are not read, so the text that they hide is shown, and marked as all text of a page.
 */
export const pageStyles = (html: string): PageStyles => {
  const css = withoutComments(sheetsIn(html));
  const rules = new Map<string, Rule[]>();
  let order = 0;
  for (const [selectors, all] of rulesIn(css)) {
    const declarations = weighed(all);
    const isHiding = hides(declarations);
    order += 1;
    if (!isHiding && !shown.test(declarations.toLowerCase())) continue;
    for (const selector of selectors.split(",")) {
      const parts = selected(selector.trim());
      if (!parts) continue;
      const { id, classes, name } = parts;
      const specificity = Number(id !== "") * 10_000 + classes.length * 100 + Number(name !== "");
      const alike = rules.get(keyOf(parts)) ?? [];
      rules.set(keyOf(parts), alike);
      if (alike.length < mostAlike)
        alike.push({ ...parts, hides: isHiding, weight: specificity + order / (mostCss + 1) });
    }
  }
  if (![...rules.values()].some((alike) => alike.some((rule) => rule.hides))) return nothing;
  return {
    hide: ({ name, id, classes }) => {
      // A page that is hidden as a whole, until its script has run, has a reader all the same.
      if (whole.has(name)) return false;
      const mine = classes.toLowerCase().split(/\s+/, mostClasses);
      const isMatch = (rule: Rule): boolean =>
        (rule.name === "" || rule.name === name) &&
        (rule.id === "" || rule.id === id.toLowerCase()) &&
        rule.classes.every((one) => mine.includes(one));
      let strongest: Rule | undefined;
      for (const key of [name, `#${id.toLowerCase()}`, ...mine.map((one) => `.${one}`)])
        for (const rule of rules.get(key) ?? [])
          if (rule.weight > (strongest?.weight ?? 0) && isMatch(rule)) strongest = rule;
      return strongest?.hides ?? false;
    },
  };
};

/** A number as CSS writes it, and its unit. */
const quantity = /(?<![\w#.-])([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)([a-z]{1,4}|%)?/g;

interface Quantity {
  readonly number: number;
  readonly unit: string;
}
const quantitiesIn = (value: string): Quantity[] =>
  Array.from(value.matchAll(quantity), ([, number, unit = ""]) => ({ number: Number(number), unit }));

/** Pixels, roughly: enough to tell a letter from a dot, and a page from what lies beyond it. */
const pixelsOf: Readonly<Record<string, number>> = { em: 16, rem: 16, ex: 8, ch: 8, vw: 10, vh: 10, "%": 0.16 };
const inPixels = ({ number, unit }: Quantity): number => number * (pixelsOf[unit] ?? 1);

/** No letter of this size can be read. */
const tinySize = 2;
const isTiny = (size: Quantity): boolean => inPixels(size) < tinySize;
const faintest = 0.05;
const isFaint = ({ number, unit }: Quantity): boolean => (unit === "%" ? number / 100 : number) < faintest;
/** A page begins at zero, and few go on so far. */
const beforePage = -900;
const behindPage = 9_000;
const isBeyond = (place: Quantity): boolean =>
  place.unit !== "%" && (inPixels(place) < beforePage || inPixels(place) > behindPage);

const every =
  (judge: (one: Quantity) => boolean) =>
  (value: string): boolean => {
    const all = quantitiesIn(value);
    return all.length > 0 && all.every(judge);
  };
const some =
  (judge: (one: Quantity) => boolean) =>
  (value: string): boolean =>
    quantitiesIn(value).some(judge);
const is = (pattern: RegExp) => (value: string) => pattern.test(value);
/** The arguments of a function that stands in the value. */
const within = (name: RegExp, judge: (value: string) => boolean) => (value: string) => {
  const start = name.exec(value);
  return start !== null && judge(value.slice(start.index + start[0].length).split(")", 1)[0] ?? "");
};
const any =
  (...judges: readonly ((value: string) => boolean)[]) =>
  (value: string): boolean =>
    judges.some((judge) => judge(value));

const isNone = is(/^none\b/);
const isHidden = is(/^(?:hidden|collapse)\b/);
const isOutside = some(isBeyond);
const isClear = any(
  is(/^(?:transparent$|#[0-9a-f]{3}0$|#[0-9a-f]{6}00$)/),
  within(/^(?:rgb|hsl)a?\((?:[^,)]*,){3}/, every(isFaint)),
  within(/^(?:rgb|hsl)a?\([^)/]*\//, every(isFaint)),
);
const isScaledAway = within(/\bscale(?:3d|[xyz])?\(/, some(isFaint));
/** In the short form the size is the one quantity that has a unit or is zero; weights have neither. */
const isTinyFont = (value: string): boolean =>
  quantitiesIn(value.replaceAll(/\/\s*\S+/g, " ")).some(
    (size) => (size.unit !== "" || size.number === 0) && isTiny(size),
  );
const halfOf = 50;

const hiding: Readonly<Record<string, (value: string) => boolean>> = {
  display: isNone,
  visibility: isHidden,
  "content-visibility": isHidden,
  opacity: every(isFaint),
  "font-size": every(isTiny),
  font: isTinyFont,
  ...Object.fromEntries(
    ["left", "right", "top", "bottom", "inset", "text-indent", "translate"]
      .concat(["", "-left", "-right", "-top", "-bottom"].map((side) => `margin${side}`))
      .map((property) => [property, isOutside]),
  ),
  transform: any(isScaledAway, within(/\btranslate(?:3d|[xyz])?\(/, isOutside)),
  scale: some(isFaint),
  zoom: every(isFaint),
  clip: within(/^rect\(/, every(isTiny)),
  "clip-path": any(
    within(
      /^inset\(/,
      every(({ number, unit }) => unit === "%" && number >= halfOf),
    ),
    within(/^(?:circle|ellipse)\(/, (value) => every(isTiny)(value.split("at", 1)[0] ?? "")),
  ),
  color: isClear,
  "-webkit-text-fill-color": isClear,
  filter: within(/\bopacity\(/, every(isFaint)),
};

/** Of a box whose rest is cut off, what makes it too small for a letter. */
const extents = ["width", "height", "max-width", "max-height", "line-height"] as const;

const looked: ReadonlySet<string> = new Set([
  ...Object.keys(hiding),
  ...extents,
  "overflow",
  "background",
  "background-color",
]);
const longestDeclaration = 512;

/** Of a rule, the declarations that are looked at: its others are variables and pictures, and long. */
export const weighed = (declarations: string): string =>
  declarations
    .split(";")
    .filter((one) => one.length <= longestDeclaration && looked.has(one.split(":", 1)[0]?.trim().toLowerCase() ?? ""))
    .join(";");

/** Longer than any style that is written by hand. */
const longestStyle = 4_096;

export const withoutComments = (css: string): string => {
  const pieces: string[] = [];
  for (let at = 0; ;) {
    const open = css.indexOf("/*", at);
    pieces.push(css.slice(at, open === -1 ? undefined : open));
    const close = open === -1 ? -1 : css.indexOf("*/", open + 2);
    if (close === -1) return pieces.join("");
    at = close + 2;
  }
};

const escape = /\\(?:([0-9a-f]{1,6})\s?|([^\n]))/gi;
const withoutEscapes = (css: string): string =>
  css.includes("\\")
    ? css.replace(escape, (_, code?: string, character?: string) =>
        code === undefined ? (character ?? "") : String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)),
      )
    : css;

/** Whether the declarations of a `style` attribute or of a rule hide an element from a reader. */
export const hides = (style: string): boolean => {
  if (style.length > longestStyle) return true;
  const values = new Map<string, string>();
  for (const declaration of withoutEscapes(withoutComments(style)).toLowerCase().split(";")) {
    const colon = declaration.indexOf(":");
    if (colon === -1) continue;
    const property = declaration.slice(0, colon).trim();
    const value = declaration
      .slice(colon + 1)
      .replace("!important", "")
      .trim();
    if (Object.hasOwn(hiding, property) && hiding[property]?.(value)) return true;
    values.set(property, value);
  }
  if (/^(?:hidden|clip)\b/.test(values.get("overflow") ?? ""))
    if (extents.some((name) => every(isTiny)(values.get(name) ?? ""))) return true;
  const background = values.get("background-color") ?? values.get("background");
  return background !== undefined && background === values.get("color");
};

/** Parts of the SDK's JSON Schema engine (ajv) that keywords are defined with. */
interface Engine {
  getKeyword(keyword: string): unknown;
  removeKeyword(keyword: string): unknown;
  addKeyword(definition: object): unknown;
}

/** Characters as JSON Schema counts them: two code units that are one character count once. */
const charactersIn = (text: string): number => {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) count += 1;
  return count;
};

type Judge = (bound: number) => (text: string) => boolean;

/** A text has at most as many characters as code units, and at least half as many. Only between the two it has to be counted. */
const judges: Readonly<Record<"maxLength" | "minLength", Judge>> = {
  maxLength: (most) => (text) => text.length <= most || (text.length <= most * 2 && charactersIn(text) <= most),
  minLength: (least) => (text) => text.length >= least && (text.length >= least * 2 || charactersIn(text) >= least),
};

/**
 * The engine counts the characters of every text, which for an answer of 8 KB takes as long as all that is written of it. The same rules in
 * the same words and, with `before`, in the same order.
 */
export const judgeLengthsFirst = (engine: Engine): void => {
  for (const [keyword, compile] of Object.entries(judges)) {
    const known = engine.getKeyword(keyword);
    if (typeof known !== "object" || known === null) throw new TypeError(`the schema engine has no ${keyword}`);
    engine.removeKeyword(keyword);
    const { type, schemaType, error } = known as Readonly<Record<string, unknown>>;
    engine.addKeyword({ keyword, type, schemaType, error, compile, before: "pattern" });
  }
};

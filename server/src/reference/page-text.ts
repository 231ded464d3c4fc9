/** Lines of text as a page shows them: spaces run together, empty lines left out, at most so many characters. */
export interface PageText {
  add(text: string, preformatted: boolean): void;
  space(): void;
  breakLine(): void;
  isFull(): boolean;
  text(): string;
}

const spaces = /[ \t\r\n\f\v]+/g;

export const createPageText = (most: number): PageText => {
  const pieces: string[] = [];
  let length = 0;
  /** What stands between the text so far and the next. */
  let gap: "" | " " | "\n" = "";

  const put = (text: string): void => {
    const whole = `${length === 0 ? "" : gap}${text}`;
    gap = "";
    pieces.push(whole.slice(0, most - length));
    length = Math.min(most, length + whole.length);
  };

  const breakLine = (): void => {
    gap = "\n";
  };
  const space = (): void => {
    if (gap === "") gap = " ";
  };

  const addLine = (text: string): void => {
    const line = text.replace(spaces, " ");
    if (line.startsWith(" ")) space();
    const trimmed = line.trim();
    if (trimmed !== "") put(trimmed);
    if (trimmed !== "" && line.endsWith(" ")) space();
  };

  return {
    add: (text, preformatted) => {
      if (length >= most) return;
      if (!preformatted) {
        addLine(text);
        return;
      }
      for (const [index, line] of text.split("\n").entries()) {
        if (index > 0) breakLine();
        if (line.trim() !== "") put(line.trimEnd());
      }
    },
    space,
    breakLine,
    isFull: () => length >= most,
    text: () => pieces.join(""),
  };
};

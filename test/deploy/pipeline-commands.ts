/** One command of a pipeline. */
export interface Command {
  readonly script: string;
  /** From `npm run` to the end of the command. */
  readonly text: string;
}

/** What a pipeline of either platform runs of this project, in order; comments are left out. */
export const commandsIn = (pipeline: string): readonly Command[] => {
  const lines = pipeline.split("\n").filter((line) => !/^\s*#/.test(line));
  return lines.flatMap((line) => {
    const [text, script] = /npm run --silent ([a-z][\w:-]*).*/.exec(line) ?? [];
    return text === undefined || script === undefined ? [] : [{ script, text: text.replace(/ > ".*"$| > \S+$/, "") }];
  });
};

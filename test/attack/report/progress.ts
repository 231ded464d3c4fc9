import type { Verdict } from "../verdict.ts";

/** One line that is written over where there is a person to watch it; elsewhere only what was found. */
export const progressLine = (stream: NodeJS.WriteStream) => {
  let bad = 0;
  return ({ case: { id }, outcome, problems }: Verdict, done: number, all: number): void => {
    const isBad = outcome === "failed" || outcome === "error";
    if (isBad) bad += 1;
    if (stream.isTTY) stream.write(`\r\u001b[2K${done}/${all}  ${bad} to look at  ${id.slice(0, 60)}`);
    if (isBad)
      stream.write(
        `${stream.isTTY ? "\r\u001b[2K" : ""}${outcome}  ${id}\n    ${problems.slice(0, 3).join("\n    ")}\n`,
      );
    if (stream.isTTY && done === all) stream.write("\r\u001b[2K");
  };
};

/** `requirementIds(1, [5, 7])` is. */
export const requirementIds = (...ranges: readonly (number | readonly [number, number])[]): readonly string[] =>
  ranges
    .flatMap((range) =>
      typeof range === "number" ? [range] : Array.from({ length: range[1] - range[0] + 1 }, (_, at) => range[0] + at),
    )
    .map((number) => `R-${String(number).padStart(2, "0")}`);

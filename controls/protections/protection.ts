/** One thing that protects a deployment, as its page in `docs/protections` explains it. */
export interface Protection {
  /** Names the page. */
  readonly id: string;
  readonly title: string;
  /** The attacks that it stops, in the field's words. */
  readonly stops: string;
  readonly why: string;
  /** What happens, in order. */
  readonly how: readonly string[];
  /** Files and folders that do it. */
  readonly code: readonly string[];
  /** Settings of the server, or properties of the configuration and of constructs, and what each decides. */
  readonly configure: Readonly<Record<string, string>>;
  /** How to give it up or soften it, and what that costs. */
  readonly weaken: string;
  readonly requirements: readonly string[];
  /** Pages that say more. */
  readonly more: readonly string[];
}

/** `requirementIds(1, [5, 7])` is. */
export const requirementIds = (...ranges: readonly (number | readonly [number, number])[]): readonly string[] =>
  ranges
    .flatMap((range) =>
      typeof range === "number" ? [range] : Array.from({ length: range[1] - range[0] + 1 }, (_, at) => range[0] + at),
    )
    .map((number) => `R-${String(number).padStart(2, "0")}`);
